package org.scattering.cli.verify;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.scattering.analysis.EnergyLedger;
import org.scattering.analysis.FullCascade;
import org.scattering.analysis.LedgerStatistics;
import org.scattering.cli.report.Counter;

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
            "|Σ_{m≤M} ‖S_m x‖² + ‖U_{M+1} x‖² − ‖x‖²| ≤ 1e-10 ‖x‖² (filters stored in single precision: (M + 2)·1e-6)",
            SOURCE);

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
        if (inquiry.few().size() < inquiry.material().signals().size()) {
            section.note("the books are of the first " + inquiry.few().size() + " of "
                    + inquiry.material().signals().size() + " signals that were read");
        }
        books(section, inquiry);
        counter.step(1);
        identity(section, inquiry);
        counter.step(1);
        if (inquiry.subject().ofTransform()) {
            EngineBooks.tell(section, inquiry);
        } else {
            section.note(
                    "not checked: the identity with coefficients of the engines, sub-sampling, and other J; the filters"
                            + " of the bank " + inquiry.subject().bank() + " are not those of an engine");
        }
        counter.step(1);
        SortedMap<Integer, LedgerStatistics> statistics = new TreeMap<>();
        inquiry.cascades().forEach((j, cascade) -> statistics.put(j, statistics(cascade, inquiry.few())));
        EnergyPictures.tell(section, inquiry, statistics);
        inquiry.tellSupports(section);
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
            // Each layer loses or adds what A differs from 1.
            double layers = (order + 2)
                    * inquiry.subject().layers().getFirst().precision().rounding();
            section.add(IDENTITY.of("order " + order)
                    .but(left)
                    .atMost(
                            off[worst],
                            Math.max(DOUBLE, layers),
                            inquiry.material().signal(worst),
                            inquiry.seed()));
        }
    }
}
