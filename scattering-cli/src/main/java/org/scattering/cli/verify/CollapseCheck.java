package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scattering.Scattering;
import org.scattering.cli.report.Counter;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.classify.LinearSvm;
import org.scattering.learn.classify.NeuralCollapse;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.ScatteringSettings;
import org.scattering.stability.Representation;

/** How far features of known classes are from neural collapse. Nothing is guaranteed of them: there are no claims. */
final class CollapseCheck implements Check {
    private static final double COST = 10;
    private static final int HIGHEST_ORDER = 2;
    /** Grids are those of the labelled signals, on which larger scales have nothing left to tell apart. */
    private static final int LONGEST_SCALE = 5;

    private static final int WIDEST_SCALE = 3;

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        LabelledSignals labelled = LabelledSignals.of(inquiry.shape().size(), inquiry.seed());
        Optional<ScatteringSettings> settings = settings(inquiry.subject(), labelled.shape());
        Section section = new Section(
                "Neural collapse",
                "Late in training, the features of a deep network collapse: those of a class onto its mean, the means onto"
                        + " the corners of a regular simplex, the classifier's rows onto the means. Nothing was trained"
                        + " here but a linear support vector machine on each set of features, and nothing is guaranteed:"
                        + " the table tells how near they come. At full collapse all is 0 but the agreement of the"
                        + " classifier with the nearest class mean, which is 1. With more features than examples, means fit"
                        + " the noise of their own examples, so that signals and spectra look more collapsed than they"
                        + " are. Papyan, Han & Donoho (PNAS 2020)."
                        + " Measured on " + labelled.signals().size() + " " + labelled.name() + ", "
                        + labelled.shape()
                        + settings.map(s -> ", J = " + s.scale()).orElse("") + ".");
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(labelled, Representation.identity(), inquiry.seed()));
        rows.add(row(labelled, Representation.fourierModulus(labelled.shape()), inquiry.seed()));
        settings.ifPresent(s -> scattering(labelled, s, rows, inquiry.seed()));
        if (settings.isEmpty()) {
            section.note("not measured: scattering; the filters of the bank "
                    + inquiry.subject().bank() + " are not given on the grid " + labelled.shape());
        }
        section.add(new Table(
                labelled.labels().stream().distinct().count() + " classes",
                List.of(
                        "f",
                        "features",
                        "Tr(Σ_W Σ_B⁺)/C",
                        "spread of norms",
                        "spread of angles",
                        "off the simplex",
                        "off the classifier",
                        "agreement"),
                rows));
        counter.step(1);
        return section;
    }

    /** The transform's on the grid of the labelled signals; none for filters from elsewhere, which have a grid of their own. */
    private static Optional<ScatteringSettings> settings(Subject subject, List<Integer> shape) {
        int scale = Math.min(subject.settings().scale(), shape.size() == 1 ? LONGEST_SCALE : WIDEST_SCALE);
        return subject.ofTransform() ? subject.settings(scale, shape) : Optional.empty();
    }

    private static void scattering(
            LabelledSignals labelled, ScatteringSettings settings, List<List<Object>> rows, long seed) {
        for (int order = 1; order <= Math.min(HIGHEST_ORDER, settings.maxOrder()); order++) {
            ScatteringSettings upTo = Variant.ofOrder(settings, order);
            try (Transform transform = Scattering.transform(Scattering.plan(upTo), Engines.AUTO, Precision.SINGLE, 1)) {
                rows.add(row(labelled, Representation.scattering(transform), seed));
            }
        }
    }

    private static List<Object> row(LabelledSignals labelled, Representation f, long seed) {
        Examples examples = Examples.of(features(labelled.signals(), f), labelled.labels());
        NeuralCollapse n = NeuralCollapse.of(examples, LinearSvm.train(examples, COST, seed));
        return List.of(
                f.name(),
                examples.features().columns(),
                n.withinClassVariability(),
                n.equinorm(),
                n.equiangle(),
                n.maximalAngle(),
                n.classifierAlignment(),
                n.nearestMeanAgreement());
    }

    /** Divided by one number, so that the classifier's cost means the same for all; the measures do not see it. */
    private static FeatureTable features(List<double[]> signals, Representation f) {
        List<double[]> features = signals.stream().map(f.function()).toList();
        int width = features.getFirst().length;
        double[] values = features.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] means = new double[width];
        for (int i = 0; i < values.length; i++) {
            means[i % width] += values[i] / signals.size();
        }
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - means[i % width];
            square += deviation * deviation / values.length;
        }
        double unit = Math.sqrt(square);
        List<String> names =
                IntStream.range(0, width).mapToObj(Integer::toString).toList();
        return new FeatureTable(
                signals.size(),
                names,
                1,
                Arrays.stream(values).map(v -> v / unit).toArray());
    }
}
