package org.scattering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.settings.Averaging;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** The table says of every row what it is. */
class PathTableTest {
    private static final Scattering1D LINE =
            Scattering1D.builder(64).scale(4).quality(1).samplingRate(8000).build();

    static Stream<ScatteringSettings> settings() {
        return Stream.of(
                LINE,
                Scattering1D.builder(128).scale(5).quality(2, 2).maxOrder(3).build(),
                Scattering1D.builder(128)
                        .scale(4)
                        .signalType(SignalType.COMPLEX)
                        .averaging(Averaging.NONE)
                        .build(),
                Scattering2D.builder(20, 20).scales(2).angles(3).build());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyRowIsItsParentAndOneWaveletMore(ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        PathTable table = plan.paths();
        assertThat(table.size()).isEqualTo(plan.layout().rows());
        for (int row = 0; row < table.size(); row++) {
            Path path = table.path(row);
            assertThat(path.row()).isEqualTo(row);
            assertThat(path.shape()).isEqualTo(plan.layout().rowShape(row));
            assertThat(path.filters()).hasSize(path.order());
            assertThat(path.scales()).hasSize(path.order());
            assertThat(path.frequencies()).hasSize(path.order());
            assertThat(path.bandwidths()).hasSize(path.order());
            assertThat(path.angles()).hasSize(settings instanceof Scattering2D ? path.order() : 0);
            if (path.order() == 0) {
                assertThat(path.parentRow()).isEqualTo(-1);
                continue;
            }
            assertThat(table.rowOf(path.filters().toArray(Integer[]::new))).isEqualTo(row);
            Path parent = table.path(path.parentRow());
            assertThat(parent.filters()).isEqualTo(path.filters().subList(0, path.order() - 1));
            assertThat(path.scales().getLast())
                    .isGreaterThan(parent.order() == 0 ? -1 : parent.scales().getLast());
        }
        assertThat(Stream.iterate(0, m -> m + 1)
                        .limit(settings.maxOrder() + 1L)
                        .flatMap(m -> table.ofOrder(m).stream()))
                .isEqualTo(table.paths());
    }

    @Test
    void rowsAreFoundByTheirFilters() {
        PathTable table = Scattering.plan(LINE).paths();
        assertThat(table.rowOf()).isZero();
        assertThat(table.rowOf(2)).isEqualTo(3);
        assertThat(table.path(table.rowOf(0, 3)).filters()).containsExactly(0, 3);
        assertThat(table.rowOf(3, 0)).as("not frequency-decreasing").isEqualTo(-1);
        assertThat(table.rowOf(5)).as("five wavelets").isEqualTo(-1);
        assertThat(table.rowOf(0, 3, 4)).as("order 3").isEqualTo(-1);
    }

    @Test
    void namesAreShort() {
        PathTable table = Scattering.plan(LINE).paths();
        assertThat(table.path(0).name()).isEqualTo("S");
        assertThat(table.path(3).name()).isEqualTo("S[2]");
        assertThat(table.path(table.rowOf(0, 3)).name()).isEqualTo("S[0,3]");
    }

    @Test
    void aComplexOrderZeroTakesTwoRows() {
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(64)
                .scale(4)
                .quality(1)
                .signalType(SignalType.COMPLEX)
                .build());
        PathTable table = plan.paths();
        assertThat(table.paths().stream().limit(3).map(Path::name)).containsExactly("Re S", "Im S", "S[0]");
        assertThat(table.paths().stream().limit(3).map(Path::part))
                .containsExactly(Path.Part.REAL, Path.Part.IMAGINARY, Path.Part.WHOLE);
        assertThat(table.paths().stream().limit(3).map(Path::weight)).containsExactly(1.0, 1.0, 0.5);
        assertThat(table.path(table.rowOf(0, 3)).parentRow()).isEqualTo(2);
        Path mirror = table.path(table.rowOf(5));
        assertThat(mirror.frequencies()).containsExactly(-0.35);
        assertThat(mirror.parentRow()).isZero();
    }

    @Test
    void hertzNeedASamplingRate() {
        Path known = Scattering.plan(LINE).paths().path(2);
        assertThat(known.hertz()).hasSize(1);
        assertThat(known.hertz().getFirst()).isCloseTo(1400, within(1e-9));
        Path unknown = Scattering.plan(Scattering1D.builder(64).scale(4).build())
                .paths()
                .path(2);
        assertThat(unknown.samplingRate()).isNull();
        assertThat(unknown.hertz()).isEmpty();
    }

    @Test
    void csvOfASignal() {
        List<String> lines = Scattering.plan(LINE).paths().toCsv().lines().toList();
        assertThat(lines).hasSize(1 + Scattering.plan(LINE).paths().size());
        assertThat(lines.get(0))
                .isEqualTo("row,name,part,order,parent_row,filters,scales,frequencies_cycles_per_sample,"
                        + "bandwidths_cycles_per_sample,frequencies_hz,angles_radians,weight,log2_step,shape");
        assertThat(lines.get(1)).isEqualTo("0,\"S\",whole,0,,,,,,,,1.0,4,4");
        // σ as in the golden filter banks; 0.35 and 0.04375 of 8000 Hz.
        assertThat(lines.get(6)).isEqualTo("5,\"S[4]\",whole,1,0,4,2,0.021875,0.00875818423073453,175.0,,1.0,4,4");
        assertThat(lines.get(7))
                .isEqualTo("6,\"S[0,3]\",whole,2,1,0 3,0 1,0.35 0.04375,"
                        + "0.14013094769175247 0.01751636846146906,2800.0 350.0,,1.0,4,4");
    }

    @Test
    void csvOfAnImage() {
        String csv = Scattering.plan(
                        Scattering2D.builder(20, 24).scales(2).angles(2).build())
                .paths()
                .toCsv();
        assertThat(csv).endsWith("\n").doesNotContain("\r");
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(1 + 1 + 4 + 4);
        assertThat(lines.get(6))
                .matches("5,\"S\\[0,2\\]\",whole,2,1,0 2,0 1,0\\.375 0\\.1875,\\S+ \\S+,,0\\.0 0\\.0,1\\.0,2,5x6");
        // Half a turn over two angles: θ = 0, then -π/2.
        assertThat(lines.get(3)).contains(",-1.5707963267948966,1.0,2,5x6");
    }
}
