package org.scattering.cpu;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.engine.Workspace;
import org.scattering.kernel.FilterBlocks;
import org.scattering.kernel.Memory;
import org.scattering.kernel.Split;
import org.scattering.plan.ScatteringPlan;

/**
 * The cascade on the CPU, depth first over the stages: through the wavelets to |· ⋆ ψ| and its spectrum in the three sweeps of
 * {@link Sweeps}, average, store, children.
 */
final class CpuWorkspace extends Workspace {
    private final CpuCascade cascade;
    private final ScatteringPlan plan;
    private final InputLoader input;
    private final OutputWriter output;
    private final Memory memory;
    private final Work work;
    /** The spectra that children still need, by depth. */
    private final Split[] spectra;

    /** A signal in double precision, for order 0. */
    private final double[] exact;

    private final double[] exactSums = new double[OrderZero.AT_ONCE];

    private final FilteredBlocks filtered = FilteredBlocks.none();
    /** The stage whose rows go to {@link Work#natural}. */
    private Sweeps placing;

    private final Sweeps.Rows place = (w, rows, index) -> placing().place(w, rows, index, w.natural);
    private final Sweeps.Rows placeImaginary = (w, rows, index) -> placing().place(w, rows.swapped(), index, w.natural);

    /** The call that runs now. */
    private @Nullable Signals signals;

    private @Nullable Coefficients coefficients;
    private int first;
    private int count;
    private int items;

    CpuWorkspace(CpuCascade cascade) {
        super(cascade);
        this.cascade = cascade;
        plan = cascade.plan();
        input = new InputLoader(plan, cascade.padding(), cascade.lanes());
        output = OutputWriter.of(plan);
        BufferSizes sizes = cascade.sizes();
        memory = new Memory(sizes.numbers());
        work = new Work(cascade.kernels(), sizes, memory);
        spectra = new Split[sizes.spectra().length];
        Arrays.setAll(spectra, depth -> memory.complex(sizes.spectra()[depth]));
        OrderZero orderZero = cascade.orderZero();
        exact = new double[orderZero == null ? 0 : orderZero.continuedLength()];
        placing = cascade.single().sweeps();
    }

    @Override
    public long bytes() {
        return Memory.bytes(cascade.sizes().numbers())
                + InputLoader.bytes(plan, cascade.lanes())
                + (long) Double.BYTES * (exact.length + exactSums.length);
    }

    @Override
    protected void run(Signals in, int from, int number, int part, int parts, Coefficients out) {
        signals = in;
        coefficients = out;
        if (cascade.worthBatching(number)) {
            chunk(cascade.batch(), cascade.lanes(), from, number, part, parts);
        } else {
            for (int i = 0; i < number; i++) {
                chunk(cascade.single(), 1, from + i, 1, part, parts);
            }
        }
        signals = null;
        coefficients = null;
    }

    private void chunk(Stage root, int lanes, int from, int number, int part, int parts) {
        items = lanes;
        first = from;
        count = number;
        input.measure(in(), first, count);
        boolean averaged = root.spectral() != null;
        if (part == 0 && !averaged) {
            storeInput(root);
        }
        transformInput(root);
        clearMargins(root, 0);
        OrderZero orderZero = cascade.orderZero();
        if (part == 0 && orderZero != null) {
            storeOrderZero(orderZero);
        } else if (part == 0 && averaged) {
            average(root, 0);
        }
        for (int i = part; i < root.branches().length; i += parts) {
            propagate(root, root.branches()[i], 1);
        }
    }

    private Signals in() {
        return Objects.requireNonNull(signals);
    }

    private Sweeps placing() {
        return placing;
    }

    /** The signals themselves, for order 0 without local averaging. */
    private void storeInput(Stage root) {
        for (int part = 0; part < (plan.complexInput() ? 2 : 1); part++) {
            input.load(in(), part, root.sweeps(), work, work.natural);
            store(root, 0, 1, part, root.sweeps().width());
        }
    }

    /** The spectra of the signals, whole for complex and half for real ones. */
    private void transformInput(Stage root) {
        Sweeps sweeps = root.sweeps();
        if (plan.complexInput()) {
            input.load(in(), 0, sweeps, work, work.a.re());
            input.load(in(), 1, sweeps, work, work.a.im());
            sweeps.forward(work, spectra[0], root.line(0));
            return;
        }
        if (sweeps.packed()) {
            input.loadPacked(in(), sweeps, work);
        } else {
            input.load(in(), 0, sweeps, work, work.a.re());
            work.clear(work.a.im(), sweeps.points() * sweeps.width());
        }
        sweeps.forwardReal(work, spectra[0], root.line(0));
    }

    /** Order 0 from the samples themselves, where that is how it is computed. */
    private void storeOrderZero(OrderZero orderZero) {
        Coefficients out = Objects.requireNonNull(coefficients);
        for (int part = 0; part < (plan.complexInput() ? 2 : 1); part++) {
            int row = plan.rowOfNode(0) + part;
            for (int item = 0; item < count; item++) {
                input.loadExact(in(), item, part, orderZero.continuedFrom(), exact);
                double constant = output.constantGain() * input.mean(item, part);
                int target = out.offset(first + item) + out.layout(first + item).offset(row);
                int samples = out.layout(first + item).length(row);
                for (int sample = 0; sample < samples; sample += OrderZero.AT_ONCE) {
                    int some = Math.min(OrderZero.AT_ONCE, samples - sample);
                    orderZero.sums(cascade.kernels(), exact, sample, some, exactSums);
                    for (int i = 0; i < some; i++) {
                        out.set(target + sample + i, input.unit(item) * (exactSums[i] + constant));
                    }
                }
            }
        }
    }

    /** From the spectra of a stage at depth - 1 through |· ⋆ ψ| to a stage at this depth, and on from there. */
    private void propagate(Stage parent, Stage.Branch branch, int depth) {
        Stage stage = branch.stage();
        Split from = spectra[depth - 1];
        if (parent.wide()) {
            filtered.wide(from, branch.filters(), branch.lanes());
            compute(stage, branch.ways()[0], filtered, depth, 0, stage.nodes().length);
        } else if (stage.wide()) {
            linesToLanes(parent, branch.filters(), from, stage.sweeps());
            compute(stage, branch.ways()[0], null, depth, 0, stage.nodes().length);
        } else {
            computeLines(parent, branch, depth);
            clearMargins(stage, depth);
        }
        if (stage.spectral() != null) {
            average(stage, depth);
        }
        for (Stage.Branch next : stage.branches()) {
            propagate(stage, next, depth + 1);
        }
    }

    /** The lines of a stage, one or two at a time from each line of its parent. */
    private void computeLines(Stage parent, Stage.Branch branch, int depth) {
        Stage stage = branch.stage();
        int lines = branch.lanes();
        int first = 0;
        for (int i = 0; i < branch.filters().length; i++) {
            Sweeps way = branch.ways()[i];
            boolean two = branch.filters()[i].filters() == 2;
            for (int node = first; node < first + lines; node++) {
                filtered.line(spectra[depth - 1], parent.line(node - first), branch.filters(), i, way);
                compute(stage, way, filtered, depth, node, 1);
                if (two) {
                    compute(stage, way, null, depth, node + lines, 1);
                }
            }
            first += two ? 2 * lines : lines;
        }
    }

    /** One stage, or one line of it: U, what is stored of it at once, and its spectrum. */
    private void compute(
            Stage stage, Sweeps sweeps, Sweeps.@Nullable BlockSource source, int depth, int node, int nodes) {
        Averager direct = stage.direct();
        Sweeps.@Nullable Rows rows = direct;
        if (direct != null) {
            direct.begin(work);
        } else if (stage.spectral() == null) {
            placing = sweeps;
            rows = place;
        }
        Split x = stage.needsSpectra() ? spectra[depth] : null;
        sweeps.propagate(work, source, rows, x, stage.line(node));
        if (direct != null) {
            direct.finish(work);
        }
        if (rows != null) {
            store(stage, node, nodes, 0, sweeps.width());
        }
    }

    /** What filters of lines read across their ends meets weights of 0, but must be a number. */
    private void clearMargins(Stage stage, int depth) {
        if (!stage.wide() && (depth == 0 || stage.needsSpectra())) {
            int numbers = stage.sweeps().spectrumNumbers(depth > 0 || !plan.complexInput());
            int end = Sweeps.BLOCK + stage.nodes().length * numbers;
            clearMargins(spectra[depth].re(), end);
            clearMargins(spectra[depth].im(), end);
        }
    }

    private void clearMargins(int from, int end) {
        work.clear(from, Sweeps.BLOCK);
        work.clear(from + end, Sweeps.BLOCK);
    }

    /** Filtered lines, through a, as the lanes of a wide grid in b. */
    private void linesToLanes(Stage parent, FilterBlocks[] filters, Split spectrum, Sweeps target) {
        int points = target.points();
        int stride = BlockMap.oneBlock(points).rows() * Sweeps.BLOCK;
        int nodes = parent.nodes().length;
        int used = filters.length * nodes;
        for (int lane = 0; lane < used; lane++) {
            int line = parent.line(lane % nodes);
            work.kernels.filterLine(spectrum, line, filters[lane / nodes], 0, work.a, lane * stride);
        }
        int unused = (Sweeps.BLOCK - used) * stride;
        work.clear(work.a.re() + used * stride, unused);
        work.clear(work.a.im() + used * stride, unused);
        work.kernels.linesToRows(work.data, work.a.re(), stride, work.data, work.b.re(), points);
        work.kernels.linesToRows(work.data, work.a.im(), stride, work.data, work.b.im(), points);
    }

    /** S = U ⋆ φ at the output's rate through the spectra of a stage, stored. */
    private void average(Stage stage, int depth) {
        Stage.Spectral spectral = Objects.requireNonNull(stage.spectral());
        Sweeps target = spectral.output();
        int nodes = stage.nodes().length;
        for (int part = 0; part < (plan.complexInput() && depth == 0 ? 2 : 1); part++) {
            placing = target;
            Sweeps.Rows rows = part == 0 ? place : placeImaginary;
            if (stage.wide()) {
                target.inverse(work, filtered.wide(spectra[depth], spectral.filters(), Sweeps.BLOCK), rows);
                store(stage, 0, nodes, part, Sweeps.BLOCK);
            } else if (target.width() == Sweeps.BLOCK) {
                linesToLanes(stage, spectral.filters(), spectra[depth], target);
                target.inverse(work, null, rows);
                store(stage, 0, nodes, part, Sweeps.BLOCK);
            } else {
                for (int node = 0; node < nodes; node++) {
                    filtered.line(spectra[depth], stage.line(node), spectral.filters(), 0, target);
                    target.inverse(work, filtered, rows);
                    store(stage, node, 1, part, 1);
                }
            }
        }
    }

    /** Stores some rows of a stage from {@link Work#natural}; {@code part} 1 is the imaginary part of order 0. */
    private void store(Stage stage, int from, int nodes, int part, int width) {
        for (int i = 0; i < nodes; i++) {
            int node = stage.nodes()[from + i];
            double gain = node == 0 ? output.constantGain() : 0;
            for (int item = 0; item < count; item++) {
                double constant = node == 0 ? gain * input.mean(item, part) : 0;
                output.place(first + item, plan.rowOfNode(node) + part, plan.outputResolution(node));
                output.scale(input.unit(item), constant);
                output.write(
                        work.data, work.natural, width, i * items + item, in(), Objects.requireNonNull(coefficients));
            }
        }
    }
}
