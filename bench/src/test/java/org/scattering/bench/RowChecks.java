package org.scattering.bench;

import static org.scattering.bench.KernelBenchmark.BLOCK;

import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;

/** What becomes of the rows of a block, number by number. */
final class RowChecks {
    /** A few roundings of a float, 6e-8 each. */
    private static final double ROUNDING = 3e-7;

    private RowChecks() {}

    static void addTo(Checks checks) {
        checks.add(RowsBenchmark.class, "copyRows", (b, body) -> {
            Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
            body.call();
            Expected.assertNear(x.re(), b.y.data(), b.y.re(), 0);
        });
        checks.add(RowsBenchmark.class, "multiplyRows", (b, body) -> {
            Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
            Expected y = Expected.zeros(b.rows * BLOCK);
            for (int i = 0; i < b.rows * BLOCK; i++) {
                y.add(
                        i,
                        x.re()[i],
                        x.im()[i],
                        b.factors.re()[i / BLOCK],
                        b.factors.im()[i / BLOCK]);
            }
            body.call();
            y.assertNear(b.y, ROUNDING);
        });
        checks.add(RowsBenchmark.class, "modulus", (b, body) -> {
            Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
            double[] moduli = new double[b.rows * BLOCK];
            for (int i = 0; i < moduli.length; i++) {
                moduli[i] = Math.hypot(x.re()[i], x.im()[i]);
            }
            body.call();
            Expected.assertNear(moduli, b.y.data(), b.y.re(), ROUNDING);
        });
        checks.add(RowsBenchmark.class, "modulusPairs", (b, body) -> modulusPairs(b, body));
        checks.add(RowsBenchmark.class, "pairLanes", (b, body) -> pairLanes(b, body));
        // Row n, lane i of a block is number n of line i.
        checks.add(
                LinesBenchmark.class, "linesToRows", (b, body) -> moved(b, body, o -> o % BLOCK * b.rows + o / BLOCK));
        checks.add(
                LinesBenchmark.class, "rowsToLines", (b, body) -> moved(b, body, o -> o % b.rows * BLOCK + o / b.rows));
        checks.add(LinesBenchmark.class, "multiplyAcross", (b, body) -> multiplyAcross(b, body));
    }

    private static void modulusPairs(RowsBenchmark b, Callable<Object> body) throws Exception {
        Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
        Expected y = Expected.zeros(b.rows / 2 * BLOCK);
        for (int o = 0; o < b.rows / 2 * BLOCK; o++) {
            int even = o / BLOCK * 2 * BLOCK + o % BLOCK;
            int odd = even + BLOCK;
            y.set(o, Math.hypot(x.re()[even], x.im()[even]), Math.hypot(x.re()[odd], x.im()[odd]));
        }
        body.call();
        y.assertNear(b.y, ROUNDING);
    }

    /** Lanes 0 … 15 are real parts, lanes 16 … 31 imaginary parts. */
    private static void pairLanes(RowsBenchmark b, Callable<Object> body) throws Exception {
        Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
        Expected y = Expected.zeros(b.rows * BLOCK);
        for (int o = 0; o < b.rows * BLOCK; o++) {
            int lane = 2 * (o % BLOCK);
            double[] half = lane < BLOCK ? x.re() : x.im();
            int i = o / BLOCK * BLOCK + lane % BLOCK;
            y.set(o, half[i], half[i + 1]);
        }
        body.call();
        y.assertNear(b.y, 0);
    }

    private static void moved(LinesBenchmark b, Callable<Object> body, IntUnaryOperator from) throws Exception {
        Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
        double[] y = new double[b.rows * BLOCK];
        for (int o = 0; o < y.length; o++) {
            y[o] = x.re()[from.applyAsInt(o)];
        }
        body.call();
        Expected.assertNear(y, b.y.data(), b.y.re(), 0);
    }

    private static void multiplyAcross(LinesBenchmark b, Callable<Object> body) throws Exception {
        Expected x = Expected.copyOf(b.x, b.rows * BLOCK);
        Expected y = Expected.zeros(b.rows * BLOCK);
        for (int o = 0; o < b.rows * BLOCK; o++) {
            int from = o % b.rows * BLOCK + o / b.rows;
            y.add(o, x.re()[from], x.im()[from], b.factors.re()[from], b.factors.im()[from]);
        }
        body.call();
        y.assertNear(b.y, ROUNDING);
    }
}
