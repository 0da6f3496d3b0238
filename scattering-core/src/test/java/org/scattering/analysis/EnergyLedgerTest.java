package org.scattering.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** Every line of the books is computed by itself, and together they are ‖x‖². */
class EnergyLedgerTest {
    record Case(Bank bank, List<Integer> shape, int maxOrder) {
        FullCascade cascade(Paths paths) {
            return FullCascade.of(bank, shape, maxOrder, paths);
        }
    }

    static Stream<Case> tight() {
        return IntStream.rangeClosed(0, 3)
                .boxed()
                .flatMap(m -> Stream.of(
                        new Case(Cascades.line(Profile.TIGHT), Cascades.LINE, m),
                        new Case(new MorletBank1D(4, 3, 16, Profile.TIGHT), List.of(77), m),
                        new Case(new MorletBank1D(1, 5, 2, Profile.TIGHT), List.of(64), m),
                        new Case(new MorletBank1D(2, 2, 90, Profile.TIGHT), List.of(90), m),
                        new Case(Cascades.image(Profile.TIGHT), Cascades.IMAGE, m),
                        new Case(new MorletBank2D(3, 1, Profile.TIGHT), List.of(10, 15), m),
                        new Case(new MeyerBank(3), Cascades.LINE, m),
                        new Case(new HaarBank(2), Cascades.IMAGE, m)));
    }

    @ParameterizedTest
    @MethodSource("tight")
    void aTightBankLosesNothing(Case c) {
        double[] x = Noise.gaussian(3, c.cascade(Paths.ALL).size());
        EnergyLedger ledger = EnergyLedger.of(c.cascade(Paths.ALL), x);
        assertThat(ledger.identityDeviation()).isLessThan(1e-10);
        assertThat(ledger.deviation()).isLessThan(1e-10);
        assertThat(ledger.remaining()).isGreaterThan(1e-6 * ledger.energy());
        assertThat(ledger.lines()).allSatisfy(line -> {
            assertThat(line.dropped()).isZero();
            assertThat(Math.abs(line.uncovered())).isLessThan(1e-12 * ledger.energy());
        });
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theLinesAddUpForEveryBankAndChoiceOfPaths(Profile profile) {
        for (Paths paths : Paths.values()) {
            for (Case c : List.of(
                    new Case(Cascades.line(profile), Cascades.LINE, 2),
                    new Case(Cascades.image(profile), Cascades.IMAGE, 2))) {
                EnergyLedger ledger = EnergyLedger.of(
                        c.cascade(paths), Noise.gaussian(4, c.cascade(paths).size()));
                assertThat(ledger.deviation()).isLessThan(1e-12);
                assertThat(ledger.lines())
                        .allSatisfy(
                                line -> assertThat(line.output() + line.passedOn() + line.dropped() + line.uncovered())
                                        .isCloseTo(line.incoming(), within(1e-12 * ledger.energy())));
                double dropped = ledger.lines().stream()
                        .mapToDouble(EnergyLedger.Line::dropped)
                        .sum();
                assertThat(dropped > 0).isEqualTo(paths == Paths.FREQUENCY_DECREASING);
            }
        }
    }

    @Test
    void brokenBanksAndModuliShow() {
        Frame good = Cascades.line(Profile.TIGHT).frame(Cascades.LINE);
        double[] x = Noise.gaussian(5, good.size());
        for (Frame bad : List.of(Cascades.scaled(good, 1, 2), Cascades.scaled(good, 1, 0))) {
            FullCascade cascade = FullCascade.of(List.of(good, bad, good), Paths.ALL);
            EnergyLedger ledger = EnergyLedger.of(cascade, x);
            assertThat(ledger.identityDeviation()).isGreaterThan(1e-3);
            assertThat(Math.abs(ledger.lines().get(1).uncovered())).isGreaterThan(1e-3 * ledger.energy());
        }
        FullCascade whole = FullCascade.of(List.of(good, good, good), Paths.ALL);
        Modulus squared = (z, u) -> {
            for (int i = 0; i < u.length; i++) {
                u[i] = z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1];
            }
        };
        Modulus realPart = (z, u) -> {
            for (int i = 0; i < u.length; i++) {
                u[i] = Math.abs(z[2 * i]);
            }
        };
        assertThat(EnergyLedger.of(whole.with(squared), x).deviation()).isGreaterThan(1e-3);
        assertThat(EnergyLedger.of(whole.with(realPart), x).deviation()).isGreaterThan(1e-3);
    }

    /** Coefficients of the engines, to 1e-5 in single precision; what remains beyond order M comes from the cascade in double. */
    @ParameterizedTest
    @MethodSource("singles")
    void enginesKeepTheIdentity(ScatteringSettings settings) {
        var plan = Scattering.plan(settings);
        double[] x = Noise.gaussian(6, plan.inputSize());
        for (Precision precision : Precision.values()) {
            assertIdentity(plan, "auto", precision, x);
        }
        assertIdentity(plan, "reference", Precision.DOUBLE, x);
    }

    /** At sizes that are used, order 2. */
    @Test
    void enginesKeepTheIdentityAtRealisticSizes() {
        for (ScatteringSettings settings : List.of(
                Scattering1D.builder(4096)
                        .scale(6)
                        .quality(2)
                        .stride(1)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .build(),
                Scattering2D.builder(64, 64)
                        .scales(3)
                        .angles(4)
                        .stride(1)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .build())) {
            var plan = Scattering.plan(settings);
            for (Precision precision : Precision.values()) {
                assertIdentity(plan, "auto", precision, Noise.gaussian(8, plan.inputSize()));
            }
        }
    }

    private static void assertIdentity(ScatteringPlan plan, String engine, Precision precision, double[] x) {
        try (Transform transform = Scattering.transform(plan, engine, precision, 1)) {
            EngineIdentity identity = EngineIdentity.of(transform, x);
            assertThat(identity.holds()).as("%s", identity).isTrue();
            assertThat(identity.output()).isLessThan(identity.energy());
            // Without the remainder the books would not balance.
            assertThat(identity.rest()).isGreaterThan(1e-4 * identity.energy());
        }
    }

    /** A bank that is not tight leaves frequencies uncovered, and their energy belongs to the books. */
    @Test
    void theIdentityCountsWhatIsNotCovered() {
        var plan = Scattering.plan(Scattering1D.builder(256)
                .scale(4)
                .stride(1)
                .padding(Padding.PERIODIC)
                .profile(Profile.NATIVE)
                .build());
        assertIdentity(plan, "reference", Precision.DOUBLE, Noise.gaussian(8, 256));
    }

    @Test
    void theIdentityNeedsStrideOne() {
        var settings =
                Scattering1D.builder(64).scale(3).padding(Padding.PERIODIC).build();
        try (Transform transform = Scattering.transform(settings)) {
            assertThatThrownBy(() -> EngineIdentity.of(transform, new double[64]))
                    .hasMessageContaining("periodic padding and stride 1");
        }
    }

    static Stream<ScatteringSettings> singles() {
        return IntStream.rangeClosed(0, 3)
                .boxed()
                .flatMap(m -> Stream.of(
                        Scattering1D.builder(64)
                                .scale(3)
                                .quality(1)
                                .stride(1)
                                .maxOrder(m)
                                .padding(Padding.PERIODIC)
                                .paths(Paths.ALL)
                                .profile(Profile.TIGHT)
                                .build(),
                        Scattering2D.builder(8, 12)
                                .scales(2)
                                .angles(3)
                                .stride(1)
                                .maxOrder(m)
                                .padding(Padding.PERIODIC)
                                .paths(Paths.ALL)
                                .profile(Profile.TIGHT)
                                .build()));
    }

    @Test
    void dataSetsHaveMeansAndSpreads() {
        FullCascade cascade = FullCascade.of(Cascades.line(Profile.TIGHT), Cascades.LINE, 2, Paths.ALL);
        List<EnergyLedger> ledgers = IntStream.range(0, 9)
                .mapToObj(i -> EnergyLedger.of(cascade, Noise.gaussian(i, cascade.size())))
                .toList();
        LedgerStatistics statistics = LedgerStatistics.of(ledgers);
        double mean = ledgers.stream()
                .mapToDouble(l -> l.lines().get(1).output() / l.energy())
                .average()
                .orElseThrow();
        assertThat(statistics.lines().get(1).output().mean()).isCloseTo(mean, within(1e-14));
        assertThat(statistics.lines().get(1).output().spread()).isPositive();
        assertThat(statistics.lines().getFirst().incoming().mean()).isCloseTo(1, within(1e-14));
        assertThat(statistics.lines().getFirst().incoming().spread()).isLessThan(1e-14);
        assertThat(statistics.worstDeviation()).isLessThan(1e-10);
        assertThat(statistics.signals()).isEqualTo(9);
        assertThat(ledgers.get(statistics.worstSignal()).deviation())
                .isEqualTo(statistics.worstDeviation())
                .isEqualTo(ledgers.stream()
                        .mapToDouble(EnergyLedger::deviation)
                        .max()
                        .orElseThrow());
        EnergyLedger silence = EnergyLedger.of(cascade, new double[cascade.size()]);
        assertThat(silence.deviation()).isZero();
        assertThatThrownBy(() -> LedgerStatistics.of(List.of(silence))).hasMessageContaining("none of 1 signals");
    }
}
