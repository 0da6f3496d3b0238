package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.fourier.Dft;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.driver.DeviceMemory;
import org.scattering.gpu.driver.Driver;
import org.scattering.gpu.driver.Stream;
import org.scattering.gpu.tables.GridTrial;
import org.scattering.gpu.tables.Layout;

/** The FFTs of the kernels against the double DFT. */
class FftTest {
    /** Of the largest value: a float has 6e-8, through at most 14 passes. */
    private static final double BOUND = 1e-6;

    private static Device device;

    @BeforeAll
    static void open() {
        StandIn.assumeDevice();
        DeviceDescription first = Driver.inventory().devices().getFirst();
        device = new Device(first, KernelModule.image(first));
    }

    @AfterAll
    static void close() {
        if (device != null) {
            device.close();
        }
    }

    /** All radices, in all orders, alone and after one another; primes without a butterfly; the largest lengths. */
    static IntStream lengths() {
        return IntStream.concat(
                IntStream.rangeClosed(1, 130),
                IntStream.of(
                        144, 160, 169, 192, 200, 210, 240, 243, 256, 300, 343, 360, 384, 400, 480, 500, 512, 625, 640,
                        672, 729, 1000, 1021, 1024, 1331, 1536, 2000, 2048, 2187, 3125, 4096, 6561, 8192, 10000,
                        16384));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void ofLines(int length) {
        check(new GridTrial(1, length, Math.max(1, 100 / length)));
    }

    @ParameterizedTest
    @CsvSource({"2,2,3", "5,3,2", "40,40,1", "10,12,5", "7,9,3", "24,20,2", "48,40,1", "96,96,1", "33,26,1", "120,120,1"
    })
    void ofImages(int rows, int columns, int items) {
        check(new GridTrial(rows, columns, items));
    }

    /** What was left in shared memory would pass for a result. */
    @Test
    void aRadixThatAKernelLacksStopsIt() {
        assumeFalse(StandIn.ON_CARD, "its context would be lost");
        GridTrial radices12And12 = new GridTrial(1, 144, 1);
        ByteBuffer numbers = ByteBuffer.allocateDirect(8 * 144).order(ByteOrder.nativeOrder());
        run(radices12And12, "grids", numbers);
        assertThatThrownBy(() -> run(radices12And12, "gridsWide", numbers)).hasMessageContaining("gridsWide");
    }

    /** That the kernels see the same is looked at whenever they are loaded. */
    @Test
    void aStructIsAsLongAsTheLayoutSays() {
        assertThat(new GridTrial(1, 2, 1).arguments(0, 0).remaining()).isEqualTo(Layout.LEVEL_BYTES);
        assertThat(GridTrial.inputBytes()).isEqualTo(Layout.INPUT_BYTES);
        assertThat(KernelModule.obstacle(device.description())).isEmpty();
    }

    private static void check(GridTrial trial) {
        SplittableRandom random = new SplittableRandom(trial.rows() * 31L + trial.columns());
        int points = trial.rows() * trial.columns() * trial.items();
        ByteBuffer numbers = ByteBuffer.allocateDirect(8 * points).order(ByteOrder.nativeOrder());
        for (int i = 0; i < 2 * points; i++) {
            numbers.putFloat(4 * i, (float) random.nextDouble(-1, 1));
        }
        double[] expected = expected(trial, numbers);
        run(trial, trial.kernel(), numbers);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < 2 * points; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            double error = Math.abs(numbers.getFloat(4 * i) - expected[i]);
            worst = Double.isNaN(error) ? Double.NaN : Math.max(worst, error);
        }
        assertThat(worst).isLessThanOrEqualTo(BOUND * largest);
    }

    private static void run(GridTrial trial, String kernel, ByteBuffer numbers) {
        try (var _ = device.enter();
                Stream stream = new Stream();
                DeviceMemory twiddles = DeviceMemory.of(trial.twiddles());
                DeviceMemory work = DeviceMemory.of(numbers)) {
            device.kernel(kernel)
                    .launch(
                            1,
                            trial.threads(),
                            trial.sharedBytes(),
                            trial.arguments(twiddles.address(), work.address()),
                            stream);
            stream.await();
            work.download(numbers, 0);
        }
    }

    private static double[] expected(GridTrial trial, ByteBuffer numbers) {
        int size = 2 * trial.rows() * trial.columns();
        double[] all = new double[size * trial.items()];
        for (int item = 0; item < trial.items(); item++) {
            double[] grid = new double[size];
            for (int i = 0; i < size; i++) {
                grid[i] = numbers.getFloat(4 * (item * size + i));
            }
            Dft.of(trial.rows(), trial.columns()).forward(grid);
            System.arraycopy(grid, 0, all, item * size, size);
        }
        return all;
    }
}
