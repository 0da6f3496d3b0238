package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import org.scattering.analysis.FullCascade;
import org.scattering.analysis.StabilityContrast;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.report.Counter;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** A packet and its dilation, seen by the transform and by the Fourier modulus. */
final class ContrastCheck implements Check {
    private static final List<Double> DILATIONS = List.of(0.003, 0.01, 0.03, 0.1, 0.2);
    private static final List<Double> FREQUENCIES = List.of(0.1, 0.35);
    /** An ε at which all distances are proportional to it. */
    private static final double SMALL = 1e-4;

    private static final int LONGEST = 256;
    private static final int WIDEST = 32;
    private static final int MOST_SAMPLES = 4096;
    private static final double MOST_PRODUCTS = 5e8;
    private static final Theorem THEOREM = new Theorem(
            "a dilated packet moves by no more than its certificate",
            "‖S L_τ x − S x‖ ≤ certificate, τ(u) = εu; |x̂| has no such bound",
            "Andén & Mallat, Deep Scattering Spectrum (IEEE TSP 2014), §II");

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Why not the Fourier modulus",
                "Stretched by a factor 1 + ε, a packet of frequency ξ moves to ξ(1 + ε). As soon as it leaves its own"
                        + " bandwidth, its Fourier modulus has nothing in common with what it was, however small ε is;"
                        + " its scattering coefficients move by a multiple of ε at any frequency.");
        Subject.NonExpansive certified = certified(inquiry);
        certified.tell(section);
        // Each row of every path is read anew at the cost of the square of its length.
        String cost = "band-limited interpolation on " + certified.cascade().shape() + " costs the square of the grid";
        if (certified.cascade().size() > MOST_SAMPLES) {
            section.note("not measured: " + cost);
            counter.step(1);
            return section;
        }
        FullCascade cascade = Subject.upTo(
                certified.cascade(), MOST_PRODUCTS / certified.cascade().size());
        if (cascade.maxOrder() < certified.cascade().maxOrder()) {
            section.note("up to order " + cascade.maxOrder() + " only: " + cost);
        }
        double width = cascade.shape().stream().mapToInt(n -> n).min().orElse(1) / 8.0;
        List<StabilityContrast> found = new ArrayList<>();
        for (double frequency : FREQUENCIES) {
            for (double dilation : DILATIONS) {
                found.add(StabilityContrast.of(cascade, frequency, Math.max(1, width), dilation));
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        Claim worst = null;
        for (StabilityContrast c : found) {
            rows.add(List.of(c.frequency(), c.dilation(), c.fourier(), c.scattering(), c.certificate()));
            Claim claim = THEOREM.but(certified.remark())
                    .atMost(
                            c.scattering(),
                            c.certificate(),
                            "packet of " + cascade.shape() + " samples, ξ = " + c.frequency() + ", ε = " + c.dilation(),
                            inquiry.seed());
            worst = Claim.worse(worst, claim);
        }
        if (worst != null) {
            section.add(worst);
        }
        section.add(new Table(
                "A dilated packet on " + cascade.shape() + " samples; distances relative to ‖x‖",
                List.of("ξ", "ε", "Fourier modulus", "scattering", "certificate"),
                rows));
        section.add(constants(inquiry.shape().size()));
        draw(section, inquiry, cascade.shape(), found);
        counter.step(1);
        return section;
    }

    /**
     * What the distances are per ε where it is small, through a transform of wavelets an octave wide: those of narrower ones are
     * larger, and tell less from |x̂|.
     */
    private static Table constants(int axes) {
        ScatteringSettings settings = axes == 1
                ? Scattering1D.builder(512)
                        .scale(6)
                        .quality(1)
                        .profile(Profile.TIGHT)
                        .build()
                : Scattering2D.builder(64, 64)
                        .scales(3)
                        .angles(4)
                        .maxOrder(1)
                        .profile(Profile.TIGHT)
                        .build();
        FullCascade cascade = FullCascade.of(settings);
        double width = axes == 1 ? 40 : 8;
        List<List<Object>> rows = new ArrayList<>();
        for (double frequency : List.of(0.05, 0.1, 0.2, 0.4)) {
            StabilityContrast c = StabilityContrast.of(cascade, frequency, width, SMALL);
            rows.add(List.of(frequency, c.fourier() / SMALL, c.scattering() / SMALL, c.certificate() / SMALL));
        }
        return new Table(
                "Distance / (ε ‖x‖) as ε → 0 on " + cascade.shape() + " samples with " + Variant.words(settings)
                        + ": that of |x̂| grows as ξ does, that of S does not",
                List.of("ξ", "Fourier modulus", "scattering", "certificate"),
                rows);
    }

    /** Band-limited interpolation costs the square of an axis: long signals are looked at on a shorter grid. */
    private static Subject.NonExpansive certified(Inquiry inquiry) {
        return inquiry.shape().size() == 1
                ? inquiry.subject().nonExpansive(LONGEST, 5)
                : inquiry.subject().nonExpansive(WIDEST, 2);
    }

    private static void draw(Section section, Inquiry inquiry, List<Integer> shape, List<StabilityContrast> found) {
        List<Chart> charts = new ArrayList<>();
        double[] dilations = DILATIONS.stream().mapToDouble(v -> v).toArray();
        for (int i = 0; i < FREQUENCIES.size(); i++) {
            List<StabilityContrast> part = found.subList(i * dilations.length, (i + 1) * dilations.length);
            charts.add(new Chart(
                    "ξ = " + FREQUENCIES.get(i) + " cycles per sample",
                    new Chart.Axis("ε", Chart.Kind.LOGARITHMIC),
                    new Chart.Axis("distance / ‖x‖", Chart.Kind.LOGARITHMIC),
                    List.of(
                            line(
                                    "|x̂|",
                                    3,
                                    dilations,
                                    part.stream()
                                            .mapToDouble(StabilityContrast::fourier)
                                            .toArray()),
                            line(
                                    "certificate",
                                    1,
                                    dilations,
                                    part.stream()
                                            .mapToDouble(StabilityContrast::certificate)
                                            .toArray()),
                            line(
                                    "S",
                                    0,
                                    dilations,
                                    part.stream()
                                            .mapToDouble(StabilityContrast::scattering)
                                            .toArray()))));
        }
        section.draw(
                "fourier-contrast",
                new ChartsFigure(
                        Heading.of(
                                "A dilated packet on the grid " + shape,
                                inquiry.subject().settings()),
                        2,
                        charts),
                "The higher the frequency, the smaller the dilation that destroys the Fourier modulus.");
    }

    private static Chart.Series line(String name, int colour, double[] xs, double[] ys) {
        return Chart.Series.of(name, Chart.Mark.JOINED, colour, xs, ys);
    }
}
