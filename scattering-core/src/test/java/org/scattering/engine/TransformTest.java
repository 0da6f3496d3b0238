package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.SignalType;

/** What goes in and comes out of a transform: shapes, and arguments that are refused. */
class TransformTest {
    private static final ScatteringPlan LINE =
            Scattering.plan(Scattering1D.builder(64).scale(3).quality(1).build());
    private static final ScatteringPlan IMAGE =
            Scattering.plan(Scattering2D.builder(8, 12).scales(2).angles(2).build());
    private static final ScatteringPlan UNEQUAL = Scattering.plan(Scattering1D.builder(64)
            .scale(3)
            .quality(1)
            .averaging(Averaging.NONE)
            .build());

    private final Transform line = Scattering.transform(LINE, "auto", Precision.SINGLE, 2);
    private final Transform image = Scattering.transform(IMAGE, "auto", Precision.SINGLE, 2);

    @AfterEach
    void close() {
        line.close();
        image.close();
    }

    private static float[] noise(int size) {
        return Noise.single(Noise.gaussian(3, size));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidSettingException.class).hasMessage(message);
    }

    @Test
    void leadingAxesComeFirst() {
        int rows = LINE.layout().rows();
        float[] x = noise(6 * 64);
        assertThat(line.apply(noise(64)).shape()).isEqualTo(List.of(rows, 8));
        assertThat(line.apply(noise(64), 1).shape()).isEqualTo(List.of(1, rows, 8));
        assertThat(line.apply(x).shape()).isEqualTo(List.of(6, rows, 8));
        assertThat(line.apply(x, 2, 3).shape()).isEqualTo(List.of(2, 3, rows, 8));
        assertThat(line.apply(x, 2, 3).floats()).containsExactly(line.apply(x).floats());
        assertThat(image.apply(noise(2 * 96), 1, 2, 1).shape())
                .isEqualTo(List.of(1, 2, 1, IMAGE.layout().rows(), 2, 3));
    }

    @Test
    void leadingAxesThatAreNotTheBatchAreRefused() {
        float[] x = noise(6 * 64);
        refused(() -> line.apply(x, 5), "leading = [5]: the batch has 6 signals");
        refused(() -> line.apply(x, 2, 4), "leading = [2, 4]: the batch has 6 signals");
        refused(() -> line.apply(x, -2, -3), "leading = [-2, -3]: the batch has 6 signals");
        refused(() -> line.apply(x, 6, 0), "leading = [6, 0]: the batch has 6 signals");
        refused(() -> line.apply(new double[64], 2), "leading = [2]: the batch has 1 signals");
    }

    @Test
    void arraysThatAreNotWholeSignalsAreRefused() {
        String message = "signals: an array of %d numbers is not one or more signals of %s samples (%d numbers each)";
        refused(() -> line.apply(new float[63]), message.formatted(63, "[64]", 64));
        refused(() -> line.apply(new double[130]), message.formatted(130, "[64]", 64));
        refused(() -> line.apply(new float[0]), message.formatted(0, "[64]", 64));
        refused(() -> image.apply(new float[97]), message.formatted(97, "[8, 12]", 96));
        ScatteringPlan complex = Scattering.plan(
                Scattering1D.builder(64).scale(3).signalType(SignalType.COMPLEX).build());
        refused(() -> Signals.of(complex, new float[64]), message.formatted(64, "[64] complex", 128));
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        refused(
                () -> Signals.ofLengths(LINE, new float[71], 64, 7),
                "lengths[1] = 7: 8 (the coarsest sampling step) to 64 samples are accepted");
        refused(
                () -> Signals.ofLengths(LINE, new double[65], 65),
                "lengths[0] = 65: 8 (the coarsest sampling step) to 64 samples are accepted");
        refused(
                () -> Signals.ofLengths(LINE, new float[10], -10, 20),
                "lengths[0] = -10: 8 (the coarsest sampling step) to 64 samples are accepted");
        refused(
                () -> Signals.ofLengths(LINE, new float[50], 20, 20),
                "lengths: they add up to 40 numbers, the array has 50");
        refused(() -> Signals.ofLengths(LINE, new float[0]), "lengths: they add up to 0 numbers, the array has 0");
        refused(
                () -> Signals.ofLengths(IMAGE, new float[96], 96),
                "lengths: only 1D signals of one batch may differ in length");
        refused(
                () -> Signals.ofLengths(padded(Padding.ALREADY_PADDED), new float[64], 64),
                "lengths: signals that are already padded have one length, the padded one");
        refused(
                () -> Signals.ofLengths(padded(Padding.PERIODIC), new float[63], 63),
                "lengths[0] = 63: the plan is circular on 64 samples, signals of variable length need padding");
    }

    private static ScatteringPlan padded(Padding padding) {
        return Scattering.plan(
                Scattering1D.builder(64).scale(3).padding(padding).build());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsRefusedBySignalAndNumber(double bad) {
        float[] single = noise(3 * 64);
        single[2 * 64 + 5] = (float) bad;
        single[2 * 64 + 9] = Float.NaN;
        String message = ": only finite samples are accepted; replace it first (for instance by 0)";
        refused(() -> line.apply(single), "signal 2, number 5 is " + bad + message);
        double[] x = Noise.gaussian(1, 96);
        x[0] = bad;
        refused(() -> image.apply(x), "signal 0, number 0 is " + bad + message);
        double[] last = Noise.gaussian(1, 30);
        last[29] = bad;
        Signals lengths = Signals.ofLengths(LINE, last, 10, 20);
        refused(() -> line.apply(lengths), "signal 1, number 19 is " + bad + message);
    }

    @Test
    void theLargestNumbersAreFinite() {
        float[] x = new float[64];
        Arrays.fill(x, Float.MAX_VALUE);
        // φ̂(0) rounds to 1 or just above; order 0 of this constant is the number itself or infinity, never NaN.
        assertThat(line.apply(x).floats()).doesNotContain(Float.NaN);
        x[5] = Float.MIN_VALUE;
        assertThatCode(() -> line.apply(x)).doesNotThrowAnyException();
    }

    @Test
    void signalsOfAnotherPlanAreRefused() {
        ScatteringPlan other =
                Scattering.plan(Scattering1D.builder(64).scale(4).quality(1).build());
        Signals signals = Signals.of(other, noise(64));
        String message =
                "signals: they were made for " + other.settings() + ", the transform is for " + LINE.settings();
        refused(() -> line.apply(signals), message);
        refused(() -> line.allocate(signals), message);
        Coefficients out = line.allocate(Signals.of(LINE, noise(64)));
        refused(() -> line.apply(signals, out), message);
        refused(() -> line.apply(signals, out, line.newWorkspace()), message);
        ScatteringPlan equal = Scattering.plan(LINE.settings());
        assertThat(line.apply(Signals.of(equal, noise(64))).floats())
                .as("equal settings make equal plans")
                .containsExactly(line.apply(noise(64)).floats());
    }

    @Test
    void outputsOfOtherBatchesAndPlansAreRefused() {
        String message = "out: it was made for another batch or another plan";
        Signals two = Signals.of(LINE, noise(128));
        List<Signals> others = List.of(
                Signals.of(LINE, noise(64)),
                Signals.of(LINE, new double[128]),
                Signals.ofLengths(LINE, noise(104), 64, 40));
        for (Signals other : others) {
            Coefficients out = line.allocate(other);
            assertThatThrownBy(() -> line.apply(two, out))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> line.apply(two, out, line.newWorkspace()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        }
        try (Transform unequal = Scattering.transform(UNEQUAL, "auto", Precision.SINGLE, 1)) {
            Coefficients out = unequal.allocate(Signals.of(UNEQUAL, noise(128)));
            assertThatThrownBy(() -> line.apply(two, out)).hasMessage(message);
        }
    }

    @Test
    void workspacesOfOtherTransformsAreRefused() {
        Signals in = Signals.of(LINE, noise(64));
        Coefficients out = line.allocate(in);
        try (Transform twin = Scattering.transform(LINE, "auto", Precision.SINGLE, 1)) {
            assertThatThrownBy(() -> line.apply(in, out, twin.newWorkspace()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("workspace: it was made by another transform");
        }
    }

    @Test
    void aClosedTransformSaysSo() {
        float[] x = noise(64);
        float[] before = line.apply(x).floats().clone();
        Coefficients kept = line.apply(x);
        line.close();
        line.close();
        assertThatThrownBy(() -> line.apply(x))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this transform is closed");
        assertThatThrownBy(() -> line.apply(Signals.of(LINE, x), kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this transform is closed");
        assertThat(kept.floats()).containsExactly(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097, Integer.MIN_VALUE})
    void threadsThatCannotBeAreRefused(int threads) {
        refused(
                () -> Scattering.transform(LINE, "auto", Precision.SINGLE, threads),
                "threads = " + threads + ": 1 to 4096 are accepted");
    }

    @Test
    void theNumberTypeOfTheOutputIsThatOfTheInput() {
        Coefficients single = line.apply(new float[64]);
        Coefficients twice = line.apply(new double[64]);
        assertThat(single.single()).isTrue();
        assertThat(twice.single()).isFalse();
        assertThatThrownBy(single::doubles)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these coefficients are float; use floats()");
        assertThatThrownBy(twice::floats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("these coefficients are double; use doubles()");
    }

    @Test
    void rowsOfDifferentLengthHaveNoCommonShape() {
        try (Transform unequal = Scattering.transform(UNEQUAL, "auto", Precision.SINGLE, 1)) {
            Coefficients out = unequal.apply(noise(64));
            assertThatThrownBy(out::shape)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("rows differ in length; use layout(signal)");
            assertThat(out.row(0, 0)).hasSize(64);
        }
        Coefficients variable = line.apply(Signals.ofLengths(LINE, noise(104), 64, 40));
        assertThatThrownBy(variable::shape).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyCoefficientIsWhereTheLayoutSays() {
        Coefficients out = line.apply(Signals.ofLengths(LINE, noise(104), 64, 40));
        assertThat(out.offset(0)).isZero();
        assertThat(out.offset(1))
                .isEqualTo(out.layout(0).size())
                .isEqualTo(LINE.layout().size());
        assertThat(out.offset(2)).isEqualTo(out.floats().length);
        for (int signal = 0; signal < 2; signal++) {
            for (int row = 0; row < LINE.layout().rows(); row++) {
                double[] values = out.row(signal, row);
                assertThat(values).hasSize(signal == 0 ? 8 : 5);
                for (int i = 0; i < values.length; i++) {
                    int at = out.offset(signal) + out.layout(signal).offset(row) + i;
                    assertThat(values[i]).isEqualTo(out.floats()[at]).isEqualTo(out.get(signal, row, i));
                }
                int beyond = values.length;
                int r = row;
                int s = signal;
                assertThatThrownBy(() -> out.get(s, r, beyond)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    /** The view sees what the caller writes into the array between two calls. */
    @Test
    void aBatchIsAViewOfTheCallersArray() {
        float[] x = noise(64);
        Signals in = Signals.of(LINE, x);
        float[] before = line.apply(in).floats();
        x[10] += 1;
        assertThat(line.apply(in).floats())
                .isNotEqualTo(before)
                .containsExactly(line.apply(x).floats());
    }
}
