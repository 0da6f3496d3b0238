package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.engine.Cascade;
import org.scattering.engine.Workspace;
import org.scattering.kernel.Kernels;
import org.scattering.plan.ScatteringPlan;

/** A plan compiled for the CPU: stages for chunks of signals, and stages for one signal. */
final class CpuCascade implements Cascade {
    private final ScatteringPlan plan;
    private final Kernels kernels;
    private final Stage single;
    private final Stage batch;
    private final int items;
    private final BufferSizes sizes;
    private final PaddingMap padding;
    private final @Nullable OrderZero orderZero;

    CpuCascade(ScatteringPlan plan, Kernels kernels) {
        this.plan = plan;
        this.kernels = kernels;
        StageCompiler compiler = new StageCompiler(plan);
        items = compiler.itemsAtOnce();
        single = compiler.compile(1);
        batch = items == 1 ? single : compiler.compile(items);
        sizes = BufferSizes.of(plan, single, batch);
        padding = new PaddingMap(plan);
        orderZero = OrderZero.of(plan);
    }

    ScatteringPlan plan() {
        return plan;
    }

    Kernels kernels() {
        return kernels;
    }

    BufferSizes sizes() {
        return sizes;
    }

    /** How order 0 is computed apart; null where it comes from the transform. */
    @Nullable
    OrderZero orderZero() {
        return orderZero;
    }

    PaddingMap padding() {
        return padding;
    }

    /** The stages for chunks of {@link #lanes()} signals. */
    Stage batch() {
        return batch;
    }

    /** The stages for one signal. */
    Stage single() {
        return single;
    }

    /** Whether a chunk of so many signals is faster with empty lanes than one signal at a time. */
    boolean worthBatching(int count) {
        return items > 1 && 2 * count >= items;
    }

    @Override
    public Workspace newWorkspace() {
        return new CpuWorkspace(this);
    }

    @Override
    public int lanes() {
        return items;
    }

    @Override
    public int parts() {
        return Math.max(1, single.branches().length);
    }
}
