package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.scattering.analysis.FullCascade;
import org.scattering.analysis.TranslationBound;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.report.Counter;

/** Translations over c and J. */
final class TranslationCheck implements Check {
    private static final Theorem THEOREM = new Theorem(
            "a translation moves the coefficients by no more than its bound",
            "‖S L_c x − S x‖² ≤ Σ_m sup_ω |φ̂(ω)|² |exp(2πi c·ω) − 1|² ‖V^m x‖²",
            "Mallat, Group Invariant Scattering (CPAM 2012), theorem on translation invariance");

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Translations",
                "Shifted by c samples, the coefficients move by no more than the bound, which is computed from φ and the"
                        + " energies: it grows with c and falls as J grows. Dashed the bound, solid what was measured.");
        List<List<Object>> rows = new ArrayList<>();
        List<Chart.Series> series = new ArrayList<>();
        List<Integer> shifts = shifts(inquiry);
        Claim worst = null;
        for (Map.Entry<Integer, FullCascade> entry : inquiry.cascades().entrySet()) {
            int scale = entry.getKey();
            FullCascade cascade = entry.getValue();
            int colour = series.size() / 2;
            List<TranslationBound> results = TranslationBound.of(cascade, inquiry.first(), vectors(inquiry, shifts));
            for (int c = 0; c < results.size(); c++) {
                TranslationBound r = results.get(c);
                rows.add(List.of(scale, shifts.get(c), r.measured() / r.norm(), r.bound() / r.norm()));
                Claim claim = claim(inquiry, r, scale);
                worst = Claim.worse(worst, claim);
            }
            double[] xs = shifts.stream().mapToDouble(c -> c).toArray();
            series.add(Chart.Series.of(
                    "J = " + scale, Chart.Mark.JOINED, colour, xs, numbers(results, TranslationBound::measured)));
            series.add(Chart.Series.of("", Chart.Mark.DASHED, colour, xs, numbers(results, TranslationBound::bound)));
        }
        if (worst != null) {
            section.add(worst);
        }
        section.add(new Table("Distances relative to ‖x‖", List.of("J", "c", "measured", "bound"), rows));
        inquiry.tellSupports(section);
        draw(section, inquiry, series);
        counter.step(1);
        return section;
    }

    private static Claim claim(Inquiry inquiry, TranslationBound r, int scale) {
        return THEOREM.claim(
                r.measured() / r.norm(),
                r.bound() / r.norm(),
                r.holds(),
                inquiry.material().signal(0) + ", J = " + scale + ", c = " + r.shift(),
                inquiry.seed());
    }

    /** Powers of two up to a quarter of the shorter side. */
    private static List<Integer> shifts(Inquiry inquiry) {
        int most = Math.max(1, Collections.min(inquiry.shape()) / 4);
        return IntStream.iterate(1, c -> c <= Math.min(most, 64), c -> 2 * c)
                .boxed()
                .toList();
    }

    private static List<List<Integer>> vectors(Inquiry inquiry, List<Integer> shifts) {
        return shifts.stream()
                .map(c -> inquiry.shape().size() == 1 ? List.of(c) : List.of(0, c))
                .toList();
    }

    private static double[] numbers(
            List<TranslationBound> results, java.util.function.ToDoubleFunction<TranslationBound> value) {
        return results.stream()
                .mapToDouble(r -> value.applyAsDouble(r) / r.norm())
                .toArray();
    }

    private static void draw(Section section, Inquiry inquiry, List<Chart.Series> series) {
        Chart chart = new Chart(
                "‖S L_c x − S x‖ / ‖x‖, and dashed its bound",
                new Chart.Axis("c (samples)", Chart.Kind.LOGARITHMIC),
                new Chart.Axis("relative distance", Chart.Kind.LOGARITHMIC),
                series);
        section.draw(
                "translation",
                new ChartsFigure(Heading.of("Translations", inquiry.subject().settings()), 1, List.of(chart)),
                "The wider φ, the less a shift is seen.");
    }
}
