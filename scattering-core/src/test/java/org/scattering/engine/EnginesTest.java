package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.settings.Scattering1D;

/** Which engine one gets, and the reason where one does not. */
@Tag("engine")
class EnginesTest {
    private static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    @Test
    void thePreferredOnesComeFirst() {
        assertThat(Engines.all().stream().map(ScatteringEngine::name)).containsExactly("simd", "scalar", "reference");
    }

    @Test
    void everyEngineGivesAReason() {
        for (ScatteringEngine engine : Engines.all()) {
            assertThat(engine.availability().reason()).as(engine.name()).isNotBlank();
        }
    }

    @Test
    void withTheVectorApiAutoIsSimd() {
        assumeTrue(hasVectors());
        assertThat(Engines.choose("auto", Precision.SINGLE).name()).isEqualTo("simd");
        assertThat(Engines.choose("simd", Precision.SINGLE).name()).isEqualTo("simd");
        assertThat(Engines.choose("simd", Precision.SINGLE).availability().reason())
                .contains("vectors of ");
    }

    @Test
    void withoutTheVectorApiSimdIsRefusedAndAutoIsScalar() {
        assumeFalse(hasVectors());
        assertThatThrownBy(() -> Engines.choose("simd", Precision.SINGLE))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("engine = simd is not available here: the module jdk.incubator.vector is missing;"
                        + " start Java with --add-modules jdk.incubator.vector");
        assertThat(Engines.choose("auto", Precision.SINGLE).name()).isEqualTo("scalar");
        try (Transform transform =
                Scattering.transform(Scattering1D.builder(200).scale(4).build())) {
            assertThat(transform.engine().name()).isEqualTo("scalar");
            assertThat(transform.apply(new float[200]).floats()).containsOnly(0);
        }
    }

    @Test
    void doublePrecisionIsTheReferences() {
        assertThat(Engines.choose("auto", Precision.DOUBLE).name()).isEqualTo("reference");
        assertThat(Engines.choose("reference", Precision.DOUBLE).name()).isEqualTo("reference");
        assertThat(Engines.choose("reference", Precision.SINGLE).name()).isEqualTo("reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "scalar"})
    void singlePrecisionEnginesRefuseDouble(String name) {
        assumeTrue(hasVectors() || !name.equals("simd"));
        assertThatThrownBy(() -> Engines.choose(name, Precision.DOUBLE))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("engine = " + name
                        + " computes in single precision; double precision needs the engine reference or auto");
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anUnknownEngineIsRefusedWithTheOnesThereAre(Precision precision) {
        assertThatThrownBy(() -> Engines.choose("warp", precision))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessage("engine = warp: there are auto, simd, scalar, reference");
        assertThatThrownBy(() -> Engines.choose("", precision)).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void theFrontDoorRefusesAlike() {
        var plan = Scattering.plan(Scattering1D.builder(200).scale(4).build());
        assertThatThrownBy(() -> Scattering.transform(plan, "warp", Precision.SINGLE, 1))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("engine = warp");
    }
}
