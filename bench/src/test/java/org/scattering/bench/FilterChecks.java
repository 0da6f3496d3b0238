package org.scattering.bench;

import static org.scattering.bench.KernelBenchmark.BLOCK;

import org.scattering.kernel.FilterBlocks;

/** Filtered spectra term by term, and the spectra of real signals by their own DFT. */
final class FilterChecks {
    private static final double ROUNDING = 1e-6;

    private FilterChecks() {}

    static void addTo(Checks checks) {
        checks.add(FilterBenchmark.class, "filter", (b, body) -> {
            Expected y = filtered(b, b.wide, 1, 0);
            body.call();
            y.assertNear(b.y, ROUNDING);
        });
        checks.add(FilterBenchmark.class, "filterLine", (b, body) -> {
            Expected y = filtered(b, b.line, BLOCK, 0);
            body.call();
            y.assertNear(b.y, ROUNDING);
        });
        checks.add(FilterBenchmark.class, "filterTwoLines", (b, body) -> {
            Expected y = filtered(b, b.two, 2 * BLOCK, 0);
            Expected z = filtered(b, b.two, 2 * BLOCK, BLOCK);
            body.call();
            y.assertNear(b.y, ROUNDING);
            z.assertNear(b.z, ROUNDING);
        });
        checks.add(SeparateBenchmark.class, "separate", (b, body) -> {
            body.call();
            separated(Expected.copyOf(b.z, b.rows * BLOCK), b.rows, BLOCK).assertNear(b.x, ROUNDING);
        });
        checks.add(SeparateBenchmark.class, "separateLine", (b, body) -> {
            Expected rows = Expected.copyOf(b.z, 2 * b.apart());
            Expected line = Expected.zeros(2 * b.columns());
            for (int k = 0; k < 2 * b.columns(); k++) {
                int from = k / b.columns() * b.apart() + k % b.columns();
                line.set(k, rows.re()[from], rows.im()[from]);
            }
            body.call();
            separated(line, 2 * b.columns(), 1).assertNear(b.x, ROUNDING);
        });
    }

    /**
     * With one weight a term, sources are rows; with one a lane, from {@code first} on, they are numbers of the line, and run
     * backwards.
     */
    private static Expected filtered(FilterBenchmark b, FilterBlocks filter, int weights, int first) {
        Expected x = Expected.copyOf(b.x, (b.rows + 2) * BLOCK);
        Expected y = Expected.zeros(b.rows * BLOCK);
        int row = 0;
        for (int t = 0; t < filter.source().length; t++) {
            boolean conjugated = filter.source()[t] < 0;
            int source = conjugated ? ~filter.source()[t] : filter.source()[t];
            for (int q = 0; q < BLOCK; q++) {
                int from = weights == 1 ? source * BLOCK + q : b.lineFrom + source - BLOCK + (conjugated ? -q : q);
                double w = filter.weights()[weights == 1 ? t : t * weights + first + q];
                y.add(row * BLOCK + q, x.re()[from], conjugated ? -x.im()[from] : x.im()[from], w, 0);
            }
            row = filter.target()[t] < 0 ? row : row + 1;
        }
        return y;
    }

    /** X[k] = (Z[k] + Z*[h-k])/2 - i w^k (Z[k] - Z*[h-k])/2 with w = exp(-2πi/2h), for spectra side by side. */
    private static Expected separated(Expected z, int h, int lanes) {
        Expected x = Expected.zeros((h + 1) * lanes);
        for (int o = 0; o < (h + 1) * lanes; o++) {
            int k = o / lanes;
            int a = k % h * lanes + o % lanes;
            int b = (h - k) % h * lanes + o % lanes;
            double angle = -Math.PI * k / h;
            x.set(o, (z.re()[a] + z.re()[b]) / 2, (z.im()[a] - z.im()[b]) / 2);
            // -i w^k = sin - i cos
            x.add(o, (z.re()[a] - z.re()[b]) / 2, (z.im()[a] + z.im()[b]) / 2, Math.sin(angle), -Math.cos(angle));
        }
        return x;
    }
}
