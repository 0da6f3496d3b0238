package org.scattering.bench;

import static org.scattering.bench.KernelBenchmark.BLOCK;

import java.util.Arrays;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.RadixPass;
import org.scattering.kernel.Split;

/** The definitions of a pass and of the DFT. */
final class FftChecks {
    /** A float's 6e-8, through as many additions as a pass of small radix has. */
    private static final double PASS = 1e-6;

    /** Through up to three passes; Bluestein's algorithm goes there and back. */
    private static final double FFT = 4e-6;

    private FftChecks() {}

    static void addTo(Checks checks) {
        checks.add(RadixPassBenchmark.class, "pass", (b, body) -> {
            Expected y = pass(b.pass, Expected.copyOf(b.x, b.rows() * BLOCK));
            body.call();
            y.assertNear(b.y, PASS);
        });
        checks.add(BandPassBenchmark.class, "fan", (b, body) -> {
            Expected x = Expected.copyOf(b.x, BandPassBenchmark.ROWS * BLOCK);
            Expected y = Expected.zeros(BandPassBenchmark.ROWS * BLOCK);
            for (int i = 0; i < y.re().length; i++) {
                int n = i / BLOCK;
                int from = n / Kernels.FAN * BLOCK + i % BLOCK;
                turn(y, i, x, from, -(double) (n / Kernels.FAN * (n % Kernels.FAN)) / BandPassBenchmark.ROWS);
            }
            body.call();
            y.assertNear(b.y, PASS);
        });
        checks.add(BandPassBenchmark.class, "halfPass", (b, body) -> {
            Expected x = Expected.copyOf(b.x, BandPassBenchmark.ROWS * BLOCK);
            for (int i = x.re().length / 2; i < x.re().length; i++) {
                x.set(i, 0, 0);
            }
            body.call();
            pass(b.first, x).assertNear(b.y, PASS);
        });
        checks.add(BandPassBenchmark.class, "modulusPass", (b, body) -> {
            Expected z = pass(b.last, Expected.copyOf(b.x, BandPassBenchmark.ROWS * BLOCK));
            body.call();
            Expected.assertNear(moduli(z), b.y.data(), b.y.re(), PASS);
        });
        checks.add(BlockFftBenchmark.class, "forward", (b, body) -> {
            body.call();
            dft(b, -1).assertNear(b.y, FFT);
        });
        checks.add(BlockFftBenchmark.class, "inverse", (b, body) -> {
            body.call();
            dft(b, 1).assertNear(b.y, FFT);
        });
        checks.add(BlockFftBenchmark.class, "inverseToBuffer", (b, body) -> {
            dft(b, 1).assertNear((Split) body.call(), FFT);
        });
        checks.add(BlockFftBenchmark.class, "inverseModulus", (b, body) -> {
            body.call();
            Expected.assertNear(moduli(dft(b, 1)), b.y.data(), b.y.re(), FFT);
        });
    }

    /** y[e(r·p + k) + q] = w^(p·k) Σ_j exp(-2πi jk/r) x[e(p + groups·j) + q], see {@link RadixPass}. */
    private static Expected pass(RadixPass pass, Expected x) {
        int r = pass.radix();
        int e = pass.earlier();
        Expected y = Expected.zeros(x.re().length);
        for (int p = 0; p < pass.groups(); p++) {
            for (int k = 0; k < r; k++) {
                for (int j = 0; j < r; j++) {
                    double turns = p * k / (double) (r * pass.groups()) + j * k / (double) r;
                    for (int q = 0; q < e * BLOCK; q++) {
                        turn(y, e * (r * p + k) * BLOCK + q, x, e * (p + pass.groups() * j) * BLOCK + q, -turns);
                    }
                }
            }
        }
        return y;
    }

    private static double[] moduli(Expected z) {
        double[] moduli = new double[z.re().length];
        Arrays.setAll(moduli, i -> Math.hypot(z.re()[i], z.im()[i]));
        return moduli;
    }

    private static Expected dft(BlockFftBenchmark b, int sign) {
        int n = b.length;
        Expected x = Expected.copyOf(b.x, n * BLOCK);
        Expected y = Expected.zeros(n * BLOCK);
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n / b.fan; j++) {
                for (int q = 0; q < BLOCK; q++) {
                    turn(y, k * BLOCK + q, x, j * BLOCK + q, sign * (double) (j * k % n) / n);
                }
            }
        }
        return y;
    }

    private static void turn(Expected y, int to, Expected x, int from, double turns) {
        double angle = 2 * Math.PI * turns;
        y.add(to, x.re()[from], x.im()[from], Math.cos(angle), Math.sin(angle));
    }
}
