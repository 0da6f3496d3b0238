package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.cli.report.Refusal;
import org.scattering.deform.Displacement;

/** Formulas of τ mean what they mean on paper. */
class DisplacementFormulaTest {
    @Test
    void inTime() {
        double[] tau =
                DisplacementFormula.of(" 3*sin(2*pi*u/N) + 0.5", List.of(16)).component(0);
        assertThat(tau).hasSize(16);
        for (int u = 0; u < 16; u++) {
            assertThat(tau[u]).isEqualTo(3 * Math.sin(2 * Math.PI * u / 16) + 0.5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-u^2, -9",
        "2^3^2, 512",
        "u % 2, 1",
        "exp(-((u-1)/2)^2), 0.36787944117144233",
        "-2*-u, 6",
        "1e-1*u, 0.3"
    })
    void operatorsBindAsTheyShould(String formula, double atThree) {
        double[] tau = DisplacementFormula.of(formula, List.of(5)).component(0);
        assertThat(tau[3]).isCloseTo(atThree, org.assertj.core.data.Offset.offset(1e-15));
    }

    @Test
    void alongRowsThenAlongColumns() {
        Displacement tau = DisplacementFormula.of("u/M; 10*v + N", List.of(4, 3));
        assertThat(tau.component(0)).containsExactly(0, 0, 0, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 0.75, 0.75, 0.75);
        assertThat(tau.component(1)).containsExactly(3, 13, 23, 3, 13, 23, 3, 13, 23, 3, 13, 23);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u; u      | 2 formulas; signals on the grid [8] need one of u",
                "sni(u)    | 'sni(u)' is neither a .npy file nor a formula of the sample u and the length N",
                "sni(u)    | Unknown function or variable 'sni' at pos 0",
                "v         | Unknown function or variable 'v'",
                "(u))      | brackets do not match",
                "3*        | Invalid number of operands available for '*'",
                "''        | Expression can not be empty",
                "1/(u-3)   | 1/(u-3) at u = 3: Division by zero!",
                "log(u)    | log(u) is -Infinity at u = 0; finite displacements are accepted",
                "sqrt(2-u) | sqrt(2-u) is NaN at u = 3",
            })
    void whatIsNoDisplacement(String formula, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DisplacementFormula.of(formula, List.of(8)))
                .withMessageContaining(message);
    }

    @Test
    void imagesNeedTwo() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DisplacementFormula.of("u", List.of(8, 8)))
                .withMessage("1 formula; signals on the grid [8, 8] need two of u and v, along rows; along columns");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DisplacementFormula.of("u; 1/(v-2)", List.of(4, 4)))
                .withMessage("1/(v-2) at u = 0, v = 2: Division by zero!");
    }
}
