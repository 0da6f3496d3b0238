package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** Which of two engines computes a batch, by times of a clock that stands still but for them. */
class BatchRuleTest {
    private static final ScatteringPlan PLAN =
            Scattering.plan(Scattering1D.builder(64).scale(3).quality(1).build());
    private static final int ASSUMED = 100;
    private static final float DEVICE = 1;
    private static final float PROCESSOR = 2;

    private final AtomicLong clock = new AtomicLong();
    private final BatchRule rule = new BatchRule(new BatchRule.Key("device", "processor", PLAN.settings(), 1), ASSUMED);

    /** Of the processor for a signal: it gets faster by and by, as Java compiles. */
    private double each = 1e-3;

    private double launch = 0.02;
    private final FakeEngine device = new FakeEngine("device", DEVICE, clock, n -> launch + n * 1e-4);
    private final FakeEngine processor = new FakeEngine("processor", PROCESSOR, clock, n -> n * each);

    /** Of a second of the clock, what Java's compiler works. */
    private double compiling;

    private final CallClock time = new CallClock() {
        @Override
        public long nanos() {
            return clock.get();
        }

        @Override
        public double compilingSeconds() {
            return compiling * clock.get() * 1e-9;
        }
    };

    private Transform transform() {
        return Transform.choosing(device, new Transform(PLAN, processor, 1), rule, time);
    }

    /** The mark of the engine that computed. */
    private static float computed(Transform transform, int signals) {
        float[] out = transform.apply(new float[signals * PLAN.inputSize()]).floats();
        for (float c : out) {
            assertThat(c).as("one engine a batch").isEqualTo(out[0]);
        }
        return out[0];
    }

    @Test
    void theAssumptionHoldsAtFirst() {
        try (Transform transform = transform()) {
            assertThat(transform.engine(ASSUMED - 1).name()).isEqualTo("processor");
            assertThat(transform.engine(ASSUMED).name()).isEqualTo("device");
            assertThat(computed(transform, 1)).isEqualTo(PROCESSOR);
            assertThat(device.prepared).as("a small batch prepares no device").isZero();
            assertThat(computed(transform, ASSUMED)).isEqualTo(DEVICE);
            assertThat(transform.choice())
                    .isEqualTo("device computes batches of 100 or more, processor smaller ones"
                            + " (assumed, until both have been timed)");
        }
    }

    /** 20 ms a launch and 0.1 ms a signal, among 64 of them 0.41 ms with its share of the launch, against 1 ms. */
    @Test
    void timesTakeThePlaceOfTheAssumption() {
        try (Transform transform = transform()) {
            transform.calibrate(Duration.ofSeconds(1));
            assertThat(rule.measured()).isTrue();
            double alone = launch + 1e-4;
            double many = launch / 64 + 1e-4;
            int least = rule.least();
            assertThat(alone + (least - 1) * many).isLessThan(least * each);
            assertThat(alone + (least - 2) * many).isGreaterThanOrEqualTo((least - 1) * each);
            assertThat(least).isEqualTo(34);
            assertThat(device.batches).containsExactly(1, 1, 1, 2, 4, 8, 16, 32, 64);
            assertThat(computed(transform, least - 1)).isEqualTo(PROCESSOR);
            assertThat(computed(transform, least)).isEqualTo(DEVICE);
            assertThat(transform.choice())
                    .isEqualTo("device computes batches of 34 or more, processor smaller ones (measured: device"
                            + " 20.1 ms for one alone, 413 µs each of many; processor 1.00 ms each)");
        }
    }

    @Test
    void aDeviceThatIsSlowerGetsNothing() {
        each = 1e-5;
        try (Transform transform = transform()) {
            transform.calibrate(Duration.ofSeconds(1));
            assertThat(computed(transform, 100 * ASSUMED)).isEqualTo(PROCESSOR);
            assertThat(transform.choice()).startsWith("processor computes every batch, and device none (measured: ");
        }
    }

    @Test
    void aDeviceThatIsFasterForOneGetsAll() {
        launch = 0;
        try (Transform transform = transform()) {
            transform.calibrate(Duration.ofSeconds(1));
            assertThat(computed(transform, 1)).isEqualTo(DEVICE);
            assertThat(transform.choice()).startsWith("device computes batches of 1 or more (measured: ");
        }
    }

    /** What is slow because Java has not compiled it yet decides nothing. */
    @Test
    void aProcessorThatIsStillGettingFasterIsNotJudged() {
        each = 1;
        try (Transform transform = transform()) {
            transform.calibrate(Duration.ZERO);
            for (int i = 0; i < 20; i++) {
                computed(transform, 1);
                each *= 0.9;
                assertThat(rule.measured()).as("call %d", i).isFalse();
            }
            for (int i = 0; i < 6; i++) {
                computed(transform, 1);
            }
            assertThat(rule.measured()).isTrue();
        }
    }

    /** It takes as long as before, but not for long. */
    @Test
    void aProcessorForWhichJavaCompilesIsNotJudged() {
        compiling = 0.2;
        try (Transform transform = transform()) {
            transform.calibrate(Duration.ofSeconds(5));
            assertThat(rule.measured()).isFalse();
            compiling = 0;
            transform.calibrate(Duration.ofSeconds(5));
            assertThat(rule.measured()).isTrue();
        }
    }

    /** Large batches alone, so that the processor computes none: it is tried, a tenth of the time at most. */
    @Test
    void whoIsNotUsedIsTried() {
        each = 1e-5;
        try (Transform transform = transform()) {
            int calls = 0;
            while (computed(transform, 10 * ASSUMED) == DEVICE) {
                calls++;
                assertThat(calls).isLessThan(1000);
            }
            assertThat(rule.measured()).isTrue();
            double onTheDevice = calls * (launch + 10 * ASSUMED * 1e-4);
            double tried = processor.batches.stream()
                            .mapToInt(n -> n)
                            .limit(processor.batches.size() - 1)
                            .sum()
                    * each;
            assertThat(tried).isLessThanOrEqualTo(0.1 * onTheDevice + 0.01);
            assertThat(computed(transform, 10 * ASSUMED)).isEqualTo(PROCESSOR);
        }
    }

    /** Batches somewhat too small for the assumption: the device is worth a trial once the processor has worked for long. */
    @Test
    void theAssumptionMayBeTooHigh() {
        launch = 0.001;
        try (Transform transform = transform()) {
            int calls = 0;
            while (computed(transform, ASSUMED / 10) == PROCESSOR) {
                calls++;
                assertThat(calls).isLessThan(1000);
            }
            assertThat(calls * (ASSUMED / 10) * each)
                    .as("seconds on the processor")
                    .isGreaterThan(0.49);
            assertThat(device.prepared).isEqualTo(1);
        }
    }

    @Test
    void batchesThatNoDeviceIsForPrepareNone() {
        try (Transform transform = transform()) {
            for (int i = 0; i < 5000; i++) {
                computed(transform, 1);
            }
            assertThat(device.prepared).isZero();
        }
    }

    /** A rule that is nearly right stays, so that batches do not go to and fro. */
    @Test
    void smallChangesChangeNothing() {
        try (Transform transform = transform()) {
            transform.calibrate(Duration.ofSeconds(1));
            int before = rule.least();
            each *= 0.8;
            computed(transform, 1);
            assertThat(rule.each(BatchRule.Side.SPARE)).isEqualTo(each);
            for (int i = 0; i < 1000; i++) {
                computed(transform, 1);
            }
            assertThat(rule.least()).isEqualTo(before);
            each *= 0.5;
            for (int i = 0; i < 1000; i++) {
                computed(transform, 1);
            }
            assertThat(rule.least()).isGreaterThan(2 * before);
        }
    }

    /** The caller's coefficients are there when the trial fails; from then on there is one engine. */
    @Test
    void aTrialThatFails() {
        try (Transform transform = transform()) {
            device.broken = true;
            transform.calibrate(Duration.ofSeconds(1));
            assertThat(transform.choice()).isEqualTo("processor computes every batch, since device failed");
            assertThat(computed(transform, 10 * ASSUMED)).isEqualTo(PROCESSOR);
        }
    }

    @Test
    void anInterruptedThreadMakesNoTrial() {
        try (Transform transform = transform()) {
            Signals in = Signals.of(PLAN, new float[ASSUMED * PLAN.inputSize()]);
            Coefficients out = transform.allocate(in);
            Thread.currentThread().interrupt();
            transform.apply(in, out);
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(device.batches).as("no other").containsExactly(ASSUMED);
        }
    }

    @Test
    void transformsOfTheSameSettingsShareARule() {
        BatchRule.Key key = new BatchRule.Key("a", "b", PLAN.settings(), 1);
        BatchRule shared = BatchRule.shared(key, 7);
        assertThat(BatchRule.shared(new BatchRule.Key("a", "b", PLAN.settings(), 1), 9))
                .isSameAs(shared);
        assertThat(BatchRule.shared(new BatchRule.Key("a", "b", PLAN.settings(), 2), 9))
                .isNotSameAs(shared);
        assertThat(shared.least()).isEqualTo(7);
    }

    @Test
    void withoutAChoice() {
        try (Transform transform = new Transform(PLAN, processor, 1)) {
            transform.calibrate(Duration.ofSeconds(1));
            assertThat(transform.choice()).isEqualTo("processor computes every batch");
            assertThat(processor.batches).isEmpty();
        }
    }
}
