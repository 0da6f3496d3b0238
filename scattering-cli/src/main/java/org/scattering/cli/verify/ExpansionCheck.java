package org.scattering.cli.verify;

import java.util.List;
import org.scattering.analysis.Expansion;
import org.scattering.analysis.FullCascade;
import org.scattering.cli.report.Counter;

/** Distances never grow: random pairs, and a search for the worst. */
final class ExpansionCheck implements Check {
    /** Of a transform whose search takes seconds. */
    private static final double MOST_NUMBERS = 3e6;

    private static final Theorem THEOREM = new Theorem(
            "distances do not grow",
            "‖Sx − Sy‖ ≤ C (1 + 1e-10) ‖x − y‖, C² = max A through the layers",
            "Mallat, Group Invariant Scattering (CPAM 2012): the propagator is non-expansive");

    @Override
    public int steps() {
        return 2;
    }

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Distances",
                "The transform brings no two signals further apart than they were, up to what the bank amplifies."
                        + " Random pairs hardly come near the bound; a Lanczos search along the direction that the"
                        + " derivative stretches most does.");
        FullCascade cascade = inquiry.subject().cascade();
        int pairs = Math.max(4, inquiry.trials() / 4);
        int bases = Math.max(2, inquiry.trials() / 100);
        Expansion random = Expansion.of(cascade, Expansion.Search.RANDOM_PAIRS, pairs, inquiry.seed());
        counter.step(1);
        FullCascade searched = inquiry.subject().upTo(MOST_NUMBERS);
        if (searched.maxOrder() < cascade.maxOrder()) {
            section.note("the adversarial search goes up to order " + searched.maxOrder() + " only: order "
                    + cascade.maxOrder() + " has " + cascade.pathCounts().getLast() + " paths of "
                    + cascade.size() + " samples, and a search takes thousands of transforms");
        }
        Expansion search = Expansion.of(searched, Expansion.Search.ADVERSARIAL, bases, inquiry.seed());
        counter.step(1);
        section.add(claim("random pairs", random));
        section.add(claim("adversarial search", search));
        section.add(new Table(
                "The largest ‖Sx − Sy‖/‖x − y‖",
                List.of("search", "trials", "largest ratio", "bound"),
                List.of(
                        List.of("random pairs", pairs, random.ratio(), random.bound()),
                        List.of("adversarial, from so many base points", bases, search.ratio(), search.bound()))));
        return section;
    }

    private static Claim claim(String how, Expansion found) {
        return THEOREM.of(how)
                .atMost(
                        found.ratio(),
                        found.allowed(),
                        how + ", trial " + found.trial() + " of " + found.trials(),
                        found.seed());
    }
}
