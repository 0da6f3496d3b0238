package org.scattering.cpu;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Signals;
import org.scattering.engine.Workspace;
import org.scattering.fft.FftScratch;
import org.scattering.kernel.FilterRuns;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;
import org.scattering.plan.ScatteringPlan;

/**
 * The cascade on the CPU, depth first over the stages: multiply the spectrum by the wavelets on their bands and fold it,
 * inverse FFT, modulus, FFT of the real result, average, store, children.
 */
final class CpuWorkspace extends Workspace {
    private final CpuCascade cascade;
    private final ScatteringPlan plan;
    private final Kernels kernels;
    private final InputLoader input;
    private final OutputWriter output;
    /** Two buffers for one grid of signals or spectra, used by every stage in turn. */
    private final Split a;

    private final Split b;
    private final FftScratch scratch;
    /** The spectra that children still need, by depth. */
    private final Split[] spectra;

    /** A signal in double precision, for order 0. */
    private final double[] exact;

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
        kernels = cascade.kernels();
        input = new InputLoader(plan, cascade.padding(), cascade.lanes());
        output = new OutputWriter(plan);
        BufferSizes sizes = cascade.sizes();
        a = new Split(sizes.grid());
        b = new Split(sizes.grid());
        scratch = new FftScratch(sizes.scratch());
        spectra = new Split[sizes.spectra().length];
        Arrays.setAll(spectra, depth -> new Split(sizes.spectra()[depth]));
        OrderZero orderZero = cascade.orderZero();
        exact = new double[orderZero == null ? 0 : orderZero.continuedLength()];
    }

    @Override
    public long bytes() {
        return cascade.sizes().bytes();
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
        if (part == 0 && root.lowpass() == null) {
            storeInput(root);
        }
        transformInput(root);
        OrderZero orderZero = cascade.orderZero();
        if (part == 0 && orderZero != null) {
            storeOrderZero(orderZero);
        } else if (part == 0 && root.lowpass() != null) {
            average(root, root.lowpass(), spectra[0]);
        }
        for (int i = part; i < root.branches().length; i += parts) {
            propagate(root, root.branches()[i], 1);
        }
    }

    private Signals in() {
        return Objects.requireNonNull(signals);
    }

    /** The signals themselves, for order 0 without local averaging. */
    private void storeInput(Stage root) {
        input.load(in(), 0, a.re(), root.width());
        store(root, a.re(), 0);
        if (plan.complexInput()) {
            input.load(in(), 1, a.im(), root.width());
            store(root, a.im(), 1);
        }
    }

    /** The spectra of the signals, whole for complex and half for real ones. */
    private void transformInput(Stage root) {
        Split x = spectra[0];
        int width = root.width();
        int numbers = root.fft().size() * width;
        if (plan.complexInput()) {
            input.load(in(), 0, a.re(), width);
            input.load(in(), 1, a.im(), width);
            Split done = root.fft().forward(kernels, a, b, width, scratch);
            System.arraycopy(done.re(), 0, x.re(), 0, numbers);
            System.arraycopy(done.im(), 0, x.im(), 0, numbers);
            return;
        }
        if (root.fft().packed()) {
            input.loadPacked(in(), a, width);
        } else {
            input.load(in(), 0, a.re(), width);
            Arrays.fill(a.im(), 0, numbers, 0);
        }
        root.fft().forwardReal(kernels, a, b, x, width, scratch);
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
                for (int sample = 0; sample < out.layout(first + item).length(row); sample++) {
                    out.set(target + sample, input.unit(item) * (orderZero.sum(exact, sample) + constant));
                }
            }
        }
    }

    /** From the spectra of a stage at depth - 1 through |· ⋆ ψ| to a stage at this depth, and on from there. */
    private void propagate(Stage parent, Stage.Branch branch, int depth) {
        Stage stage = branch.stage();
        int width = stage.width();
        clear(stage.fft().size() * width);
        for (int g = 0; g < branch.filters().length; g++) {
            // A single filter may as well work on the lanes that only fill up the last vector.
            int lanes = branch.filters().length == 1 ? Math.min(parent.width(), width) : branch.lanes();
            filter(parent, spectra[depth - 1], branch.filters()[g], width, g * branch.lanes(), lanes);
        }
        Split z = stage.fft().inverse(kernels, a, b, width, scratch);
        Split u = z == a ? b : a;
        FilterRuns lowpass = stage.lowpass();
        if (lowpass == null) {
            kernels.modulus(z, u.re(), stage.fft().size() * width);
            store(stage, u.re(), 0);
        }
        if (lowpass == null && stage.branches().length == 0) {
            return;
        }
        stage.fft().modulus(kernels, z, u, width);
        stage.fft().forwardReal(kernels, u, z, spectra[depth], width, scratch);
        if (lowpass != null) {
            average(stage, lowpass, spectra[depth]);
        }
        for (Stage.Branch next : stage.branches()) {
            propagate(stage, next, depth + 1);
        }
    }

    /** S = U ⋆ φ at the output's rate, stored. */
    private void average(Stage stage, FilterRuns lowpass, Split spectrum) {
        clear(stage.output().size() * stage.width());
        filter(stage, spectrum, lowpass, stage.width(), 0, stage.width());
        Split s = stage.output().inverse(kernels, a, b, stage.width(), scratch);
        store(stage, s.re(), 0);
        if (plan.complexInput() && stage.nodes()[0] == 0) {
            store(stage, s.im(), 1);
        }
    }

    private void filter(Stage from, Split spectrum, FilterRuns runs, int width, int column, int lanes) {
        kernels.filter(spectrum, from.width(), runs, a, width, column, lanes);
    }

    private void clear(int numbers) {
        Arrays.fill(a.re(), 0, numbers, 0);
        Arrays.fill(a.im(), 0, numbers, 0);
    }

    /** Stores the rows of a stage; {@code part} 1 is the imaginary part of order 0. */
    private void store(Stage stage, float[] s, int part) {
        for (int i = 0; i < stage.nodes().length; i++) {
            int node = stage.nodes()[i];
            double gain = node == 0 ? output.constantGain() : 0;
            for (int item = 0; item < count; item++) {
                double constant = node == 0 ? gain * input.mean(item, part) : 0;
                output.place(first + item, plan.rowOfNode(node) + part, plan.outputResolution(node));
                output.scale(input.unit(item), constant);
                output.write(s, stage.width(), i * items + item, in(), Objects.requireNonNull(coefficients));
            }
        }
    }
}
