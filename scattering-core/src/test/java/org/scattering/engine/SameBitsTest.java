package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.AvailableEngines;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.SignalType;

/** A signal's coefficients do not depend on its neighbours, on threads, or on who else computes. */
@Tag("engine")
class SameBitsTest {
    private static final int BATCH = 37;
    /** Around 4, 8 and 16 lanes. */
    private static final int[] WIDTHS = {1, 4, 5, 8, 9, 15, 16, 17, 33, BATCH};

    private static final int[] THREADS = {1, 2, 7};

    static Stream<AvailableEngines.Case> equalLengths() {
        return AvailableEngines.with(List.of(
                Scattering1D.builder(150).scale(4).quality(2).build(),
                Scattering1D.builder(96)
                        .scale(3)
                        .quality(1)
                        .maxOrder(3)
                        .paths(Paths.ALL)
                        .averaging(Averaging.NONE)
                        .build(),
                Scattering1D.builder(64)
                        .scale(3)
                        .quality(1)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(100)
                        .scale(3)
                        .maxOrder(1)
                        .averaging(Averaging.GLOBAL_SUM)
                        .build(),
                // Long lines with narrow bands, and their short children, which alone are gathered as lanes.
                Scattering1D.builder(512).scale(9).quality(12).build(),
                Scattering1D.builder(545)
                        .scale(8)
                        .quality(12)
                        .maxOrder(3)
                        .profile(Profile.TIGHT)
                        .build(),
                // 9216 points alone do not fill blocks, 4608 would.
                Scattering1D.builder(9216)
                        .scale(5)
                        .quality(3)
                        .maxOrder(1)
                        .padding(Padding.PERIODIC)
                        .build(),
                Scattering2D.builder(14, 11).scales(2).angles(3).build(),
                Scattering2D.builder(12, 8)
                        .scales(2)
                        .angles(2)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .padding(Padding.PERIODIC)
                        .build()));
    }

    static Stream<AvailableEngines.Case> differentLengths() {
        return AvailableEngines.with(List.of(
                Scattering1D.builder(150).scale(4).quality(2).build(),
                Scattering1D.builder(90).scale(3).averaging(Averaging.NONE).build(),
                Scattering1D.builder(90)
                        .scale(3)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build(),
                Scattering1D.builder(70)
                        .scale(3)
                        .signalType(SignalType.COMPLEX)
                        .padding(Padding.ZERO)
                        .build()));
    }

    /** So long that signals go one by one, at the latest with 8 lanes, and the threads share the paths of each. */
    static Stream<AvailableEngines.Case> longSignals() {
        return AvailableEngines.with(List.of(
                Scattering1D.builder(20000).scale(5).quality(1).build(),
                Scattering2D.builder(200, 190).scales(2).angles(2).build()));
    }

    /** Some signals are far louder than others, so that a unit shared by mistake would show. */
    private static double[] noise(int numbers) {
        double[] x = Noise.gaussian(6, numbers);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 50 == 0 ? x[i] * random.nextDouble(100) : x[i];
        }
        return x;
    }

    private static int[] lengths(AvailableEngines.Case c, ScatteringPlan plan) {
        SplittableRandom random = new SplittableRandom(c.settings().hashCode());
        int longest = plan.axes().getFirst().length();
        return IntStream.range(0, BATCH)
                .map(i -> random.nextInt(plan.coarsestStep(), longest + 1))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("equalLengths")
    void forEverySplitAndAnyThreads(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = noise(BATCH * plan.inputSize());
        int size = plan.inputSize();
        compare(
                c,
                plan,
                (from, to) -> Signals.of(plan, Noise.single(Arrays.copyOfRange(x, from * size, to * size))),
                BATCH,
                WIDTHS);
    }

    @ParameterizedTest
    @MethodSource("differentLengths")
    void forEverySplitOfSignalsOfDifferentLengths(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        int[] lengths = lengths(c, plan);
        int parts = plan.complexInput() ? 2 : 1;
        int[] offsets = new int[BATCH + 1];
        for (int i = 0; i < BATCH; i++) {
            offsets[i + 1] = offsets[i] + parts * lengths[i];
        }
        double[] x = noise(offsets[BATCH]);
        compare(
                c,
                plan,
                (from, to) -> Signals.ofLengths(
                        plan,
                        Noise.single(Arrays.copyOfRange(x, offsets[from], offsets[to])),
                        Arrays.copyOfRange(lengths, from, to)),
                BATCH,
                WIDTHS);
    }

    @ParameterizedTest
    @MethodSource("longSignals")
    void forFewLongSignals(AvailableEngines.Case c) {
        ScatteringPlan plan = Scattering.plan(c.settings());
        double[] x = noise(2 * plan.inputSize());
        int size = plan.inputSize();
        compare(
                c,
                plan,
                (from, to) -> Signals.of(plan, Noise.single(Arrays.copyOfRange(x, from * size, to * size))),
                2,
                1,
                2);
    }

    private interface Batch {
        Signals part(int from, int to);
    }

    private static void compare(AvailableEngines.Case c, ScatteringPlan plan, Batch batch, int count, int... widths) {
        float[] expected;
        try (Transform alone = new Transform(plan, c.engine(), 1)) {
            expected = inPieces(alone, batch, count, 1);
        }
        for (int threads : THREADS) {
            try (Transform transform = new Transform(plan, c.engine(), threads)) {
                for (int width : widths) {
                    assertThat(Arrays.equals(inPieces(transform, batch, count, width), expected))
                            .as("the same bits in pieces of %d on %d threads", width, threads)
                            .isTrue();
                }
            }
        }
    }

    private static float[] inPieces(Transform transform, Batch batch, int count, int width) {
        List<float[]> pieces = new ArrayList<>();
        for (int from = 0; from < count; from += width) {
            Signals part = batch.part(from, Math.min(count, from + width));
            Coefficients out = transform.allocate(part);
            Arrays.fill(out.floats(), Float.NaN);
            transform.apply(part, out);
            pieces.add(out.floats());
        }
        float[] all = new float[pieces.stream().mapToInt(p -> p.length).sum()];
        int offset = 0;
        for (float[] piece : pieces) {
            System.arraycopy(piece, 0, all, offset, piece.length);
            offset += piece.length;
        }
        return all;
    }

    /** Eight callers at once, on a transform that has two threads of its own, each with other signals. */
    @ParameterizedTest
    @MethodSource("equalLengths")
    void forEightCallersOfOneTransform(AvailableEngines.Case c) throws Exception {
        ScatteringPlan plan = Scattering.plan(c.settings());
        try (Transform shared = new Transform(plan, c.engine(), 2);
                ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<float[]> expected = new ArrayList<>();
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                float[] x = Noise.single(Noise.gaussian(caller, 5 * plan.inputSize()));
                float[] alone = shared.apply(x).floats();
                expected.add(alone);
                boolean ownMemory = caller % 2 == 0;
                calls.add(() -> repeatedly(shared, x, alone, ownMemory));
            }
            assertThat(expected.get(0)).isNotEqualTo(expected.get(1));
            for (Future<Boolean> same : callers.invokeAll(calls)) {
                assertThat(same.get()).isTrue();
            }
        }
    }

    private static boolean repeatedly(Transform shared, float[] x, float[] expected, boolean ownMemory) {
        Signals in = Signals.of(shared.plan(), x);
        Coefficients out = shared.allocate(in);
        Workspace workspace = shared.newWorkspace();
        boolean same = true;
        for (int i = 0; i < 5; i++) {
            Arrays.fill(out.floats(), Float.NaN);
            if (ownMemory) {
                shared.apply(in, out, workspace);
            } else {
                shared.apply(in, out);
            }
            same &= Arrays.equals(out.floats(), expected);
        }
        return same;
    }
}
