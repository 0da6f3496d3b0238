package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.engine.Workspace;
import org.scattering.fft.FftScratch;
import org.scattering.kernel.Split;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
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
    }

    static Stream<Case> cases() {
        List<ScatteringSettings> settings = List.of(
                Scattering1D.builder(1000).scale(5).quality(4).build(),
                Scattering1D.builder(600)
                        .scale(5)
                        .quality(4)
                        .paths(Paths.ALL)
                        .maxOrder(3)
                        .build(),
                Scattering1D.builder(512)
                        .scale(4)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(512).scale(4).averaging(Averaging.NONE).build(),
                Scattering2D.builder(28, 35).scales(2).angles(4).build(),
                Scattering2D.builder(67, 23)
                        .scales(1)
                        .angles(3)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build());
        return Engines.all().stream()
                .filter(e ->
                        e.precision() == Precision.SINGLE && e.availability().available())
                .flatMap(e -> settings.stream().flatMap(s -> Stream.of(1, 21).map(b -> new Case(e, s, b))));
    }

    private static float[] noise(ScatteringPlan plan, int batch, long seed) {
        Random random = new Random(seed);
        float[] x = new float[plan.inputSize() * batch];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCallWithAWorkspaceAllocatesNothing(Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings);
        try (Transform transform = new Transform(plan, c.engine, 1)) {
            Signals in = Signals.of(plan, noise(plan, c.batch, 1));
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
            Signals in = Signals.of(plan, noise(plan, c.batch, 2));
            Coefficients expected = transform.apply(in);
            Workspace workspace = transform.newWorkspace();
            fillWithNaN(workspace);
            Coefficients actual = transform.allocate(in);
            Arrays.fill(actual.floats(), Float.NaN);
            transform.apply(in, actual, workspace);
            assertThat(actual.floats()).containsExactly(expected.floats());
        }
    }

    private static void fillWithNaN(Object holder) throws IllegalAccessException {
        for (Field field : holder.getClass().getDeclaredFields()) {
            if (field.getType() == Split.class
                    || field.getType() == Split[].class
                    || field.getType() == FftScratch.class) {
                field.setAccessible(true);
                Object value = field.get(holder);
                if (value instanceof FftScratch scratch) {
                    fillWithNaN(scratch);
                    continue;
                }
                Split[] splits = value instanceof Split[] many ? many : new Split[] {(Split) value};
                for (Split split : splits) {
                    Arrays.fill(split.re(), Float.NaN);
                    Arrays.fill(split.im(), Float.NaN);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStatedMemoryIsTheMemoryHeld(Case c) throws IllegalAccessException {
        ScatteringPlan plan = Scattering.plan(c.settings);
        try (Transform transform = new Transform(plan, c.engine, 1)) {
            Workspace workspace = transform.newWorkspace();
            assertThat(workspace.bytes()).isEqualTo(bytes(workspace));
        }
    }

    private static long bytes(Object holder) throws IllegalAccessException {
        long sum = 0;
        for (Field field : holder.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(holder);
            Split[] splits = value instanceof Split[] many
                    ? many
                    : value instanceof Split one ? new Split[] {one} : new Split[0];
            for (Split split : splits) {
                sum += 8L * split.re().length;
            }
            if (value instanceof FftScratch) {
                sum += bytes(value);
            }
        }
        return sum;
    }
}
