package org.scattering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/**
 * The scattering transform in the time domain, by direct sums, without an FFT and without any of the product's code for
 * padding, rates, trees or cutting. Of the plan it takes the Fourier samples of the filters and their scales j.
 *
 * <p>Two facts tie it to the spectral conventions: the mean of 2^k spectral blocks of a signal is every 2^k-th sample
 * of it; the sum of 2^k blocks of a filter is 2^k times every 2^k-th sample of it (4^k in 2D, after the mask).
 */
final class DirectConvolution {
    private static final int LOWPASS = -1;

    private final ScatteringPlan plan;
    private final ScatteringSettings settings;
    private final PaddedGrid[] axes;
    private final Map<Placed, TimeField> filters = new HashMap<>();
    /** Filled by a walk: the rows, and ‖U[p]‖² summed over the paths of each order. */
    private final List<List<double[]>> rowsByOrder = new ArrayList<>();

    private final double[] energyByOrder;
    private int actualLength;

    private record Placed(int layer, int filter, int rate) {}

    DirectConvolution(ScatteringPlan plan) {
        this.plan = plan;
        settings = plan.settings();
        energyByOrder = new double[settings.maxOrder() + 1];
        int step = 1 << Math.max(coarsestRate(0, -1, 0), stride() == Integer.MAX_VALUE ? 0 : stride());
        boolean circular = settings.padding() == Padding.PERIODIC
                && settings.shape().stream().allMatch(n -> n % step == 0);
        axes = settings.shape().stream()
                .map(n -> circular
                        ? PaddedGrid.circular(n)
                        : switch (settings) {
                            case Scattering1D s -> PaddedGrid.of(s);
                            case Scattering2D s -> PaddedGrid.of(s, n);
                        })
                .toArray(PaddedGrid[]::new);
    }

    PaddedGrid[] axes() {
        return axes;
    }

    /** All rows of one signal, in the order of the output. */
    List<double[]> rows(double[] signal) {
        return rows(signal, settings.shape().getLast());
    }

    /** All rows of one 1D signal with its own length. */
    List<double[]> rows(double[] signal, int length) {
        actualLength = length;
        rowsByOrder.clear();
        for (int m = 0; m <= settings.maxOrder(); m++) {
            rowsByOrder.add(new ArrayList<>());
        }
        Arrays.fill(energyByOrder, 0);
        visit(0, -1, 0, continued(signal));
        return rowsByOrder.stream().flatMap(List::stream).toList();
    }

    /** Σ ‖U[p]x‖² over the paths of an order, of the last signal, every sample counted once. */
    double propagatedEnergy(int order) {
        return energyByOrder[order];
    }

    private void visit(int order, int lastScale, int rate, TimeField u) {
        energyByOrder[order] += u.energy();
        output(order, rate, u);
        for (int n = 0; order < settings.maxOrder() && n < wavelets(order + 1).size(); n++) {
            int j = wavelets(order + 1).get(n).scale();
            if (settings.paths() == Paths.ALL || j > lastScale) {
                int next = rate(order + 1, j, rate);
                TimeField psi = filter(order + 1, n, rate);
                visit(order + 1, j, next, convolved(u, psi, next - rate).modulus());
            }
        }
    }

    private int coarsestRate(int order, int lastScale, int rate) {
        int coarsest = rate;
        for (int n = 0; order < settings.maxOrder() && n < wavelets(order + 1).size(); n++) {
            int j = wavelets(order + 1).get(n).scale();
            if (settings.paths() == Paths.ALL || j > lastScale) {
                coarsest = Math.max(coarsest, coarsestRate(order + 1, j, rate(order + 1, j, rate)));
            }
        }
        return coarsest;
    }

    /** Where U[p] lives: no finer than the output needs, and with all paths no coarser than its finest child needs. */
    private int rate(int layer, int scale, int parentRate) {
        int rate = Math.max(Math.min(scale, stride()), parentRate);
        if (settings.paths() == Paths.ALL && layer < settings.maxOrder()) {
            for (Filter next : wavelets(layer + 1)) {
                rate = Math.min(rate, next.scale());
            }
        }
        return rate;
    }

    private int stride() {
        return settings.averaging() instanceof Averaging.Local local
                ? (int) Math.round(Math.log(local.stride()) / Math.log(2))
                : Integer.MAX_VALUE;
    }

    private List<Filter> wavelets(int layer) {
        return plan.bank(layer).wavelets();
    }

    private TimeField filter(int layer, int n, int rate) {
        return filters.computeIfAbsent(new Placed(layer, n, rate), f -> {
            boolean bothSides = settings.signalType() == SignalType.COMPLEX && layer == 1 && n != LOWPASS;
            int analytic = wavelets(layer).size() / 2;
            if (bothSides && n >= analytic) {
                return filter(layer, n - analytic, rate).conjugate();
            }
            Filter source =
                    n == LOWPASS ? plan.lowpass(layer - 1) : wavelets(layer).get(n);
            return inTime(source.spectrum(), rate);
        });
    }

    private TimeField inTime(Band band, int rate) {
        double[] spectrum = band.dense();
        if (axes.length == 1) {
            return TimeField.inverseDft(1, band.columns(), spectrum).every(1, 1 << rate, 1 << rate);
        }
        for (int i = 0; rate > 0 && i < spectrum.length; i++) {
            if (masked(i / band.columns(), band.rows(), rate) || masked(i % band.columns(), band.columns(), rate)) {
                spectrum[i] = 0;
            }
        }
        return TimeField.inverseDft(band.rows(), band.columns(), spectrum).every(1 << rate, 1 << rate, 1 << (2 * rate));
    }

    /** [M 2^(-r-1), M 2^(-r-1) + M (1 - 2^-r)) in integers; M is a multiple of 2^r, so only the first may be cut. */
    private static boolean masked(int index, int size, int rate) {
        int begin = size / (2 << rate);
        return index >= begin && index < begin + size - size / (1 << rate);
    }

    private TimeField convolved(TimeField u, TimeField h, int octaves) {
        int step = 1 << octaves;
        return u.convolved(h, axes.length == 1 ? 1 : step, step);
    }

    private TimeField continued(double[] signal) {
        boolean complex = settings.signalType() == SignalType.COMPLEX;
        PaddedGrid across = axes[axes.length - 1];
        int[] column = across.sources(settings, actualLength);
        int[] row = axes.length == 1 ? new int[1] : axes[0].sources(settings, axes[0].length());
        int width = settings.padding() == Padding.ALREADY_PADDED ? across.padded() : actualLength;
        TimeField x = new TimeField(row.length, column.length);
        for (int i = 0; i < x.re.length; i++) {
            int r = row[i / column.length];
            int c = column[i % column.length];
            if (r >= 0 && c >= 0) {
                int source = r * width + c;
                x.re[i] = complex ? signal[2 * source] : signal[source];
                x.im[i] = complex ? signal[2 * source + 1] : 0;
            }
        }
        return x;
    }

    private void output(int order, int rate, TimeField u) {
        boolean local = settings.averaging() instanceof Averaging.Local;
        int step = local ? stride() : rate;
        TimeField s = local ? convolved(u, filter(order + 1, LOWPASS, rate), step - rate) : u;
        rowsByOrder.get(order).add(pooled(s, s.re, step));
        if (order == 0 && settings.signalType() == SignalType.COMPLEX) {
            rowsByOrder.get(order).add(pooled(s, s.im, step));
        }
    }

    private double[] pooled(TimeField s, double[] part, int rate) {
        if (Averaging.GLOBAL_SUM.equals(settings.averaging())) {
            return new double[] {Arrays.stream(part).sum()};
        }
        PaddedGrid across = axes[axes.length - 1];
        int from = axes.length == 1 ? 0 : axes[0].from(rate);
        int to = axes.length == 1 ? 1 : axes[0].to(rate, axes[0].length());
        List<Double> kept = new ArrayList<>();
        for (int r = from; r < to; r++) {
            for (int c = across.from(rate); c < across.to(rate, actualLength); c++) {
                kept.add(part[r * s.columns + c]);
            }
        }
        double[] row = kept.stream().mapToDouble(Double::doubleValue).toArray();
        return Averaging.GLOBAL_MEAN.equals(settings.averaging())
                ? new double[] {Arrays.stream(row).sum() / row.length}
                : row;
    }
}
