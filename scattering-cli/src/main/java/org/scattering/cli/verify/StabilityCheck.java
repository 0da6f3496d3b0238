package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scattering.Scattering;
import org.scattering.analysis.FullCascade;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.report.Counter;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.TemperatureRange;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.network.Network;
import org.scattering.network.RandomNetworks;
import org.scattering.stability.Estimate;
import org.scattering.stability.RelativeStability;
import org.scattering.stability.Representation;
import org.scattering.stability.StabilityPoint;
import org.scattering.stability.StabilitySweep;
import org.scattering.stability.Stimuli;

/** Stability to deformation relative to noise, by representation. */
public final class StabilityCheck implements Check {
    private static final int TEMPERATURES = 3;
    private static final int MOST = 60;
    private static final double MOST_FEATURES = 1e6;
    private static final String SOURCE = "Petrini, Favero, Geiger & Wyart (NeurIPS 2021)";
    private static final Theorem JENSEN = new Theorem(
            "the signal itself is no more stable to deformation than to noise",
            "R = ⟨‖τx − x‖²⟩ / ⟨‖τx − x‖⟩² ≥ 1, so that 1/R ≤ 1",
            SOURCE + "; Jensen's inequality");

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Relative stability",
                "R_f = D_f/G_f compares how far a representation f moves under a deformation with how far it moves under"
                        + " noise of the same size. The signal itself has R ≥ 1; below 1, f is more stable to"
                        + " deformations than to noise. Intervals are of 95 %. Measured on "
                        + inquiry.material().populationName() + ".");
        Optional<Stimuli> stimuli = stimuli(inquiry.material(), inquiry.shape(), inquiry.seed());
        List<Transform> transforms = transforms(inquiry);
        try {
            if (stimuli.isEmpty()) {
                section.note(
                        "not measured: no temperature moves " + inquiry.shape() + " by half a sample without folds");
            }
            if (transforms.isEmpty()) {
                section.note("measured with the cascade of this bank at full resolution, "
                        + elsewhere(inquiry)
                                .map(c -> "at order " + c.maxOrder() + " only")
                                .orElse("but not of scattering: too many numbers for each of the signals"));
            }
            if (!fitsRandomNetwork(inquiry.shape())) {
                section.note(
                        "not measured: a random convolutional network, which needs sides that are multiples of 4, from 20 on");
            }
            stimuli.ifPresent(shown -> {
                List<StabilityPoint> points = new ArrayList<>();
                representations(inquiry, transforms).forEach(f -> points.addAll(shown.measure(f)));
                inquiry.elsewhere().ofStimuli().forEach(f -> points.addAll(f.points()));
                tell(section, inquiry, points, cuts(inquiry.shape()));
            });
        } finally {
            transforms.forEach(Transform::close);
        }
        counter.step(1);
        return section;
    }

    /**
     * What every representation is shown.
     *
     * @param material the population of which stability is measured
     * @param shape (length) or (rows, columns)
     * @param seed of the draws
     * @return the stimuli; none where no deformation moves this shape by half a sample without folds
     */
    public static Optional<Stimuli> stimuli(Material material, List<Integer> shape, long seed) {
        List<Integer> cuts = cuts(shape);
        List<double[]> population = material.population();
        return cuts.isEmpty()
                ? Optional.empty()
                : Optional.of(StabilitySweep.over(shape, cuts, TEMPERATURES, seed)
                        .stimuli(population.subList(0, Math.min(MOST, population.size()))));
    }

    private static List<Integer> cuts(List<Integer> shape) {
        return List.of(3, 5).stream()
                .filter(cut -> {
                    TemperatureRange range = MaximumEntropyDeformation.temperatureRange(cut, shape);
                    return range.lowest() < range.highest();
                })
                .toList();
    }

    private static List<Transform> transforms(Inquiry inquiry) {
        List<Transform> transforms = new ArrayList<>();
        int orders =
                inquiry.subject().ofTransform() ? inquiry.subject().settings().maxOrder() : 0;
        for (int order = 1; order <= orders; order++) {
            var settings = Variant.ofOrder(inquiry.subject().settings(), order);
            transforms.add(Scattering.transform(Scattering.plan(settings), inquiry.engine(), Precision.SINGLE, 1));
        }
        return transforms;
    }

    private static List<Representation> representations(Inquiry inquiry, List<Transform> transforms) {
        List<Representation> all = new ArrayList<>();
        all.add(Representation.identity());
        all.add(Representation.fourierModulus(inquiry.shape()));
        transforms.forEach(t -> all.add(Representation.scattering(t)));
        if (transforms.isEmpty()) {
            elsewhere(inquiry).ifPresent(cascade -> all.add(cascade(cascade)));
        }
        if (fitsRandomNetwork(inquiry.shape())) {
            Network network = RandomNetworks.convolutional(inquiry.shape(), 2, 6, 5, inquiry.seed());
            all.add(new Representation("random network", network::vector));
        }
        return all;
    }

    /** Two layers of five taps, each followed by a pooling by 2. */
    private static boolean fitsRandomNetwork(List<Integer> shape) {
        return shape.stream().allMatch(n -> n % 4 == 0 && n >= 20);
    }

    /** The cascade of filters from elsewhere, up to the order of which the coefficients of all signals fit into memory. */
    private static Optional<FullCascade> elsewhere(Inquiry inquiry) {
        FullCascade cascade = Subject.upTo(inquiry.subject().cascade(), MOST_FEATURES);
        double paths = cascade.pathCounts().stream().mapToDouble(n -> n).sum();
        return paths * cascade.size() <= MOST_FEATURES ? Optional.of(cascade) : Optional.empty();
    }

    private static Representation cascade(FullCascade cascade) {
        int rows = cascade.pathCounts().stream().mapToInt(Math::toIntExact).sum();
        return new Representation("scattering, order " + cascade.maxOrder(), x -> {
            double[] f = new double[rows * x.length];
            int[] row = new int[1];
            cascade.walk(node -> System.arraycopy(node.averaged(0), 0, f, row[0]++ * x.length, x.length), x);
            return f;
        });
    }

    private static void tell(Section section, Inquiry inquiry, List<StabilityPoint> points, List<Integer> cuts) {
        List<List<Object>> rows = new ArrayList<>();
        for (StabilityPoint p : points) {
            RelativeStability s = p.stability();
            rows.add(List.of(
                    p.representation(),
                    p.deformation().cut(),
                    p.deformation().temperature(),
                    p.typicalDisplacement(),
                    s.deformation().value(),
                    s.noise().value(),
                    s.relative().value(),
                    s.relative().low(),
                    s.relative().high()));
            if (p.representation().equals("signal")) {
                section.add(JENSEN.of("c = " + p.deformation().cut() + ", δ = " + Numbers.text(p.typicalDisplacement()))
                        .claim(
                                1 / s.relative().value(),
                                1,
                                s.relative().value() >= 1 - 1e-12,
                                s.signals() + " signals of "
                                        + inquiry.material().populationName(),
                                inquiry.seed()));
            }
        }
        section.add(new Table(
                "D, G and R", List.of("f", "c", "T", "typical displacement", "D", "G", "R", "R from", "R to"), rows));
        List<Chart> charts = cuts.stream().map(cut -> chart(points, cut)).toList();
        section.draw(
                "relative-stability",
                new ChartsFigure(
                        Heading.of(
                                "Relative stability R by representation",
                                inquiry.subject().settings()),
                        charts.size(),
                        charts),
                "Below 1: more stable to deformation than to noise of the same size. Bars are intervals of 95 %.");
    }

    private static Chart chart(List<StabilityPoint> points, int cut) {
        Map<String, List<StabilityPoint>> byName = new LinkedHashMap<>();
        points.stream()
                .filter(p -> p.deformation().cut() == cut)
                .forEach(p -> byName.computeIfAbsent(p.representation(), _ -> new ArrayList<>())
                        .add(p));
        List<Chart.Series> series = new ArrayList<>();
        byName.forEach((name, of) -> series.add(new Chart.Series(
                name.replace("scattering, order", "S,")
                        .replace("Fourier modulus", "|x̂|")
                        .replace("random network", "random"),
                Chart.Mark.JOINED,
                series.size(),
                of.stream().mapToDouble(StabilityPoint::typicalDisplacement).toArray(),
                relative(of, Estimate::value),
                relative(of, Estimate::low),
                relative(of, Estimate::high))));
        return new Chart(
                "c = " + cut,
                new Chart.Axis("typical displacement (samples)", Chart.Kind.LOGARITHMIC),
                new Chart.Axis("R", Chart.Kind.LOGARITHMIC),
                series);
    }

    private static double[] relative(List<StabilityPoint> points, java.util.function.ToDoubleFunction<Estimate> value) {
        return points.stream()
                .mapToDouble(p -> value.applyAsDouble(p.stability().relative()))
                .toArray();
    }
}
