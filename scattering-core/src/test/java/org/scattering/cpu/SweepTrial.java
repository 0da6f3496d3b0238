package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scattering.NaiveDft;
import org.scattering.Noise;
import org.scattering.kernel.Kernels;

/**
 * One grid in all its forms: 16 random signals or spectra side by side, and each alone where there is a line form, on both
 * twins. The wide form of each is compared with a definition in double precision, every other one with that bit for bit.
 */
final class SweepTrial {
    /** Of the root mean square: float rounding through log2 N passes. */
    private static final double BOUND = 2e-6;

    /**
     * Of the largest number, for the last butterfly rounds all of its results relative to that. The mean of moduli is √N times
     * the root mean square of their spectrum.
     */
    private static final double LAST_BUTTERFLY = Math.ulp(1f);

    /** The naive DFT of a long signal is slow. */
    private static final int ALL_LANES_UP_TO = 1024;

    private final int rows;
    private final int columns;
    private final int fan;
    private final float[][] lanes = new float[Sweeps.BLOCK][];

    SweepTrial(int rows, int columns) {
        this(rows, columns, 1);
    }

    /** Of spectra that are zero but for the first 1/fan. */
    SweepTrial(int rows, int columns, int fan) {
        this.rows = rows;
        this.columns = columns;
        this.fan = fan;
        int given = 2 * rows * columns / fan;
        Arrays.setAll(lanes, lane -> Arrays.copyOf(Noise.single(Noise.gaussian(lane, given)), given * fan));
    }

    private static Stream<Kernels> twins() {
        return Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream());
    }

    private IntStream provedLanes() {
        boolean all = rows > 1 || columns <= ALL_LANES_UP_TO;
        return all ? IntStream.range(0, Sweeps.BLOCK) : IntStream.of(0, 9, 15);
    }

    /** What a form does with some signals side by side. */
    interface Experiment extends Function<SweepBench, UnaryOperator<float[][]>> {}

    void check(Experiment experiment, UnaryOperator<double[]> definition) {
        check(sweeps -> null, (bench, averager) -> experiment.apply(bench), definition);
    }

    /** The same with averagers. */
    interface AveragingExperiment {
        UnaryOperator<float[][]> apply(SweepBench bench, @Nullable Averager averager);
    }

    void check(
            Function<Sweeps, @Nullable Averager> averagers,
            AveragingExperiment experiment,
            UnaryOperator<double[]> definition) {
        float[][] expected =
                run(Sweeps.wide(rows, columns).withFan(fan), averagers, experiment, Kernels.scalar(), lanes);
        provedLanes().forEach(lane -> {
            double[] z = new double[2 * rows * columns];
            Arrays.setAll(z, i -> lanes[lane][i]);
            assertClose(expected[lane], definition.apply(z), lane);
        });
        twins().forEach(kernels -> {
            float[][] wide = run(Sweeps.wide(rows, columns).withFan(fan), averagers, experiment, kernels, lanes);
            assertSameBits(wide, expected, "wide");
            Sweeps alone = Sweeps.fillsBlocks(rows, columns)
                    ? Sweeps.alone(rows, columns).withFan(fan)
                    : null;
            for (int lane = 0; lane < lanes.length && alone != null; lane++) {
                float[][] one = {lanes[lane]};
                assertSameBits(
                        run(alone, averagers, experiment, kernels, one), new float[][] {expected[lane]}, "alone");
            }
        });
    }

    private float[][] run(
            Sweeps sweeps,
            Function<Sweeps, @Nullable Averager> averagers,
            AveragingExperiment experiment,
            Kernels kernels,
            float[][] signals) {
        Averager averager = averagers.apply(sweeps);
        return experiment
                .apply(new SweepBench(sweeps, rows, averager, kernels), averager)
                .apply(signals);
    }

    private static void assertSameBits(float[][] actual, float[][] expected, String form) {
        for (int lane = 0; lane < expected.length; lane++) {
            assertThat(Arrays.mismatch(actual[lane], expected[lane]))
                    .as("first number of lane %d with other bits, %s", lane, form)
                    .isNegative();
        }
    }

    private void assertClose(float[] actual, double[] expected, int lane) {
        assertThat(actual).hasSameSizeAs(expected);
        double rms = Math.sqrt(Arrays.stream(expected).map(v -> v * v).sum() / expected.length);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        double bound = BOUND * rms + LAST_BUTTERFLY * largest;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(actual[i] - expected[i]);
            if (!(error <= bound)) {
                throw new AssertionError("%d×%d: [%d] of lane %d is off by %.2e, bound %.2e"
                        .formatted(rows, columns, i, lane, error, bound));
            }
        }
    }

    /** |IDFT|. */
    double[] modulus(double[] spectrum) {
        double[] z = NaiveDft.inverse(spectrum, rows, columns);
        double[] u = new double[rows * columns];
        Arrays.setAll(u, n -> Math.hypot(z[2 * n], z[2 * n + 1]));
        return u;
    }

    /** Half the spectrum of a real signal. */
    double[] halfSpectrum(double[] u) {
        double[] z = new double[2 * u.length];
        for (int n = 0; n < u.length; n++) {
            z[2 * n] = u[n];
        }
        double[] spectrum = NaiveDft.forward(z, rows, columns);
        int half = columns / 2 + 1;
        double[] x = new double[2 * rows * half];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(spectrum, 2 * r * columns, x, 2 * r * half, 2 * half);
        }
        return x;
    }
}
