package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.NaiveDft;

/** The sweeps are the transforms of the definition, for every form of a grid with the same bits. */
@Tag("engine")
class SweepsTest {
    private record Grid(int rows, int columns) {}

    /** Blocks of their own; one beyond 512 has too few factors to be cut. */
    static Stream<Grid> shortLines() {
        return IntStream.concat(IntStream.rangeClosed(1, 128), IntStream.of(131, 134, 256, 509, 512, 521))
                .mapToObj(n -> new Grid(1, n));
    }

    /** Powers of two, others with and without a line form, and one that needs Bluestein's algorithm. */
    static Stream<Grid> lines() {
        return IntStream.of(576, 768, 1000, 1024, 1072, 2048, 3000, 3072, 8192).mapToObj(n -> new Grid(1, n));
    }

    /** With and without a line form, whose last blocks may be full or not; odd and even; by Bluestein's algorithm. */
    static Stream<Grid> planes() {
        return Stream.of(
                new Grid(2, 1),
                new Grid(3, 2),
                new Grid(5, 9),
                new Grid(10, 37),
                new Grid(20, 33),
                new Grid(24, 24),
                new Grid(33, 45),
                new Grid(36, 36),
                new Grid(31, 48),
                new Grid(48, 29),
                new Grid(37, 134),
                new Grid(67, 40),
                new Grid(64, 64));
    }

    static Stream<Grid> grids() {
        return Stream.of(shortLines(), lines(), planes()).flatMap(g -> g);
    }

    @ParameterizedTest
    @CsvSource({
        "1,128,false",
        "1,1000,false",
        "1,512,false",
        "1,1024,true",
        "1,3072,true",
        "1,8192,true",
        "15,64,false",
        "33,45,true",
        "36,36,true",
        "37,134,true",
        "64,64,true"
    })
    void theGridsOfTheseTestsHaveTheForms(int rows, int columns, boolean alone) {
        assertThat(Sweeps.fillsBlocks(rows, columns)).isEqualTo(alone);
        assertThat(Sweeps.wide(rows, columns).width()).isEqualTo(Sweeps.BLOCK);
    }

    @Test
    void longSignalsAreCut() {
        assertThat(lines()).allMatch(grid -> Sweeps.wide(1, grid.columns) instanceof Line);
        assertThat(shortLines()).allMatch(grid -> Sweeps.wide(1, grid.columns) instanceof ShortLine);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void inverse(Grid grid) {
        SweepTrial trial = new SweepTrial(grid.rows, grid.columns);
        for (boolean bySource : new boolean[] {false, true}) {
            trial.check(
                    bench -> lanes -> bench.inverse(lanes, bySource),
                    z -> NaiveDft.inverse(z, grid.rows, grid.columns));
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void moduli(Grid grid) {
        SweepTrial trial = new SweepTrial(grid.rows, grid.columns);
        for (boolean either : new boolean[] {false, true}) {
            trial.check(bench -> lanes -> bench.moduli(lanes, either, either), trial::modulus);
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void spectraOfModuli(Grid grid) {
        SweepTrial trial = new SweepTrial(grid.rows, grid.columns);
        for (boolean either : new boolean[] {false, true}) {
            trial.check(
                    bench -> lanes -> bench.spectraOfModuli(lanes, either, !either),
                    z -> trial.halfSpectrum(trial.modulus(z)));
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void forward(Grid grid) {
        SweepTrial trial = new SweepTrial(grid.rows, grid.columns);
        trial.check(bench -> bench::forward, z -> NaiveDft.forward(z, grid.rows, grid.columns));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void forwardReal(Grid grid) {
        SweepTrial trial = new SweepTrial(grid.rows, grid.columns);
        trial.check(bench -> bench::forwardReal, z -> {
            double[] real = new double[z.length / 2];
            Arrays.setAll(real, n -> z[2 * n]);
            return trial.halfSpectrum(real);
        });
    }

    /** Of spectra that fill a half or a quarter of the grid. */
    @ParameterizedTest
    @ValueSource(ints = {16, 64, 192, 256, 512, 1024, 2048, 3072, 8192})
    void bands(int length) {
        for (int fan : new int[] {2, 4}) {
            assertThat(Sweeps.takesFan(1, length, fan)).isTrue();
            SweepTrial trial = new SweepTrial(1, length, fan);
            trial.check(bench -> lanes -> bench.inverse(lanes, true), z -> NaiveDft.inverse(z, 1, length));
            trial.check(bench -> lanes -> bench.moduli(lanes, true, false), trial::modulus);
            trial.check(bench -> lanes -> bench.moduli(lanes, true, true), trial::modulus);
            trial.check(
                    bench -> lanes -> bench.spectraOfModuli(lanes, true, false),
                    z -> trial.halfSpectrum(trial.modulus(z)));
        }
    }

    /** Lines that alone are gathered as lanes, images, and lengths without the passes for it. */
    @ParameterizedTest
    @CsvSource({"1,1000,2", "1,1000,4", "1,12,2", "1,10,4", "1,37,2", "1,37,4", "64,64,2", "64,64,4"})
    void bandsOfOtherGridsAreComputedWhole(int rows, int columns, int fan) {
        assertThat(Sweeps.takesFan(rows, columns, 1)).isTrue();
        assertThat(Sweeps.takesFan(rows, columns, fan)).isFalse();
    }
}
