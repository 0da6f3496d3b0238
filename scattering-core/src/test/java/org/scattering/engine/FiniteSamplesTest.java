package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Scattering1D;

/** A number that is not finite is found wherever it stands, and the largest and smallest ones are none. */
class FiniteSamplesTest {
    private static final int LENGTH = 29;
    private static final ScatteringPlan PLAN =
            Scattering.plan(Scattering1D.builder(LENGTH).scale(2).build());

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void isNamed(float bad) {
        for (int at = 0; at < 2 * LENGTH; at++) {
            float[] x = new float[2 * LENGTH];
            x[at] = bad;
            Signals signals = Signals.of(PLAN, x);
            assertThatThrownBy(signals::requireFinite)
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageStartingWith("signal " + at / LENGTH + ", number " + at % LENGTH + " is " + bad + ":");
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -0f, 1, -1, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE})
    void isNot(float good) {
        float[] x = new float[LENGTH];
        Arrays.fill(x, good);
        Signals.of(PLAN, x).requireFinite();
    }
}
