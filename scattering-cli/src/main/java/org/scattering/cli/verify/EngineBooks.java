package org.scattering.cli.verify;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scattering.Scattering;
import org.scattering.analysis.EngineIdentity;
import org.scattering.analysis.SampledLedger;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Paths;
import org.scattering.settings.ScatteringSettings;

/** The books of energy with the coefficients of engines, at the T, the stride, the profile and the paths that were asked for. */
final class EngineBooks {
    private static final double DOUBLE = 1e-10;
    private static final double SINGLE = 1e-5;
    private static final double ROUNDING = 1e-12;
    /** Coefficients of all paths together, at full resolution. */
    private static final double MOST_NUMBERS = 2e7;

    private static final Theorem ENGINE = new Theorem(
            "the coefficients of the engine keep the identity",
            "|Σ ‖S_m x‖² + rest − ‖x‖²| ≤ 1e-10 (double) or 1e-5 (single) of max(‖x‖², Σ ‖S_m x‖²);"
                    + " periodic boundary, stride 1",
            "Mallat, Group Invariant Scattering (CPAM 2012), theorem on the preserved norm; what the bank leaves"
                    + " uncovered is a line of its own");
    private static final Theorem ALIASING = new Theorem(
            "sub-sampling changes the energy by no more than the bank's aliasing",
            "|Σ lines − ‖x‖²| ≤ Σ_p ε(p) ‖U[p]x‖² + 1e-12 ‖x‖², ε from the bank alone; periodic boundary",
            "docs/theory.md, 2: 2|û_b û_c| ≤ |û_b|² + |û_c|² for the spectral blocks that fall on one another");

    private EngineBooks() {}

    static void tell(Section section, Inquiry inquiry) {
        identity(section, inquiry);
        sampled(section, inquiry);
    }

    /** At stride 1 nothing has to divide the sides of the grid: it is the signal's own. */
    private static void identity(Section section, Inquiry inquiry) {
        ScatteringSettings settings = Variant.periodic(inquiry.subject().settings(), 1);
        long paths = inquiry.subject().cascade().pathCounts().stream()
                .mapToLong(n -> n)
                .sum();
        if (settings.paths() == Paths.ALL && (double) paths * inquiry.first().length > MOST_NUMBERS) {
            section.note(
                    "the identity with coefficients of the engines is checked on the frequency-decreasing paths only:"
                            + " all are " + paths + " of " + inquiry.first().length + " numbers each");
            settings = Variant.with(settings, Paths.FREQUENCY_DECREASING);
        }
        ScatteringPlan plan = Scattering.plan(settings);
        for (Precision precision : inquiry.precisions()) {
            try (Transform transform = Scattering.transform(plan, inquiry.engine(precision), precision, 1)) {
                EngineIdentity found = EngineIdentity.of(transform, inquiry.first());
                double allowed = found.precision() == Precision.DOUBLE ? DOUBLE : SINGLE;
                double scale = found.energy() == 0 ? 1 : Math.max(1, found.output() / found.energy());
                section.add(ENGINE.of("engine " + found.engine())
                        .atMost(
                                found.deviation(),
                                allowed * scale,
                                inquiry.material().signal(0),
                                inquiry.seed()));
            }
        }
    }

    private static void sampled(Section section, Inquiry inquiry) {
        Circular circular = Circular.of(inquiry);
        SampledLedger ledger = SampledLedger.of(Scattering.plan(circular.settings()), circular.x());
        int stride = Variant.local(circular.settings()).stride();
        String empty = Stream.of(
                        empty("this signal", ledger.bound() / ledger.energy()), empty("any signal", ledger.worst()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        if (!empty.isEmpty()) {
            section.note("sub-sampling at stride " + stride + ": " + empty);
        }
        section.add(ALIASING.of("stride " + stride)
                .but(empty)
                .atMost(
                        Math.abs(ledger.deviation()) / ledger.energy(),
                        ledger.bound() / ledger.energy() + ROUNDING,
                        circular.input(),
                        inquiry.seed()));
        section.add(new Table(
                "Sub-sampling, relative to ‖x‖²",
                List.of("T", "stride", "deviation", "bound for this signal", "bound for any signal"),
                List.of(List.of(
                        Variant.local(circular.settings()).support(),
                        stride,
                        ledger.deviation() / ledger.energy(),
                        ledger.bound() / ledger.energy(),
                        ledger.worst()))));
    }

    private static String empty(String of, double bound) {
        return bound > 1
                ? "the bound for " + of + ", " + Numbers.text(bound) + " ‖x‖², is empty: it is above ‖x‖² itself"
                : "";
    }
}
