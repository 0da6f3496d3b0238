package org.scattering.plan;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/**
 * Everything about a transform that is known before a signal is seen: filter banks, padding, the tree of paths, the
 * layout of the output. Immutable, thread-safe, and made once for many transforms.
 *
 * <p>Serialised it is its settings and a fingerprint of its filters: it is built anew where it is read, and refused
 * ({@link InvalidObjectException}) where that would give other bits.
 */
public final class ScatteringPlan implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Of a workspace: 16 lanes of two complex grids and a real one, half as much for input and sums. */
    private static final int FIXED_NUMBERS = 16 * 6;

    /** The half spectra kept at each depth. */
    private static final int NUMBERS_AN_ORDER = 16;

    /** Points of margins, blocks and tables that small signals need too. */
    private static final int SMALL_GRID = 1 << 12;

    /** What the least workspace takes, see {@code Memory}. */
    private static final long LEAST_WORKSPACE = 1 << 22;

    private final transient ScatteringSettings settings;
    private final transient List<Axis> axes;
    /** Banks of layers 1 … M+1; the last one only averages. */
    private final transient List<FilterBank> banks;

    private final transient ScatteringTree tree;
    private final transient OutputLayout layout;
    private final transient PathTable paths;

    private ScatteringPlan(ScatteringSettings settings, List<Axis> axes, List<FilterBank> banks, ScatteringTree tree) {
        this.settings = settings;
        this.axes = List.copyOf(axes);
        this.banks = List.copyOf(banks);
        this.tree = tree;
        layout = layoutFor(-1);
        paths = PathTable.of(this);
    }

    /**
     * Makes the plan.
     *
     * @param settings what to compute
     * @return the plan
     * @throws org.scattering.settings.InvalidSettingException where the settings do not go together
     */
    public static ScatteringPlan of(ScatteringSettings settings) {
        Planner planner = Planner.of(settings);
        ScatteringTree tree = new TreePlanner(settings, planner.scales()).plan();
        List<Axis> axes = planner.axes(tree.coarsestResolution());
        return new ScatteringPlan(settings, axes, planner.banks(axes), tree);
    }

    private OutputLayout layoutFor(int actualLength) {
        boolean global = settings.averaging() instanceof Averaging.Global;
        List<List<Integer>> shapes = new ArrayList<>();
        for (int row = 0; row < tree.size() + (complexInput() ? 1 : 0); row++) {
            int resolution = outputResolution(nodeOfRow(row));
            shapes.add(axes.stream()
                    .map(a -> global ? 1 : actualLength < 0 ? a.kept(resolution) : a.kept(resolution, actualLength))
                    .toList());
        }
        return new OutputLayout(shapes);
    }

    /**
     * The layout of the output of a shorter 1D signal, in a batch of variable length.
     *
     * @param length samples of the signal, in [{@link #coarsestStep()}, N]
     * @return where each row of its coefficients lies
     * @throws IllegalArgumentException for another length, or a 2D plan
     */
    public OutputLayout layout(int length) {
        if (axes.size() != 1
                || length < coarsestStep()
                || length > axes.getFirst().length()) {
            throw new IllegalArgumentException("length = " + length + ": a 1D plan takes " + coarsestStep() + " to "
                    + axes.getFirst().length());
        }
        return layoutFor(length);
    }

    /**
     * The settings.
     *
     * @return what the plan was made from
     */
    public ScatteringSettings settings() {
        return settings;
    }

    /**
     * The axes of the grid.
     *
     * @return one axis in 1D; rows, columns in 2D
     */
    public List<Axis> axes() {
        return axes;
    }

    /**
     * The first axis of the padded grid at a lower rate.
     *
     * @param resolution log2 of the sub-sampling
     * @return rows, 1 in 1D
     */
    public int rows(int resolution) {
        return axes.size() == 1 ? 1 : axes.getFirst().padded() >> resolution;
    }

    /**
     * The last axis of the padded grid at a lower rate.
     *
     * @param resolution log2 of the sub-sampling
     * @return columns, the padded length in 1D
     */
    public int columns(int resolution) {
        return axes.getLast().padded() >> resolution;
    }

    /**
     * The filters of a layer.
     *
     * @param layer 1 for the wavelets applied to the signal, …, M + 1 for the low-pass applied to the paths of order M
     * @return the bank on the padded grid
     */
    public FilterBank bank(int layer) {
        return banks.get(layer - 1);
    }

    /**
     * The low-pass filter that averages the paths of an order.
     *
     * @param order m in [0, M]
     * @return φ of layer m + 1
     */
    public Filter lowpass(int order) {
        return banks.get(order).lowpass();
    }

    /**
     * The wavelet that leads to a node.
     *
     * @param node a node other than the root
     * @return ψ of the path's last filter
     */
    public Filter wavelet(int node) {
        return banks.get(tree.order(node) - 1).wavelets().get(tree.filter(node));
    }

    /**
     * The tree of paths.
     *
     * @return its tables
     */
    public ScatteringTree tree() {
        return tree;
    }

    /**
     * The layout of the output.
     *
     * @return where each row of a signal's coefficients lies
     */
    public OutputLayout layout() {
        return layout;
    }

    /**
     * What each row is.
     *
     * @return the table of paths
     */
    public PathTable paths() {
        return paths;
    }

    /**
     * Whether signals are complex.
     *
     * @return true for interleaved complex samples
     */
    public boolean complexInput() {
        return settings.signalType() == SignalType.COMPLEX;
    }

    /**
     * The sampling rate.
     *
     * @return samples per second, null where unknown
     */
    public @Nullable Double samplingRate() {
        return settings instanceof Scattering1D s ? s.samplingRate() : null;
    }

    /**
     * The shape of one input signal: the settings' shape, or the padded one for input that is already padded.
     *
     * @return samples an axis
     */
    public List<Integer> inputShape() {
        boolean padded = settings.padding() == Padding.ALREADY_PADDED;
        return axes.stream().map(a -> padded ? a.padded() : a.length()).toList();
    }

    /**
     * Numbers an input signal has: the product of its shape, twice that for complex samples.
     *
     * @return array elements a signal
     */
    public int inputSize() {
        return inputShape().stream().reduce(complexInput() ? 2 : 1, (a, b) -> a * b);
    }

    /**
     * The node a row belongs to.
     *
     * @param row an output row
     * @return its node: the row's number, but for complex signals, whose order 0 has two rows
     */
    public int nodeOfRow(int row) {
        return complexInput() ? Math.max(row - 1, 0) : row;
    }

    /**
     * The (first) row of a node.
     *
     * @param node a node of the tree
     * @return its output row
     */
    public int rowOfNode(int node) {
        return complexInput() && node > 0 ? node + 1 : node;
    }

    /**
     * The rate of a node's output.
     *
     * @param node a node
     * @return log2 of the output's sampling step: that of the stride with local averaging, else that of U[p]
     */
    public int outputResolution(int node) {
        return settings.averaging() instanceof Averaging.Local local ? local.resolution() : tree.resolution(node);
    }

    /**
     * The coarsest sampling step of any row.
     *
     * @return input samples between two samples of that row, a power of two; shorter signals might leave it empty
     */
    public int coarsestStep() {
        int coarsest = 0;
        for (int node = 0; node < tree.size(); node++) {
            coarsest = Math.max(coarsest, outputResolution(node));
        }
        return 1 << coarsest;
    }

    /**
     * A bound of the memory in which one thread of a CPU engine works ({@code Workspace.bytes()} says how much it is). It
     * depends on the largest level alone, the padded signal, and on the depth of the tree, not on the number of paths.
     *
     * @return bytes, at most
     */
    public long workspaceBytes() {
        long points = (long) rows(0) * columns(0) + SMALL_GRID;
        long numbersAPoint = FIXED_NUMBERS + NUMBERS_AN_ORDER * (settings.maxOrder() + 1L);
        return LEAST_WORKSPACE + Float.BYTES * numbersAPoint * points;
    }

    /**
     * A number that changes when any bit of any filter changes.
     *
     * @return 64 bits of hash
     */
    public long fingerprint() {
        long hash = 17;
        for (FilterBank bank : banks) {
            hash = hash * 31 + bank.fingerprint();
        }
        return hash;
    }

    /** The recipe: sizes, banks, paths. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ScatteringPlan of ").append(settings);
        for (Axis a : axes) {
            text.append("%n  axis: %d samples, padded to %d (%d before)".formatted(a.length(), a.padded(), a.left()));
        }
        for (int m = 0; m <= settings.maxOrder(); m++) {
            text.append("%n  order %d: %d paths".formatted(m, paths.ofOrder(m).size()));
            if (m > 0) {
                text.append(" from %d wavelets".formatted(bank(m).wavelets().size()));
            }
        }
        return text.append("%n  output: %d rows, %d numbers a signal".formatted(layout.rows(), layout.size()))
                .toString();
    }

    @Serial
    private Object writeReplace() {
        return new Recipe(settings, fingerprint());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a plan is read through its recipe");
    }

    private record Recipe(ScatteringSettings settings, long fingerprint) implements Serializable {
        @Serial
        private Object readResolve() throws InvalidObjectException {
            ScatteringPlan plan = ScatteringPlan.of(settings);
            if (plan.fingerprint() != fingerprint) {
                throw new InvalidObjectException("this version of the library builds other filters for " + settings
                        + " than the one that wrote the plan; make the plan anew");
            }
            return plan;
        }
    }
}
