package org.scattering.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of times. */
class SeriesTest {

    @Test
    void ofSeveral() {
        Series series = new Series(new double[] {5, 1, 3, 2, 4}, 10);
        assertThat(series.median()).isEqualTo(3);
        assertThat(series.best()).isEqualTo(1);
        assertThat(series.spread()).isEqualTo(2.0 / 3, within(1e-15));
        assertThat(series.calls()).isEqualTo(50);
    }

    @Test
    void ofOne() {
        Series series = new Series(new double[] {7}, 1);
        assertThat(series.median()).isEqualTo(7);
        assertThat(series.spread()).isZero();
        assertThat(series.gain()).isZero();
    }

    @Test
    void aGainIsFasterInTheSecondHalf() {
        assertThat(new Series(new double[] {4, 4, 3, 3, 3}, 1).gain()).isEqualTo(0.25);
        assertThat(new Series(new double[] {3, 3, 4, 4}, 1).gain()).isNegative();
    }

    @Test
    void shortCallsAreTimedTogether() {
        AtomicInteger calls = new AtomicInteger();
        Stopwatch stopwatch = new Stopwatch(calls::incrementAndGet);
        assertThat(stopwatch.repeat(0, 3).calls()).isEqualTo(3);
        Series second = stopwatch.repeat(0, 3);
        assertThat(second.callsATime()).isGreaterThan(1);
        assertThat(calls).hasValue(Math.toIntExact(3 + second.calls()));
    }

    @ParameterizedTest
    @CsvSource({"1.234e-6, 1.23 us", "31.84e-6, 31.8 us", "540e-6, 540 us", "0.0192, 19.2 ms", "2.5, 2.50 s"})
    void forPeople(double seconds, String text) {
        assertThat(Amounts.seconds(seconds)).isEqualTo(text);
    }
}
