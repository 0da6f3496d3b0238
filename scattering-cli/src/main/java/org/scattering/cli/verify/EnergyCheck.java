package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scattering.Scattering;
import org.scattering.analysis.EnergyLedger;
import org.scattering.analysis.EngineIdentity;
import org.scattering.analysis.FullCascade;
import org.scattering.analysis.LedgerStatistics;
import org.scattering.analysis.SampledLedger;
import org.scattering.cli.report.Counter;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.ScatteringSettings;

/** The books of energy: every line is computed, none by subtraction, and they must add up. */
final class EnergyCheck implements Check {
    private static final String SOURCE =
            "Mallat, Group Invariant Scattering (CPAM 2012), theorem on the preserved norm";
    private static final double DOUBLE = 1e-10;
    private static final long MOST_PATHS = 3000;
    private static final Theorem BOOKS = new Theorem(
            "the ledger of energy is balanced",
            "|Σ_m (output + dropped + uncovered) + remaining − ‖x‖²| ≤ 1e-10 ‖x‖²",
            SOURCE);
    private static final Theorem IDENTITY = new Theorem(
            "a tight bank on all paths loses no energy",
            "|Σ_{m≤M} ‖S_m x‖² + ‖U_{M+1} x‖² − ‖x‖²| ≤ 1e-10 ‖x‖²",
            SOURCE);
    private static final Theorem ENGINE = new Theorem(
            "the coefficients of the engine keep the identity",
            "|Σ ‖S_m x‖² + rest − ‖x‖²| ≤ 1e-10 (double) or 1e-5 (single) of ‖x‖²",
            SOURCE);
    private static final Theorem ALIASING = new Theorem(
            "sub-sampling changes the energy by no more than the bank's aliasing",
            "|Σ lines − ‖x‖²| ≤ Σ_p ε(p) ‖U[p]x‖², ε from the bank alone",
            "docs/theory.md, 2: 2|û_b û_c| ≤ |û_b|² + |û_c|² for the spectral blocks that fall on one another");

    @Override
    public int steps() {
        return 4;
    }

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Where the energy goes",
                "Order by order: what is averaged and put out, what the choice of paths drops, what the filters leave"
                        + " uncovered, and what remains beyond the last order. The lines add up to ‖x‖² although each is"
                        + " computed by itself. Little remains after order 2, and less the smaller J: that is why"
                        + " transforms stop there.");
        books(section, inquiry);
        counter.step(1);
        identity(section, inquiry);
        counter.step(1);
        if (inquiry.subject().ofTransform()) {
            engines(section, inquiry);
        } else {
            section.note(
                    "not checked: the identity with coefficients of the engines, sub-sampling, and other J; the filters"
                            + " of the bank " + inquiry.subject().bank() + " are not those of an engine");
        }
        counter.step(1);
        SortedMap<Integer, LedgerStatistics> statistics = new TreeMap<>();
        inquiry.cascades().forEach((j, cascade) -> statistics.put(j, statistics(cascade, inquiry.few())));
        EnergyPictures.tell(section, inquiry, statistics);
        counter.step(1);
        return section;
    }

    private static LedgerStatistics statistics(FullCascade cascade, List<double[]> signals) {
        return LedgerStatistics.of(
                signals.stream().map(x -> EnergyLedger.of(cascade, x)).toList());
    }

    private static void books(Section section, Inquiry inquiry) {
        FullCascade cascade = inquiry.subject().cascade();
        double[] off = inquiry.few().stream()
                .mapToDouble(x -> EnergyLedger.of(cascade, x).deviation())
                .toArray();
        int worst = worst(off);
        section.add(BOOKS.atMost(off[worst], DOUBLE, inquiry.material().signal(worst), inquiry.seed()));
    }

    private static int worst(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElse(0);
    }

    private static void identity(Section section, Inquiry inquiry) {
        boolean possible = inquiry.subject().layers().stream()
                .allMatch(f -> BankCheck.tightened(f).isPresent());
        if (!possible) {
            section.note(
                    "not checked: that a tight bank on all paths loses no energy; this bank cannot be made tight, as"
                            + " some frequency is hardly covered");
            return;
        }
        int highest = inquiry.subject().settings().maxOrder();
        List<FullCascade> cascades = IntStream.rangeClosed(0, highest)
                .mapToObj(inquiry.subject()::tightOnAllPaths)
                .takeWhile(c -> c.pathCounts().getLast() <= MOST_PATHS)
                .toList();
        String left = "";
        if (cascades.size() <= highest) {
            left = "not checked from order " + cascades.size() + " on: "
                    + inquiry.subject()
                            .tightOnAllPaths(cascades.size())
                            .pathCounts()
                            .getLast()
                    + " paths there, and " + MOST_PATHS + " are the most that are checked";
            section.note("the identity of a tight bank on all paths is " + left);
        }
        for (int order = 0; order < cascades.size(); order++) {
            FullCascade cascade = cascades.get(order);
            double[] off = inquiry.few().stream()
                    .limit(order > 1 ? 2 : 8)
                    .mapToDouble(x -> EnergyLedger.of(cascade, x).identityDeviation())
                    .toArray();
            int worst = worst(off);
            section.add(IDENTITY.of("order " + order)
                    .but(left)
                    .atMost(off[worst], DOUBLE, inquiry.material().signal(worst), inquiry.seed()));
        }
    }

    /** On the largest part of the grid whose sides are multiples of the coarsest step. */
    private static void engines(Section section, Inquiry inquiry) {
        ScatteringSettings settings = Variant.with(inquiry.subject().settings(), Profile.TIGHT);
        int step = 1 << settings.scale();
        List<Integer> shape = inquiry.shape().stream().map(n -> n / step * step).toList();
        if (shape.contains(0)) {
            section.note(
                    "not checked: engines and sub-sampling; " + inquiry.shape() + " is shorter than 2^J = " + step);
            return;
        }
        if (settings.averaging() instanceof Averaging.Local local && local.support() != step) {
            section.note("engines, sub-sampling and the network of the transform are checked with T = 2^J = " + step
                    + " in place of T = " + local.support());
        }
        double[] x = Crop.of(inquiry.first(), inquiry.shape(), shape);
        ScatteringSettings cut = Variant.scaled(settings, settings.scale(), shape);
        ScatteringPlan still = Scattering.plan(Variant.periodic(Variant.with(cut, Paths.FREQUENCY_DECREASING), 1));
        for (Precision precision : Precision.values()) {
            try (Transform transform = Scattering.transform(still, Engines.AUTO, precision, 1)) {
                EngineIdentity identity = EngineIdentity.of(transform, x);
                double allowed = precision == Precision.DOUBLE ? DOUBLE : 1e-5;
                section.add(ENGINE.of("engine " + identity.engine())
                        .claim(
                                identity.deviation(),
                                allowed,
                                identity.holds(),
                                inquiry.material().signal(0) + ", cropped to " + shape,
                                inquiry.seed()));
            }
        }
        ScatteringPlan sampled = Scattering.plan(Variant.periodic(cut, step));
        SampledLedger ledger = SampledLedger.of(sampled, x);
        String empty = Stream.of(
                        empty("this signal", ledger.bound() / ledger.energy()), empty("any signal", ledger.worst()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        if (!empty.isEmpty()) {
            section.note("sub-sampling at stride " + step + ": " + empty);
        }
        section.add(ALIASING.of("stride " + step)
                .but(empty)
                .claim(
                        Math.abs(ledger.deviation()) / ledger.energy(),
                        ledger.bound() / ledger.energy(),
                        ledger.holds(),
                        inquiry.material().signal(0) + ", cropped to " + shape,
                        inquiry.seed()));
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(step, ledger.deviation() / ledger.energy(), ledger.bound() / ledger.energy(), ledger.worst()));
        section.add(new Table(
                "Sub-sampling, relative to ‖x‖²",
                List.of("stride", "deviation", "bound for this signal", "bound for any signal"),
                rows));
    }

    private static String empty(String of, double bound) {
        return bound > 1
                ? "the bound for " + of + ", " + Numbers.text(bound) + " ‖x‖², is empty: it is above ‖x‖² itself"
                : "";
    }
}
