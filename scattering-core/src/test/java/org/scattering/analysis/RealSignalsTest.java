package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.GoldenCase;
import org.scattering.frame.Bank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** The same guarantees on a brain wave, on speech and on handwriting. */
class RealSignalsTest {

    record Recording(String name, Bank bank, List<Integer> shape) {
        double[] signal() {
            double[] whole = GoldenCase.all()
                    .filter(g -> g.name().equals(name))
                    .findAny()
                    .orElseThrow()
                    .input();
            return Arrays.copyOf(whole, shape.stream().reduce(1, (a, b) -> a * b));
        }

        FullCascade cascade(Paths paths) {
            return FullCascade.of(bank, shape, 2, paths);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Recording> recordings() {
        return Stream.of(
                new Recording("1d_eeg", new MorletBank1D(6, 1, 64, Profile.TIGHT), List.of(512)),
                new Recording("1d_speech", new MorletBank1D(6, 4, 64, Profile.TIGHT), List.of(1024)),
                new Recording("2d_mnist_j2", new MorletBank2D(2, 4, Profile.TIGHT), List.of(28, 28)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void energyIsKept(Recording r) {
        EnergyLedger ledger = EnergyLedger.of(r.cascade(Paths.ALL), r.signal());
        assertThat(ledger.energy()).isPositive();
        assertThat(ledger.identityDeviation()).isLessThan(1e-10);
        EnergyLedger pruned = EnergyLedger.of(r.cascade(Paths.FREQUENCY_DECREASING), r.signal());
        assertThat(pruned.deviation()).isLessThan(1e-10);
        double dropped =
                pruned.lines().stream().mapToDouble(EnergyLedger.Line::dropped).sum();
        assertThat(dropped).isPositive();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void certificatesHold(Recording r) {
        CertificateTrials trials =
                CertificateTrials.of(r.cascade(Paths.FREQUENCY_DECREASING), List.of(r.signal()), 12, 3);
        assertThat(trials.violations()).isEmpty();
        assertThat(trials.largestRatio()).isBetween(0.2, 1.0);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void translationsStayWithinTheirBound(Recording r) {
        List<List<Integer>> shifts =
                r.shape().size() == 1 ? List.of(List.of(1), List.of(20)) : List.of(List.of(1, 0), List.of(2, -3));
        assertThat(TranslationBound.of(r.cascade(Paths.FREQUENCY_DECREASING), r.signal(), shifts))
                .allMatch(TranslationBound::holds)
                .allMatch(b -> b.measured() > 0);
    }
}
