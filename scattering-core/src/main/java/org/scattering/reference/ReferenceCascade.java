package org.scattering.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.scattering.engine.Cascade;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.engine.Workspace;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.fourier.Dft;
import org.scattering.plan.ScatteringPlan;
import org.scattering.plan.ScatteringTree;
import org.scattering.settings.Averaging;

/**
 * The scattering cascade as the papers write it, on interleaved complex arrays in double precision:
 *
 * <pre>
 * U[λ1..λm]x = |U[λ1..λm-1]x ⋆ ψ_λm|      S[p]x = U[p]x ⋆ φ
 * </pre>
 *
 * Convolutions are products of spectra; sub-sampling by 2^k is the mean of the 2^k blocks of a spectrum.
 */
final class ReferenceCascade implements Cascade {
    private final ScatteringPlan plan;
    private final ScatteringTree tree;
    /** Filters at the rate of the signals they are applied to. */
    private final Map<FilterAtRate, Band> filters = new HashMap<>();

    private final Dft[] dft;

    private record FilterAtRate(Filter filter, int resolution) {}

    ReferenceCascade(ScatteringPlan plan) {
        this.plan = plan;
        tree = plan.tree();
        int coarsest = tree.coarsestResolution();
        for (int node = 0; node < tree.size(); node++) {
            if (node > 0) {
                prepare(plan.wavelet(node), tree.resolution(tree.parent(node)));
            }
            if (plan.settings().averaging() instanceof Averaging.Local) {
                prepare(plan.lowpass(tree.order(node)), tree.resolution(node));
                coarsest = Math.max(coarsest, plan.outputResolution(node));
            }
        }
        dft = new Dft[coarsest + 1];
        for (int k = 0; k <= coarsest; k++) {
            dft[k] = Dft.of(plan.rows(k), plan.columns(k));
        }
    }

    private void prepare(Filter filter, int resolution) {
        filters.computeIfAbsent(
                new FilterAtRate(filter, resolution), f -> filter.spectrum().atResolution(resolution));
    }

    private Band at(Filter filter, int resolution) {
        return Objects.requireNonNull(filters.get(new FilterAtRate(filter, resolution)));
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public int parts() {
        return Math.max(1, tree.endChild(0) - tree.firstChild(0));
    }

    @Override
    public Workspace newWorkspace() {
        return new OneSignal(this);
    }

    /** One signal on its way through the tree. */
    private final class OneSignal extends Workspace {
        OneSignal(ReferenceCascade owner) {
            super(owner);
        }

        @Override
        public long bytes() {
            return 16L * plan.rows(0) * plan.columns(0) * (2 + plan.settings().maxOrder());
        }

        @Override
        protected void run(Signals in, int first, int count, int part, int parts, Coefficients out) {
            for (int signal = first; signal < first + count; signal++) {
                double unit = in.unit(signal);
                RowWriter writer = new RowWriter(plan, in, signal, unit, out);
                double[] x = SignalReader.padded(plan, in, signal, unit);
                double[] spectrum = spectrum(x, 0);
                if (part == 0) {
                    writer.write(0, averaged(0, x, spectrum));
                }
                for (int child = tree.firstChild(0) + part; child < tree.endChild(0); child += parts) {
                    propagate(child, spectrum, writer);
                }
            }
        }

        /** U[p] from the spectrum of its parent, then its output, then its children. */
        private void propagate(int node, double[] parentSpectrum, RowWriter writer) {
            int from = tree.resolution(tree.parent(node));
            int to = tree.resolution(node);
            double[] u = convolved(parentSpectrum, plan.wavelet(node), from, to);
            for (int i = 0; i < u.length; i += 2) {
                u[i] = Math.sqrt(u[i] * u[i] + u[i + 1] * u[i + 1]);
                u[i + 1] = 0;
            }
            boolean needed = plan.settings().averaging() instanceof Averaging.Local
                    || tree.firstChild(node) < tree.endChild(node);
            double[] spectrum = needed ? spectrum(u, to) : u;
            writer.write(node, averaged(node, u, spectrum));
            for (int child = tree.firstChild(node); child < tree.endChild(node); child++) {
                propagate(child, spectrum, writer);
            }
        }

        /** What is cut to the output: U ⋆ φ for local averaging, else U itself. */
        private double[] averaged(int node, double[] u, double[] spectrum) {
            return plan.settings().averaging() instanceof Averaging.Local
                    ? convolved(
                            spectrum,
                            plan.lowpass(tree.order(node)),
                            tree.resolution(node),
                            plan.outputResolution(node))
                    : u;
        }

        private double[] spectrum(double[] u, int resolution) {
            double[] spectrum = u.clone();
            dft[resolution].forward(spectrum);
            return spectrum;
        }

        /** u ⋆ filter at a lower rate, from the spectrum of u. */
        private double[] convolved(double[] spectrum, Filter filter, int from, int to) {
            Band band = at(filter, from);
            int rows = plan.rows(to);
            int columns = plan.columns(to);
            double mean = (double) (rows * columns) / (band.rows() * band.columns());
            double[] folded = new double[2 * rows * columns];
            for (int r = 0; r < band.height(); r++) {
                int row = (band.firstRow() + r) % band.rows();
                for (int c = 0; c < band.width(); c++) {
                    int column = (band.firstColumn() + c) % band.columns();
                    int source = 2 * (row * band.columns() + column);
                    int target = 2 * (row % rows * columns + column % columns);
                    double weight = mean * band.value(r, c);
                    folded[target] += weight * spectrum[source];
                    folded[target + 1] += weight * spectrum[source + 1];
                }
            }
            dft[to].inverse(folded);
            return folded;
        }
    }
}
