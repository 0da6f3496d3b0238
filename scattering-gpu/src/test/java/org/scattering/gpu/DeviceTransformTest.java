package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.Transform;
import org.scattering.gpu.run.CardRates;
import org.scattering.gpu.run.DeviceArray;
import org.scattering.gpu.run.DeviceTransform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** Arrays that stay on the device get the bits that the engine gives. */
class DeviceTransformTest {
    private static final int SIGNALS = 7;

    @BeforeAll
    static void device() {
        StandIn.assumeDevice();
    }

    @AfterEach
    void reset() {
        StandIn.reset();
    }

    @Test
    void givesTheBitsOfTheEngine() {
        for (ScatteringSettings settings : List.of(
                Scattering1D.builder(128).scale(3).build(),
                Scattering1D.builder(64).scale(3).signalType(SignalType.COMPLEX).build(),
                Scattering2D.builder(16, 12).scales(2).angles(2).build())) {
            ScatteringPlan plan = Scattering.plan(settings);
            float[] x = noise(SIGNALS * plan.inputSize());
            float[] expected;
            try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
                expected = transform.apply(x).floats();
            }
            try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                    DeviceArray in = transform.newInput(SIGNALS);
                    DeviceArray out = transform.newOutput(SIGNALS)) {
                in.upload(x);
                double seconds = transform.apply(transform.at(in.address(), in.shape()), out);
                float[] actual = new float[expected.length];
                out.download(actual);
                assertThat(actual).isEqualTo(expected);
                assertThat(seconds).isPositive();
                assertThatThrownBy(() -> transform.apply(out, in)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        StandIn.assertTidy();
    }

    /** Five tables, without which there is no transform; then memory for signals, halved until it fits. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 5, 9, 12})
    void anAllocationThatFails(int which) {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        StandIn.failAllocation(which);
        if (which < 5) {
            assertThatThrownBy(() -> new CudaEngine().onDevice(plan)).isInstanceOf(EngineFailureException.class);
        } else {
            new CudaEngine().onDevice(plan).close();
        }
        StandIn.assertTidy();
    }

    /** The neighbour's signals are still on their way. */
    @Test
    void beginsAfterTheDefaultStream() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        float[] x = noise(plan.inputSize());
        float[] expected;
        try (Transform transform = new Transform(plan, new CudaEngine(), 1)) {
            expected = transform.apply(x).floats();
        }
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                DeviceArray in = transform.newInput(1);
                DeviceArray out = transform.newOutput(1)) {
            StandIn.copyOnDefaultStream(in.address(), x);
            transform.apply(transform.at(in.address(), in.shape()), out);
            float[] actual = new float[expected.length];
            out.download(actual);
            assertThat(actual).isEqualTo(expected);
        }
        StandIn.assertTidy();
    }

    @Test
    void isClosedOnce() {
        StandIn.assumePresent();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(128).scale(3).build());
        DeviceTransform transform = new CudaEngine().onDevice(plan);
        DeviceArray in = transform.newInput(1);
        in.close();
        transform.close();
        transform.close();
        in.close();
        StandIn.assertTidy();
    }

    private static float[] noise(int numbers) {
        Random random = new Random(8);
        float[] noise = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    @Test
    void ratesOfTheCard() {
        CardRates rates = new CudaEngine().rates();
        assertThat(rates.copyBytes()).isPositive().isFinite();
        assertThat(rates.cacheBytes()).isPositive().isFinite();
        assertThat(rates.operations()).isPositive().isFinite();
        assertThat(rates.uploadBytes()).isPositive().isFinite();
        assertThat(rates.downloadBytes()).isPositive().isFinite();
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(512).scale(5).build());
        assertThat(new CudaEngine().predict(plan, rates).floor()).isPositive().isFinite();
        StandIn.assertTidy();
    }
}
