package org.scattering.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.scattering.bench.KernelBenchmark.BLOCK;

import java.util.concurrent.Callable;

/** Weighted sums by their definition. */
final class AverageChecks {
    /** A float's 6e-8 through 64 additions, most of them of smaller numbers. */
    private static final double ROUNDING = 2e-6;

    private static final double DOUBLE_ROUNDING = 1e-11;

    private AverageChecks() {}

    static void addTo(Checks checks) {
        checks.add(AverageBenchmark.class, "average", (b, body) -> averages(b, body, 0));
        checks.add(AverageBenchmark.class, "averageAcross", (b, body) -> averages(b, body, 1));
        checks.add(AverageBenchmark.class, "addRows", (b, body) -> {
            float[] data = b.u.data();
            double[] y = new double[BLOCK];
            for (int q = 0; q < BLOCK; q++) {
                y[q] = data[b.total + q];
                for (int n = 0; n < b.rows; n++) {
                    y[q] += (double) b.taps.values()[n] * data[b.addends + n * BLOCK + q];
                }
            }
            body.call();
            Expected.assertNear(y, data, b.total, ROUNDING);
        });
        checks.add(AverageBenchmark.class, "dot", (b, body) -> {
            double sum = 0;
            for (int n = 0; n < b.a.length; n++) {
                sum += b.a[n] * b.b[n + 1];
            }
            assertThat((Double) body.call()).isCloseTo(sum, within(DOUBLE_ROUNDING));
        });
    }

    /** s[j] += Σ_n taps[first + n·step - j·shift + laneStep·lane] u[n] for four sums. */
    private static void averages(AverageBenchmark b, Callable<Object> body, int laneStep) throws Exception {
        float[] data = b.u.data();
        double[] s = new double[4 * BLOCK];
        for (int o = 0; o < s.length; o++) {
            s[o] = data[b.sums + o];
            for (int n = 0; n < b.rows; n++) {
                int tap = AverageBenchmark.firstTap() + n - o / BLOCK * AverageBenchmark.SHIFT + laneStep * (o % BLOCK);
                s[o] += (double) b.taps.values()[tap] * data[b.u.re() + n * BLOCK + o % BLOCK];
            }
        }
        body.call();
        Expected.assertNear(s, data, b.sums, ROUNDING);
    }
}
