package org.scattering.gpu.tables;

import java.util.List;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Padding;

/**
 * A plan as tables for a device. Immutable.
 *
 * @param plan the plan
 * @param root from signals to spectra
 * @param levels in the order in which they are computed
 * @param nodes ints, {@link LevelTable#NODE_INTS} a node
 * @param twiddles complex numbers
 * @param bands filters
 * @param taps weights of sums
 * @param spectrumNumbers complex numbers of the spectra of one signal
 */
public record PlanTables(
        ScatteringPlan plan,
        RootTable root,
        List<LevelTable> levels,
        int[] nodes,
        float[] twiddles,
        float[] bands,
        float[] taps,
        int spectrumNumbers) {

    /**
     * The kernels divide a node's number and its place in a block by the number of nodes of a level, exactly while the product of
     * both is below 2^32 ({@code quotient} of {@code portable.cuh}).
     */
    private static final int MOST_NODES = 65_000;

    /**
     * Whether a plan can be computed on a device.
     *
     * @param plan the plan
     * @param sharedBytes shared memory a block
     * @return an empty text, or the reason why not
     */
    public static String obstacle(ScatteringPlan plan, int sharedBytes) {
        if (plan.tree().size() > MOST_NODES) {
            return "a tree of " + plan.tree().size() + " nodes is too large: at most " + MOST_NODES + " are accepted";
        }
        for (int k = 0; k <= plan.tree().coarsestResolution(); k++) {
            String obstacle = obstacle(plan.rows(k), plan.columns(k), sharedBytes);
            if (!obstacle.isEmpty()) {
                return obstacle;
            }
        }
        return "";
    }

    /**
     * Whether one grid can be computed on a device.
     *
     * @param rows of the grid
     * @param columns of the grid
     * @param sharedBytes shared memory a block
     * @return an empty text, or the reason why not
     */
    public static String obstacle(int rows, int columns, int sharedBytes) {
        return Shape.possible(rows, columns, sharedBytes)
                ? ""
                : "a grid of " + rows + " x " + columns + " points cannot be cut into rows and columns that fit the "
                        + sharedBytes / 1024 + " KiB of shared memory of a block";
    }

    /**
     * Compiles a plan.
     *
     * @param plan the plan, without {@link #obstacle}
     * @param sharedBytes shared memory a block
     * @return its tables
     */
    public static PlanTables of(ScatteringPlan plan, int sharedBytes) {
        return new PlanCompiler(plan, sharedBytes).compile();
    }

    /**
     * Bytes of all tables.
     *
     * @return what they take on a device
     */
    public long bytes() {
        OrderZero orderZero = root.orderZero();
        return 4L * (nodes.length + twiddles.length + bands.length + taps.length)
                + (orderZero == null ? 0 : 8L * orderZero.taps().length);
    }

    /**
     * What the kernels do for one signal.
     *
     * @return kernel by kernel, in the order in which they are first launched
     */
    public List<KernelWork> work() {
        return WorkCount.of(this);
    }

    /**
     * Bytes of a signal's samples and coefficients as floats: what has to pass the memory of a device at least.
     *
     * @return bytes
     */
    public long compulsoryBytes() {
        return (long) Float.BYTES * (plan.inputSize() + plan.layout().size());
    }

    /**
     * The numbers of order 0 that are summed in double precision, of one signal.
     *
     * @return doubles; 0 where it comes through the spectrum
     */
    public int exactNumbers() {
        OrderZero orderZero = root.orderZero();
        return orderZero == null ? 0 : orderZero.samples() * parts();
    }

    /**
     * The sums of rows of order 0, of one signal.
     *
     * @return doubles
     */
    public long rowSums() {
        OrderZero orderZero = root.orderZero();
        return orderZero == null ? 0 : orderZero.rowSums(plan.rows(0)) * parts();
    }

    /**
     * Real and imaginary parts.
     *
     * @return 1 or 2
     */
    public int parts() {
        return plan.complexInput() ? 2 : 1;
    }

    /**
     * Writes what the kernels of the input read beyond pointers and counts.
     *
     * @param to the struct, positioned at {@code parts}
     * @param scaled whether outputs are in the units of the input
     * @param tiles blocks a grid, in tiles
     * @param grid what a block holds
     */
    public void writeInput(Arguments to, boolean scaled, int tiles, BlockGrid grid) {
        boolean planar = plan.axes().size() == 2;
        boolean padded = plan.settings().padding() == Padding.ALREADY_PADDED;
        to.ints(parts(), paddingCode(), padded ? 1 : 0);
        to.ints(plan.rows(0), plan.columns(0), plan.axes().getLast().left());
        to.ints(planar ? plan.axes().getFirst().left() : 0);
        to.ints(planar ? plan.inputShape().getFirst() : 1, plan.inputShape().getLast());
        to.ints(plan.layout().size(), 0, plan.layout().length(0), scaled ? 1 : 0, root.stored());
        OrderZero orderZero = root.orderZero();
        if (orderZero == null) {
            to.ints(Average.Output.NOTHING.code(), 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0);
        } else {
            orderZero.write(to);
        }
        to.ints(tiles);
        LargeShape large = root.shape().large();
        if (large == null) {
            to.ints(0, 0, 0, 0);
        } else {
            large.matrix().writeTwiddles(to);
        }
        to.ints(orderZero == null ? 0 : orderZero.samples());
        to.number(root.constantGain());
        grid.write(to);
        (plan.complexInput() ? grid : root.shape().back()).write(to);
    }

    /** As {@code paddingSource} of {@code measure.cuh} has it. */
    private int paddingCode() {
        return switch (plan.settings().padding()) {
            case REFLECT -> 0;
            case SYMMETRIC -> 1;
            case PERIODIC -> 2;
            case ZERO -> 3;
            case ALREADY_PADDED -> 4;
        };
    }
}
