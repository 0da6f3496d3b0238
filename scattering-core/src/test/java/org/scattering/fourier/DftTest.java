package org.scattering.fourier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.Noise;

/** The double-precision Fourier transform: right, and safe to share between threads. */
class DftTest {
    private static final int THREADS = 4;
    /** A race over a field shows within some hundred transforms; this many leave no doubt and take milliseconds. */
    private static final int TRANSFORMS_A_THREAD = 2000;

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,7", "1,64", "1,60", "1,211", "4,4", "8,16", "16,8", "12,10", "9,5", "7,1", "11,13"})
    void forwardIsTheSum(int rows, int columns) {
        double[] x = Noise.gaussian(1, 2 * rows * columns);
        double[] actual = x.clone();
        Dft.of(rows, columns).forward(actual);
        for (int k = 0; k < rows; k++) {
            for (int l = 0; l < columns; l++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < rows * columns; n++) {
                    double turns =
                            k * (n / columns) % rows / (double) rows + l * (n % columns) % columns / (double) columns;
                    double cos = Math.cos(2 * Math.PI * turns);
                    double sin = Math.sin(2 * Math.PI * turns);
                    re += x[2 * n] * cos + x[2 * n + 1] * sin;
                    im += x[2 * n + 1] * cos - x[2 * n] * sin;
                }
                // Values are of size √(2N); the naive sum itself is off by about 1e-16 √N of that.
                double bound = 1e-14 * rows * columns;
                int i = 2 * (k * columns + l);
                assertThat(Math.hypot(actual[i] - re, actual[i + 1] - im)).isLessThanOrEqualTo(bound);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,64", "1,211", "8,16", "12,10", "11,13"})
    void inverseUndoesForward(int rows, int columns) {
        double[] x = Noise.gaussian(2, 2 * rows * columns);
        double[] z = x.clone();
        Dft dft = Dft.of(rows, columns);
        dft.forward(z);
        dft.inverse(z);
        for (int i = 0; i < x.length; i++) {
            assertThat(Math.abs(z[i] - x[i])).isLessThanOrEqualTo(1e-14);
        }
    }

    /** Filter banks are built in parallel with one transform, and the engine's threads share one a rate. */
    @ParameterizedTest
    @CsvSource({"1,64", "1,60", "1,211", "16,16", "8,32", "12,10", "11,13"})
    void oneTransformServesManyThreads(int rows, int columns) throws Exception {
        Dft dft = Dft.of(rows, columns);
        double[] x = Noise.gaussian(3, 2 * rows * columns);
        double[] forward = x.clone();
        dft.forward(forward);
        double[] back = forward.clone();
        dft.inverse(back);
        Callable<Integer> work = () -> {
            int wrong = 0;
            for (int i = 0; i < TRANSFORMS_A_THREAD; i++) {
                double[] z = x.clone();
                dft.forward(z);
                boolean same = Arrays.equals(z, forward);
                z = forward.clone();
                dft.inverse(z);
                wrong += same && Arrays.equals(z, back) ? 0 : 1;
            }
            return wrong;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                tasks.add(work);
            }
            for (Future<Integer> wrong : pool.invokeAll(tasks)) {
                assertThat(wrong.get()).as("transforms with other bits").isZero();
            }
        }
    }
}
