package org.scattering.gpu;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** A signal's coefficients do not depend on its neighbours, on how a batch is cut, or on who else computes. */
class SameBitsTest {
    private static final int BATCH = 13;
    private static final int LITTLE_SHARED = 2600;

    @BeforeAll
    static void standIn() {
        StandIn.assumeDevice();
    }

    @AfterEach
    void reset() {
        StandIn.reset();
    }

    static Stream<Arguments> cases() {
        List<ScatteringSettings> settings = List.of(
                Scattering1D.builder(150).scale(4).quality(2).build(),
                Scattering1D.builder(600)
                        .scale(4)
                        .quality(2)
                        .averaging(Averaging.NONE)
                        .build(),
                Scattering1D.builder(100)
                        .scale(3)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build(),
                Scattering2D.builder(14, 11).scales(2).angles(3).build());
        return settings.stream()
                .flatMap(s -> Stream.of(
                        Arguments.of(s, new CudaEngine(), "shared memory"),
                        Arguments.of(s, new CudaEngine(LITTLE_SHARED), "tiles")));
    }

    private static float[] noise(long seed, int numbers) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            x[i] = (float) (random.nextGaussian() * (i % 50 == 0 ? 100 : 1));
        }
        return x;
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("cases")
    void forEverySplit(ScatteringSettings settings, CudaEngine engine, String where) {
        ScatteringPlan plan = Scattering.plan(settings);
        int size = plan.inputSize();
        float[] x = noise(3, BATCH * size);
        try (Transform transform = new Transform(plan, engine, 1)) {
            float[] whole = transform.apply(x).floats();
            assertThat(transform.apply(x).floats()).as("again").isEqualTo(whole);
            for (int width : new int[] {1, 2, 5}) {
                float[] pieces = new float[whole.length];
                for (int from = 0; from < BATCH; from += width) {
                    int to = Math.min(BATCH, from + width);
                    float[] piece = transform
                            .apply(Arrays.copyOfRange(x, from * size, to * size))
                            .floats();
                    System.arraycopy(piece, 0, pieces, from * plan.layout().size(), piece.length);
                }
                assertThat(pieces).as("in pieces of %d", width).isEqualTo(whole);
            }
        }
        StandIn.assertTidy();
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("cases")
    void forSeveralCallers(ScatteringSettings settings, CudaEngine engine, String where) throws Exception {
        ScatteringPlan plan = Scattering.plan(settings);
        try (Transform shared = new Transform(plan, engine, 2);
                ExecutorService callers = Executors.newFixedThreadPool(5)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int caller = 0; caller < 5; caller++) {
                float[] x = noise(caller, 3 * plan.inputSize());
                float[] alone = shared.apply(x).floats();
                calls.add(() -> {
                    boolean same = true;
                    for (int i = 0; i < 3; i++) {
                        same &= Arrays.equals(shared.apply(x).floats(), alone);
                    }
                    return same;
                });
            }
            for (Future<Boolean> same : callers.invokeAll(calls)) {
                assertThat(same.get()).isTrue();
            }
        }
        StandIn.assertTidy();
    }

    /** Room was made for a whole batch; the nodes that fit beside a smaller one are another number of grids. */
    @Test
    void inRoomForMoreSignals() {
        StandIn.assumePresent();
        StandIn.cache(1 << 12);
        ScatteringPlan plan = Scattering.plan(
                Scattering1D.builder(600).scale(4).quality(8).maxOrder(1).build());
        int size = plan.inputSize();
        float[] x = noise(6, BATCH * size);
        try (Transform transform = new Transform(plan, new CudaEngine(LITTLE_SHARED), 1)) {
            float[] whole = transform.apply(x).floats();
            assertThat(transform.apply(x).floats()).as("on the other lane").isEqualTo(whole);
            for (int count = BATCH - 1; count > 0; count--) {
                float[] piece = transform.apply(Arrays.copyOf(x, count * size)).floats();
                assertThat(piece).isEqualTo(Arrays.copyOf(whole, piece.length));
            }
        }
        StandIn.assertTidy();
    }

    /** So little memory that chunks are single signals, then on two devices. */
    @Test
    void howeverManySignalsFitAtOnce() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(512).scale(5).build());
        float[] x = noise(1, BATCH * plan.inputSize());
        float[] whole;
        long launches = StandIn.launches();
        try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
            whole = transform.apply(x).floats();
        }
        long launchesForAll = StandIn.launches() - launches;
        StandIn.memory(1_300_000);
        launches = StandIn.launches();
        try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
            assertThat(transform.apply(x).floats()).isEqualTo(whole);
            assertThat(StandIn.launches() - launches).isGreaterThan(3 * launchesForAll);
            StandIn.memory(1L << 32);
            launches = StandIn.launches();
            assertThat(transform.apply(x).floats()).isEqualTo(whole);
            assertThat(StandIn.launches() - launches)
                    .as("once there is memory again")
                    .isEqualTo(launchesForAll);
        }
        StandIn.memory(1_300_000);
        StandIn.devices(2);
        try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
            long[] before = {StandIn.launches(0), StandIn.launches(1)};
            assertThat(transform.apply(x).floats()).isEqualTo(whole);
            for (int device = 0; device < 2; device++) {
                assertThat(StandIn.launches(device)).as("on device %d", device).isGreaterThan(before[device]);
            }
        }
        StandIn.assertTidy();
    }

    /** Batches of several pieces, copied by one thread and by four: images as floats and as doubles, each way. */
    @Test
    void forAnyNumberOfThreads() {
        ScatteringPlan plan = Scattering.plan(Scattering2D.builder(32, 32)
                .scales(1)
                .angles(2)
                .maxOrder(1)
                .averaging(Averaging.NONE)
                .build());
        int count = 66;
        assertThat(count * Math.min(2 * plan.inputSize(), plan.layout().size()))
                .as("two pieces of 256 KB, of doubles going in and of floats coming out")
                .isGreaterThanOrEqualTo(2 << 16);
        float[] x = noise(7, count * plan.inputSize());
        double[] y = IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
        try (Transform one = new Transform(plan, new CudaEngine(), 1);
                Transform four = new Transform(plan, new CudaEngine(), 4)) {
            double[] expected = one.apply(y).doubles();
            assertThat(four.apply(y).doubles()).isEqualTo(expected);
            float[] single = four.apply(x).floats();
            for (int i = 0; i < single.length; i++) {
                assertThat(single[i] == (float) expected[i]).as("float %d", i).isTrue();
            }
        }
        StandIn.assertTidy();
    }

    /** The pieces of signals of different lengths are of different sizes. */
    @Test
    void ofDifferentLengthsForAnyNumberOfThreads() {
        ScatteringPlan plan = Scattering.plan(
                Scattering1D.builder(1024).scale(6).quality(1).maxOrder(1).build());
        int[] lengths = IntStream.range(0, 160).map(i -> plan.inputSize() - i).toArray();
        float[] x = noise(7, Arrays.stream(lengths).sum());
        assertThat(x.length).as("floats: two pieces of 256 KB").isGreaterThanOrEqualTo(2 << 16);
        Signals signals = Signals.ofLengths(plan, x, lengths);
        try (Transform one = new Transform(plan, new CudaEngine(), 1);
                Transform four = new Transform(plan, new CudaEngine(), 4)) {
            assertThat(four.apply(signals).floats())
                    .isEqualTo(one.apply(signals).floats());
        }
        StandIn.assertTidy();
    }

    static Stream<ScatteringSettings> variable() {
        return Stream.of(
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
                        .build());
    }

    /** Signals of different lengths, in floats and in doubles, against the oracle. */
    @ParameterizedTest
    @MethodSource("variable")
    void signalsOfDifferentLengths(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        int longest = plan.axes().getFirst().length();
        int[] lengths = IntStream.range(0, 7).map(i -> longest - 7 * i).toArray();
        int numbers = Arrays.stream(lengths).sum() * (plan.complexInput() ? 2 : 1);
        float[] x = noise(9, numbers);
        double[] y = IntStream.range(0, numbers).mapToDouble(i -> x[i]).toArray();
        try (Transform oracle = Scattering.transform(plan, "reference", Precision.DOUBLE, 1);
                Transform transform = new Transform(plan, new CudaEngine(), 1);
                Transform tiles = new Transform(plan, new CudaEngine(LITTLE_SHARED), 1)) {
            Coefficients expected = oracle.apply(Signals.ofLengths(plan, y, lengths));
            double largest =
                    Arrays.stream(expected.doubles()).map(Math::abs).max().orElseThrow();
            for (Transform t : List.of(transform, tiles)) {
                float[] single = t.apply(Signals.ofLengths(plan, x, lengths)).floats();
                double[] same = t.apply(Signals.ofLengths(plan, y, lengths)).doubles();
                for (int i = 0; i < same.length; i++) {
                    assertThat(Math.abs(same[i] - expected.doubles()[i])).isLessThanOrEqualTo(1e-5 * largest);
                    assertThat(single[i]).isEqualTo((float) same[i]);
                }
            }
        }
    }
}
