package org.scattering.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.RandomBank;
import org.scattering.frame.TransferFunction;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** Networks of different layers against their definition: sums over samples, no Fourier transform of the signal, nothing shared. */
class MixedNetworkTest {
    /** A complex signal on a grid. */
    private record Field(int rows, int columns, double[] re, double[] im) {
        static Field zeros(int rows, int columns) {
            return new Field(rows, columns, new double[rows * columns], new double[rows * columns]);
        }
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(
                        List.of(32),
                        List.of(
                                new Layer(
                                        new MorletBank1D(2, 1, 4, Profile.TIGHT),
                                        NonLinearity.MODULUS,
                                        new Pooling.SubSampling(2, Scaling.ISOMETRIC)),
                                new Layer(
                                        new RandomBank(2, 3, 5),
                                        NonLinearity.RELU,
                                        new Pooling.BlockMaximum(2, Scaling.NONE)),
                                new Layer(
                                        new HaarBank(1),
                                        NonLinearity.TANH,
                                        new Pooling.BlockAverage(2, Scaling.ISOMETRIC))),
                        List.of(true, true, true, true)),
                // Complex up to the maximum, which takes moduli.
                Arguments.of(
                        List.of(24),
                        List.of(
                                new Layer(
                                        new MorletBank1D(2, 1, 4, Profile.TIGHT),
                                        NonLinearity.RELU,
                                        new Pooling.BlockAverage(2, Scaling.NONE)),
                                new Layer(new RandomBank(2, 2, 3), NonLinearity.SHIFTED_LOGISTIC, Pooling.NONE),
                                new Layer(
                                        new HaarBank(1),
                                        NonLinearity.TANH,
                                        new Pooling.BlockMaximum(3, Scaling.ISOMETRIC))),
                        List.of(true, false, false, true)),
                // The maximum of real numbers of both signs.
                Arguments.of(
                        List.of(8, 12),
                        List.of(
                                new Layer(
                                        new HaarBank(1),
                                        NonLinearity.MODULUS,
                                        new Pooling.BlockAverage(2, Scaling.ISOMETRIC)),
                                new Layer(
                                        new RandomBank(2, 2, 2),
                                        NonLinearity.TANH,
                                        new Pooling.BlockMaximum(2, Scaling.ISOMETRIC))),
                        List.of(true, true, true)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theNetworkIsItsDefinition(List<Integer> shape, List<Layer> layers, List<Boolean> real) {
        Bank output = new RandomBank(1, 2, 9);
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        Field x = Field.zeros(rows, shape.getLast());
        double[] samples = Noise.gaussian(8, x.re.length);
        System.arraycopy(samples, 0, x.re, 0, samples.length);
        List<Field> expected = new ArrayList<>();
        propagate(layers, output, real, x, 0, shape.size(), expected);
        List<Feature> features = Network.of(shape, layers, output, Paths.ALL).apply(samples);
        assertThat(features).hasSameSizeAs(expected);
        for (int f = 0; f < features.size(); f++) {
            Feature feature = features.get(f);
            Field field = expected.get(f);
            boolean isReal = real.get(feature.layer());
            assertThat(feature.real()).isEqualTo(isReal);
            assertThat(feature.values()).hasSize((isReal ? 1 : 2) * field.re.length);
            for (int i = 0; i < field.re.length; i++) {
                assertThat(feature.values()[isReal ? i : 2 * i])
                        .as("%s[%d]", feature.path(), i)
                        .isCloseTo(field.re[i], within(1e-13));
                assertThat(isReal ? 0 : feature.values()[2 * i + 1])
                        .as("Im %s[%d]", feature.path(), i)
                        .isCloseTo(field.im[i], within(1e-13));
            }
        }
    }

    private static void propagate(
            List<Layer> layers, Bank output, List<Boolean> real, Field u, int n, int axes, List<Field> features) {
        Bank bank = n < layers.size() ? layers.get(n).bank() : output;
        Frame frame = bank.frame(axes == 1 ? List.of(u.columns) : List.of(u.rows, u.columns));
        features.add(convolved(u, frame.lowpass()));
        if (n == layers.size()) {
            return;
        }
        Layer layer = layers.get(n);
        boolean modulus = layer.nonLinearity() == NonLinearity.MODULUS;
        for (BandPass g : frame.bandpass()) {
            Field v = convolved(u, g.transfer());
            // A real signal stays real but for rounding, which has no say in what is largest.
            boolean realBefore = modulus || (real.get(n) && real.get(n + 1));
            Field w = Field.zeros(v.rows, v.columns);
            for (int i = 0; i < v.re.length; i++) {
                w.re[i] = modulus ? Math.hypot(v.re[i], v.im[i]) : value(layer.nonLinearity(), v.re[i]);
                w.im[i] = modulus ? 0 : value(layer.nonLinearity(), v.im[i]);
            }
            propagate(layers, output, real, pooled(layer.pooling(), w, axes, realBefore), n + 1, axes, features);
        }
    }

    /** Σ_m u(m) h(t - m), h(m) = 1/N Σ_k ĝ(k) exp(2πi k·m/N). */
    private static Field convolved(Field u, TransferFunction g) {
        Field h = Field.zeros(u.rows, u.columns);
        int size = u.re.length;
        for (int m = 0; m < size; m++) {
            for (int k = 0; k < size; k++) {
                int rowTurns = m / u.columns * (k / u.columns);
                int columnTurns = m % u.columns * (k % u.columns);
                double turns = (double) rowTurns / u.rows + (double) columnTurns / u.columns;
                double cos = Math.cos(2 * Math.PI * turns);
                double sin = Math.sin(2 * Math.PI * turns);
                h.re[m] += (g.re(k) * cos - g.im(k) * sin) / size;
                h.im[m] += (g.re(k) * sin + g.im(k) * cos) / size;
            }
        }
        Field y = Field.zeros(u.rows, u.columns);
        for (int t = 0; t < size; t++) {
            for (int m = 0; m < size; m++) {
                int row = Math.floorMod(t / u.columns - m / u.columns, u.rows);
                int from = row * u.columns + Math.floorMod(t % u.columns - m % u.columns, u.columns);
                y.re[t] += u.re[m] * h.re[from] - u.im[m] * h.im[from];
                y.im[t] += u.re[m] * h.im[from] + u.im[m] * h.re[from];
            }
        }
        return y;
    }

    private static double value(NonLinearity m, double v) {
        return switch (m) {
            case MODULUS -> Math.abs(v);
            case RELU -> v > 0 ? v : 0;
            case TANH -> (Math.exp(2 * v) - 1) / (Math.exp(2 * v) + 1);
            case SHIFTED_LOGISTIC -> 1 / (1 + Math.exp(-v)) - 0.5;
        };
    }

    private static Field pooled(Pooling pooling, Field u, int axes, boolean real) {
        int s = pooling.factor(0, 1);
        int down = axes == 1 ? 1 : s;
        double scale = pooling.scaling() == Scaling.NONE ? 1 : Math.sqrt((double) s * down);
        Field result = Field.zeros(u.rows / down, u.columns / s);
        for (int t = 0; t < result.re.length; t++) {
            double re = 0;
            double im = 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < down; r++) {
                for (int c = 0; c < s; c++) {
                    int from = (t / result.columns * down + r) * u.columns + t % result.columns * s + c;
                    boolean sampled = pooling instanceof Pooling.BlockAverage || (r == 0 && c == 0);
                    re += sampled ? u.re[from] : 0;
                    im += sampled ? u.im[from] : 0;
                    largest = Math.max(largest, real ? u.re[from] : Math.hypot(u.re[from], u.im[from]));
                }
            }
            double parts = pooling instanceof Pooling.BlockAverage ? s * down : 1;
            boolean maximum = pooling instanceof Pooling.BlockMaximum;
            result.re[t] = scale * (maximum ? largest : re / parts);
            result.im[t] = scale * (maximum ? 0 : im / parts);
        }
        return result;
    }
}
