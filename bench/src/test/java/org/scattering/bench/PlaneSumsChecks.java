package org.scattering.bench;

import static org.scattering.bench.KernelBenchmark.BLOCK;

import java.util.concurrent.Callable;

/** Sums of two lines, and folded lines, by their definition. */
final class PlaneSumsChecks {
    /** A float's 6e-8 through 60 additions, most of them of smaller numbers. */
    private static final double ROUNDING = 2e-6;

    private PlaneSumsChecks() {}

    static void addTo(Checks checks) {
        checks.add(PlaneSumsBenchmark.class, "sumRows", (b, body) -> {
            float[] data = b.z.data();
            double[] s = copy(data, b.sums, 16 * BLOCK);
            for (int line = 0; line < 2; line++) {
                for (int i = 0; i < 4 * BLOCK; i++) {
                    s[8 * line * BLOCK + i] = sum(b, line, i / BLOCK, i % BLOCK, 0, 1, b.rows);
                }
            }
            body.call();
            Expected.assertNear(s, data, b.sums, ROUNDING);
        });
        checks.add(PlaneSumsBenchmark.class, "sumFolded", (b, body) -> {
            double[] s = new double[16 * BLOCK];
            for (int line = 0; line < 2; line++) {
                for (int i = 0; i < 4 * BLOCK; i++) {
                    double even = sum(b, line, i / BLOCK, i % BLOCK, 0, 2, b.rows / 2);
                    double odd = sum(b, line, i / BLOCK, i % BLOCK, 1, 2, b.rows / 2);
                    s[8 * line * BLOCK + i] = even + odd;
                    s[(8 * line + 7 - i / BLOCK) * BLOCK + i % BLOCK] = even - odd;
                }
            }
            body.call();
            Expected.assertNear(s, b.z.data(), b.sums, ROUNDING);
        });
        checks.add(PlaneSumsBenchmark.class, "foldModuli", (b, body) -> folded(b, body, true));
        checks.add(PlaneSumsBenchmark.class, "fold", (b, body) -> folded(b, body, false));
    }

    /** Of every step-th row, whose weights stand four by four. */
    private static double sum(PlaneSumsBenchmark b, int line, int j, int lane, int from, int step, int count) {
        double sum = 0;
        for (int n = 0; n < count; n++) {
            int row = from + step * n;
            sum += (double) b.weights[4 * row + j] * b.z.data()[b.lines + line * b.line() + row * BLOCK + lane];
        }
        return sum;
    }

    private static void folded(PlaneSumsBenchmark b, Callable<Object> body, boolean moduli) throws Exception {
        Expected z = Expected.copyOf(b.z, b.rows * BLOCK);
        double[] y = new double[b.rows * BLOCK];
        for (int i = 0; i < b.rows / 2 * BLOCK; i++) {
            int up = b.rows / 2 * BLOCK + i;
            int down = (b.rows / 2 - 1 - i / BLOCK) * BLOCK + i % BLOCK;
            double u = moduli ? Math.hypot(z.re()[up], z.im()[up]) : z.re()[up];
            double v = moduli ? Math.hypot(z.re()[down], z.im()[down]) : z.re()[down];
            y[i / BLOCK * 2 * BLOCK + i % BLOCK] = u + v;
            y[(i / BLOCK * 2 + 1) * BLOCK + i % BLOCK] = u - v;
        }
        body.call();
        Expected.assertNear(y, b.z.data(), b.lines, ROUNDING);
    }

    private static double[] copy(float[] data, int from, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = data[from + i];
        }
        return values;
    }
}
