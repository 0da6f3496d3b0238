package org.scattering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.AvailableEngines;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Transform;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** A plan as an object: written, read, printed, and laid out. */
class PlanTest {
    static Stream<ScatteringSettings> settings() {
        return Stream.of(
                Scattering1D.builder(200)
                        .scale(4)
                        .quality(4, 2)
                        .samplingRate(8000)
                        .build(),
                Scattering1D.builder(128)
                        .scale(4)
                        .averaging(Averaging.NONE)
                        .signalType(SignalType.COMPLEX)
                        .build(),
                Scattering1D.builder(96)
                        .scale(4)
                        .quality(2)
                        .paths(Paths.ALL)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering2D.builder(20, 28).scales(2).angles(3).build(),
                Scattering2D.builder(16, 24)
                        .scales(3)
                        .profile(Profile.NATIVE)
                        .averaging(Averaging.GLOBAL_MEAN)
                        .build());
    }

    private static byte[] written(ScatteringPlan plan) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(plan);
        }
        return bytes.toByteArray();
    }

    private static ScatteringPlan read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (ScatteringPlan) in.readObject();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aPlanReadBackComputesTheSameBits(ScatteringSettings settings) throws Exception {
        ScatteringPlan plan = Scattering.plan(settings);
        ScatteringPlan back = read(written(plan));
        assertThat(back).isNotSameAs(plan);
        assertThat(back.settings()).isEqualTo(settings);
        assertThat(back.fingerprint()).isEqualTo(plan.fingerprint());
        assertThat(back.paths().toCsv()).isEqualTo(plan.paths().toCsv());
        double[] x = Noise.gaussian(1, plan.inputSize());
        AvailableEngines.all().forEach(engine -> {
            try (Transform one = new Transform(plan, engine, 1);
                    Transform other = new Transform(back, engine, 1)) {
                assertThat(other.apply(x).doubles())
                        .containsExactly(one.apply(x).doubles());
            }
        });
    }

    /** The banks of a plan are megabytes; what is written is the recipe. */
    @ParameterizedTest
    @MethodSource("settings")
    void whatIsWrittenIsSmall(ScatteringSettings settings) throws Exception {
        assertThat(written(Scattering.plan(settings))).hasSizeLessThan(2000);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aTamperedFingerprintIsRefused(ScatteringSettings settings) throws Exception {
        ScatteringPlan plan = Scattering.plan(settings);
        byte[] bytes = written(plan);
        bytes[indexOf(bytes, plan.fingerprint())] ^= 1;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("builds other filters")
                .hasMessageContaining("make the plan anew");
    }

    private static int indexOf(byte[] bytes, long number) {
        int found = -1;
        for (int i = 0; i + 8 <= bytes.length; i++) {
            if (ByteBuffer.wrap(bytes, i, 8).getLong() == number) {
                assertThat(found).as("the number is there once").isNegative();
                found = i;
            }
        }
        assertThat(found).isNotNegative();
        return found;
    }

    @Test
    void theFingerprintSeesEveryFilter() {
        long one = plan(Scattering1D.builder(200).scale(4).quality(4)).fingerprint();
        assertThat(plan(Scattering1D.builder(200).scale(4).quality(4)).fingerprint())
                .isEqualTo(one);
        assertThat(plan(Scattering1D.builder(200).scale(4).quality(5)).fingerprint())
                .isNotEqualTo(one);
        assertThat(plan(Scattering1D.builder(200).scale(4).quality(4, 2)).fingerprint())
                .isNotEqualTo(one);
        assertThat(plan(Scattering1D.builder(200).scale(4).quality(4).profile(Profile.TIGHT))
                        .fingerprint())
                .isNotEqualTo(one);
    }

    private static ScatteringPlan plan(Scattering1D.Builder builder) {
        return Scattering.plan(builder.build());
    }

    @Test
    void aPlanPrintsItsRecipe() {
        assertThat(plan(Scattering1D.builder(1000).scale(6).quality(8)).toString())
                .contains("Scattering1D[length=1000", "axis: 1000 samples, padded to 2048 (524 before)")
                .contains("order 0: 1 paths", "order 1: 38 paths from 38 wavelets", "from 7 wavelets")
                .contains("rows", "numbers a signal");
        ScatteringPlan image =
                Scattering.plan(Scattering2D.builder(28, 30).scales(2).angles(8).build());
        assertThat(image.toString())
                .contains("axis: 28 samples, padded to 36 (4 before)", "axis: 30 samples, padded to 36 (3 before)")
                .contains("order 2: 64 paths from 16 wavelets")
                .contains("output: 81 rows, " + 81 * 7 * 7 + " numbers a signal");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void rowsFollowOneAnotherWithoutGaps(ScatteringSettings settings) {
        OutputLayout layout = Scattering.plan(settings).layout();
        int offset = 0;
        for (int row = 0; row < layout.rows(); row++) {
            assertThat(layout.offset(row)).isEqualTo(offset);
            int length = layout.rowShape(row).stream().reduce(1, (a, b) -> a * b);
            assertThat(layout.length(row)).isEqualTo(length).isPositive();
            offset += length;
        }
        assertThat(layout.offset(layout.rows())).isEqualTo(offset);
        assertThat(layout.size()).isEqualTo(offset);
        assertThat(layout.uniform()).isEqualTo(!settings.averaging().equals(Averaging.NONE));
    }

    /** Without averaging a row of rate 2^j has ⌈·/2⌉ of the samples a level; averaged, all have the stride's. */
    @Test
    void rowsHaveTheSamplesOfTheirRate() {
        ScatteringPlan none = plan(Scattering1D.builder(100).scale(4).quality(1).averaging(Averaging.NONE));
        for (Path path : none.paths().paths()) {
            int from = none.axes().getFirst().left();
            int to = from + 100;
            for (int k = 0; k < path.resolution(); k++) {
                from = (from + 1) / 2;
                to = (to + 1) / 2;
            }
            assertThat(path.shape()).containsExactly(to - from);
        }
        assertThat(none.layout().rowShape(0)).containsExactly(100);
        OutputLayout local = plan(Scattering1D.builder(100).scale(4).stride(4)).layout();
        assertThat(local.rowShape(0))
                .isEqualTo(local.rowShape(local.rows() - 1))
                .containsExactly(25);
        ScatteringPlan global = plan(Scattering1D.builder(100).scale(4).averaging(Averaging.GLOBAL_MEAN));
        assertThat(global.layout().size()).isEqualTo(global.layout().rows());
    }

    @Test
    void shorterSignalsHaveTheirOwnLayout() {
        ScatteringPlan plan = plan(Scattering1D.builder(100).scale(4));
        assertThat(plan.coarsestStep()).isEqualTo(16);
        assertThat(plan.layout(100).size()).isEqualTo(plan.layout().size());
        assertThat(plan.layout(40).rows()).isEqualTo(plan.layout().rows());
        assertThat(plan.layout(40).length(0)).isBetween(2, 3);
        assertThat(plan.layout(16).length(0)).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 15, 101})
    void lengthsThatDoNotFitHaveNoLayout(int length) {
        ScatteringPlan plan = plan(Scattering1D.builder(100).scale(4));
        assertThatThrownBy(() -> plan.layout(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length = " + length + ": a 1D plan takes 16 to 100");
    }

    @Test
    void tooManyPathsOrNumbersAreRefusedBeforeMemoryRunsOut() {
        assertThatThrownBy(() -> Scattering.plan(Scattering2D.builder(64, 64)
                        .scales(6)
                        .angles(16)
                        .maxOrder(5)
                        .paths(Paths.ALL)
                        .build()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("max-order = 5: more than 4194304 paths");
        assertThatThrownBy(() -> Scattering.plan(Scattering2D.builder(128, 128)
                        .scales(5)
                        .angles(16)
                        .maxOrder(4)
                        .stride(1)
                        .build()))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("the coefficients of one signal would be");
    }

    @Test
    void inputSizesAreThoseOfTheSignals() {
        assertThat(plan(Scattering1D.builder(100).scale(4)).inputSize()).isEqualTo(100);
        assertThat(plan(Scattering1D.builder(100).scale(4).signalType(SignalType.COMPLEX))
                        .inputSize())
                .isEqualTo(200);
        ScatteringPlan padded = plan(Scattering1D.builder(100).scale(4).padding(Padding.ALREADY_PADDED));
        assertThat(padded.inputShape()).isEqualTo(List.of(256));
        assertThat(Scattering.plan(Scattering2D.builder(20, 30).build()).inputSize())
                .isEqualTo(600);
    }
}
