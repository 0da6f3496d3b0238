package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/**
 * Where threads write into the same array: rows of coefficients, whose borders are counted, and counters, which lie apart. What
 * else they write is in workspaces of their own.
 */
class FalseSharingTest {
    private static final ScatteringPlan PLAN =
            Scattering.plan(Scattering1D.builder(100).scale(3).build());

    /** Nobody; a border between two threads is a place where one's numbers end and another's begin. */
    private static final int NOBODY = -1;

    private static long borders(int[] writers) {
        return IntStream.range(1, writers.length)
                .filter(i -> writers[i] != writers[i - 1])
                .count();
    }

    /** All threads equally fast, each waiting for the others after each chunk, so that none does another one's share. */
    @ParameterizedTest
    @CsvSource({"2, 1, 12", "2, 16, 32", "2, 16, 96", "3, 4, 36", "7, 1, 35"})
    void rowsOfABatchMeetAtOneBorderATwoThreads(int threads, int lanes, int batch) {
        Recorder recorder = new Recorder(threads, lanes, batch);
        try (Transform transform = new Transform(PLAN, recorder, threads)) {
            for (int call = 0; call < 5; call++) {
                Arrays.fill(recorder.writers, NOBODY);
                transform.apply(new float[batch * PLAN.inputSize()]);
                assertThat(recorder.writers).doesNotContain(NOBODY);
                assertThat(borders(recorder.writers)).isEqualTo(threads - 1);
            }
        }
    }

    /** An engine that writes nothing but remembers who would have. */
    private static final class Recorder implements ScatteringEngine {
        private final int lanes;
        private final Phaser steps;
        final int[] writers;

        Recorder(int threads, int lanes, int batch) {
            this.lanes = lanes;
            steps = new Phaser(threads);
            writers = new int[batch * PLAN.layout().size()];
        }

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public Precision precision() {
            return Precision.SINGLE;
        }

        @Override
        public int preference() {
            return 0;
        }

        @Override
        public Availability availability() {
            return Availability.yes("for this test");
        }

        @Override
        public Cascade prepare(ScatteringPlan plan) {
            return new Cascade() {
                @Override
                public Workspace newWorkspace() {
                    return recording(this);
                }

                @Override
                public int lanes() {
                    return lanes;
                }

                @Override
                public int parts() {
                    return 1;
                }
            };
        }

        private Workspace recording(Cascade owner) {
            return new Workspace(owner) {
                @Override
                public long bytes() {
                    return 0;
                }

                @Override
                protected void run(Signals in, int first, int count, int part, int parts, Coefficients out) {
                    int thread = (int) Thread.currentThread().threadId();
                    Arrays.fill(writers, out.offset(first), out.offset(first + count), thread);
                    steps.arriveAndAwaitAdvance();
                }
            };
        }
    }

    static Stream<ScatteringSettings> alone() {
        return Stream.of(
                Scattering1D.builder(4096).scale(8).quality(8).build(),
                Scattering1D.builder(3000).scale(5).quality(2).maxOrder(3).build(),
                Scattering2D.builder(100, 70).scales(2).angles(4).build());
    }

    /** Two threads on one signal divide its subtrees: every row is one's alone, and they meet at few borders of rows. */
    @ParameterizedTest
    @MethodSource("alone")
    void partsOfASignalWriteRowsOfTheirOwn(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        try (Transform transform = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
            Signals in = Signals.of(plan, Noise.single(Noise.gaussian(3, plan.inputSize())));
            Coefficients out = transform.allocate(in);
            int[] writers = new int[out.floats().length];
            Workspace workspace = transform.newWorkspace();
            for (int part = 0; part < 2; part++) {
                Arrays.fill(out.floats(), Float.NaN);
                workspace.run(in, 0, 1, part, 2, out);
                for (int i = 0; i < writers.length; i++) {
                    writers[i] += Float.isNaN(out.floats()[i]) ? 0 : part + 1;
                }
            }
            assertThat(writers).containsOnly(1, 2);
            long subtrees = transform.engine().prepare(plan).parts();
            assertThat(borders(writers)).isBetween(1L, 2 * subtrees);
        }
    }

    @Test
    void countersLieApart() {
        assertThat(PaddedCounters.at(0)).isGreaterThanOrEqualTo(PaddedCounters.APART);
        assertThat(Long.BYTES * (PaddedCounters.at(5) - PaddedCounters.at(4))).isGreaterThanOrEqualTo(128);
        assertThat(Long.BYTES * (PaddedCounters.length(6) - PaddedCounters.at(5)))
                .isGreaterThanOrEqualTo(128);
        assertThat(Long.BYTES * PaddedCounters.at(0)).isGreaterThanOrEqualTo(128);
    }
}
