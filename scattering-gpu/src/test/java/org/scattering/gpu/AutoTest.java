package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.scattering.Scattering;
import org.scattering.engine.AssumedRule;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** Which engine {@code auto} takes, by a clock that knows what a call of each has taken: the one launches, the other does not. */
@ExtendWith(FreshStandIn.class)
class AutoTest {
    private static final int SIGNALS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final ScatteringPlan plan =
            Scattering.plan(Scattering1D.builder(128).scale(3).build());
    private final float[] x = noise();

    private float[] noise() {
        Random random = new Random(5);
        float[] noise = new float[SIGNALS * plan.inputSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** From one look at it to the next it goes on by the one time if something was launched, by the other if not. */
    private static LongSupplier clock(Duration device, Duration processor) {
        AtomicLong now = new AtomicLong();
        AtomicLong launches = new AtomicLong(StandIn.launches());
        return () -> {
            long seen = StandIn.launches();
            boolean launched = launches.getAndSet(seen) != seen;
            return now.addAndGet((launched ? device : processor).toNanos());
        };
    }

    private float[] computed(String engine) {
        try (Transform named = Scattering.transform(plan, engine, Precision.SINGLE, 1)) {
            return named.apply(x).floats();
        }
    }

    @Test
    void theFasterOneIsTheCard() {
        try (Transform auto = AssumedRule.transform(plan, clock(Duration.ofMillis(30), Duration.ofMillis(500)))) {
            assertThat(auto.engine(SIGNALS).name()).as("assumed").isNotEqualTo("cuda");
            auto.calibrate(PATIENCE);
            assertThat(auto.choice()).startsWith("cuda computes batches of 1 or more (measured: cuda 30.0 ms for one");
            assertThat(auto.engine(1).name()).isEqualTo("cuda");
            assertThat(auto.apply(x).floats()).isEqualTo(computed("cuda"));
        }
        StandIn.assertTidy();
    }

    @Test
    void theFasterOneIsTheProcessor() {
        try (Transform auto = AssumedRule.transform(plan, clock(Duration.ofMillis(30), Duration.ofMillis(1)))) {
            assertThat(auto.engine(1 << 20).name()).as("assumed").isEqualTo("cuda");
            auto.calibrate(PATIENCE);
            String processor = auto.engine(1 << 20).name();
            assertThat(auto.choice()).startsWith(processor + " computes every batch, and cuda none (measured: ");
            long before = StandIn.launches();
            assertThat(auto.apply(x).floats()).isEqualTo(computed(processor));
            assertThat(StandIn.launches()).isEqualTo(before);
        }
        StandIn.assertTidy();
    }

    @Test
    void aCardThatFailsInATrialIsLeftToOthers() {
        try (Transform auto = AssumedRule.transform(plan, clock(Duration.ofMillis(30), Duration.ofMillis(500)))) {
            StandIn.loseDevice(3);
            auto.calibrate(PATIENCE);
            StandIn.assertFired();
            assertThat(auto.choice()).endsWith(" computes every batch, since cuda failed");
            assertThat(auto.apply(x).floats())
                    .isEqualTo(computed(auto.engine(SIGNALS).name()));
        }
    }
}
