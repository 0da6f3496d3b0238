package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.engine.Workspace;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** What only the CPU engines promise: no allocation with a workspace, and no memory of earlier calls. */
@Tag("engine")
class CpuEngineTest {
    private record Case(ScatteringEngine engine, ScatteringSettings settings, int batch) {
        @Override
        public String toString() {
            return engine.name() + " " + settings.shape() + " " + settings.averaging() + " batch " + batch;
        }

        Signals signals(ScatteringPlan plan) {
            if (batch != 21 || plan.axes().size() > 1) {
                return Signals.of(plan, Noise.single(Noise.gaussian(batch, plan.inputSize() * batch)));
            }
            int longest = plan.axes().getFirst().length();
            int[] lengths = IntStream.range(0, batch)
                    .map(i -> longest - i * plan.coarsestStep() / 2)
                    .toArray();
            int parts = plan.complexInput() ? 2 : 1;
            return Signals.ofLengths(
                    plan,
                    Noise.single(
                            Noise.gaussian(batch, parts * Arrays.stream(lengths).sum())),
                    lengths);
        }
    }

    /** Signals as lines and side by side, at all rates or only at the lower ones; every way to average. */
    private static List<ScatteringSettings> settings() {
        return List.of(
                Scattering1D.builder(1000).scale(5).quality(4).build(),
                Scattering1D.builder(12000).scale(7).quality(2).build(),
                Scattering1D.builder(600)
                        .scale(5)
                        .quality(4)
                        .paths(Paths.ALL)
                        .maxOrder(3)
                        .padding(Padding.ZERO)
                        .build(),
                Scattering1D.builder(512)
                        .scale(4)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(4000)
                        .scale(4)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(512).scale(4).averaging(Averaging.NONE).build(),
                Scattering2D.builder(28, 35).scales(2).angles(4).build(),
                Scattering2D.builder(100, 70).scales(3).angles(2).build(),
                Scattering2D.builder(67, 23)
                        .scales(1)
                        .angles(3)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build());
    }

    /** One signal; 16 and one more; 16 and so many more that they are worth a chunk, of different lengths where they may be. */
    static Stream<Case> cases() {
        return Engines.all().stream()
                .filter(e ->
                        e.precision() == Precision.SINGLE && e.availability().available())
                .flatMap(e ->
                        settings().stream().flatMap(s -> Stream.of(1, 17, 21).map(b -> new Case(e, s, b))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCallWithAWorkspaceAllocatesNothing(Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings);
        try (Transform transform = new Transform(plan, c.engine, 1)) {
            Signals in = c.signals(plan);
            Coefficients out = transform.allocate(in);
            Workspace workspace = transform.newWorkspace();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long id = Thread.currentThread().threadId();
            // The interpreter and the first compilers box vectors; what counts is the state a program runs in.
            long least = Long.MAX_VALUE;
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (least > 0 && System.nanoTime() < deadline) {
                long before = threads.getThreadAllocatedBytes(id);
                transform.apply(in, out, workspace);
                least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
            }
            assertThat(least).as("bytes a call").isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatAWorkspaceHoldsDoesNotMatter(Case c) throws IllegalAccessException {
        ScatteringPlan plan = Scattering.plan(c.settings);
        try (Transform transform = new Transform(plan, c.engine, 1)) {
            Signals in = c.signals(plan);
            Coefficients expected = transform.apply(in);
            Workspace workspace = transform.newWorkspace();
            List<Object> arrays = WorkspaceArrays.of(workspace);
            fill(arrays, 1e30f);
            check(transform, in, workspace, expected);
            fill(arrays, Float.NaN);
            check(transform, in, workspace, expected);
        }
    }

    private static void check(Transform transform, Signals in, Workspace workspace, Coefficients expected) {
        Coefficients actual = transform.allocate(in);
        Arrays.fill(actual.floats(), Float.NaN);
        transform.apply(in, actual, workspace);
        assertThat(Arrays.mismatch(actual.floats(), expected.floats()))
                .as("first number with other bits")
                .isNegative();
        assertThat(expected.floats()).doesNotContain(Float.NaN);
    }

    private static void fill(List<Object> arrays, float value) {
        for (Object array : arrays) {
            switch (array) {
                case float[] floats -> Arrays.fill(floats, value);
                case double[] doubles -> Arrays.fill(doubles, value);
                case int[] indices -> Arrays.fill(indices, Integer.MIN_VALUE);
                default -> throw new AssertionError(array.getClass());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStatedMemoryIsTheMemoryHeld(Case c) throws IllegalAccessException {
        ScatteringPlan plan = Scattering.plan(c.settings);
        try (Transform transform = new Transform(plan, c.engine, 1)) {
            Workspace workspace = transform.newWorkspace();
            long held = 0;
            for (Object array : WorkspaceArrays.of(workspace)) {
                held += switch (array) {
                    case float[] floats -> (long) Float.BYTES * floats.length;
                    case double[] doubles -> (long) Double.BYTES * doubles.length;
                    case int[] indices -> (long) Integer.BYTES * indices.length;
                    default -> throw new AssertionError(array.getClass());
                };
            }
            assertThat(workspace.bytes()).isEqualTo(held);
        }
    }
}
