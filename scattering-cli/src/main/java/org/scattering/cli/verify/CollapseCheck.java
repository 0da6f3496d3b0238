package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.scattering.Scattering;
import org.scattering.cli.report.Counter;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.classify.LinearRule;
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

    /** Turns the seed of the training examples into that of the test examples. */
    private static final long UNSEEN = 0x5DEECE66DL;

    /** What is measured and of which seed everything is. */
    private record Contest(LabelledSignals training, LabelledSignals test, long seed) {}

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        LabelledSignals labelled = LabelledSignals.of(inquiry.shape().size(), inquiry.seed());
        LabelledSignals unseen = LabelledSignals.of(inquiry.shape().size(), inquiry.seed() ^ UNSEEN);
        Optional<ScatteringSettings> settings = settings(inquiry.subject(), labelled.shape());
        Section section = new Section(
                "Neural collapse",
                "Late in training, the features of a deep network collapse: those of a class onto its mean, the means onto"
                        + " the corners of a regular simplex, the classifier's rows onto the means. Nothing was trained"
                        + " here but a linear support vector machine on each set of features, and nothing is guaranteed:"
                        + " the table tells how near they come. At full collapse all is 0 but the agreement of the"
                        + " classifier with the nearest class mean, which is 1. With more features than examples, means fit"
                        + " the noise of the examples they were taken from, so that training examples look more collapsed"
                        + " than they are: beside them, the same classifier on as many examples that it has not seen,"
                        + " with their own means. Papyan, Han & Donoho (PNAS 2020)."
                        + " Measured on " + labelled.signals().size() + " " + labelled.name()
                        + " for training and as many for the test, "
                        + labelled.shape()
                        + settings.map(s -> ", " + Variant.words(s)).orElse("") + ".");
        List<List<Object>> rows = new ArrayList<>();
        Contest contest = new Contest(labelled, unseen, inquiry.seed());
        rows.addAll(rows(contest, Representation.identity()));
        rows.addAll(rows(contest, Representation.fourierModulus(labelled.shape())));
        settings.ifPresent(s -> rows.addAll(scattering(contest, s)));
        if (settings.isEmpty()) {
            section.note("not measured: scattering; the filters of the bank "
                    + inquiry.subject().bank() + " are not given on the grid " + labelled.shape());
        }
        section.add(new Table(
                labelled.labels().stream().distinct().count() + " classes",
                columns("f", "examples", "features"),
                rows));
        given(section, inquiry.elsewhere().ofExamples());
        counter.step(1);
        return section;
    }

    private static void given(Section section, @Nullable OwnFeatures own) {
        if (own != null) {
            section.add(new Table(
                    "Given: " + own.collapse().examples() + " examples of "
                            + own.collapse().classes() + " classes",
                    columns("f", "classifier", "features"),
                    List.of(own.row())));
        }
    }

    private static List<String> columns(String... first) {
        List<String> columns = new ArrayList<>(List.of(first));
        columns.addAll(List.of(
                "Tr(Σ_W Σ_B⁺)/C",
                "spread of norms",
                "spread of angles",
                "off the simplex",
                "off the classifier",
                "agreement"));
        return columns;
    }

    /** The transform's on the grid of the labelled signals; none for filters from elsewhere, which have a grid of their own. */
    private static Optional<ScatteringSettings> settings(Subject subject, List<Integer> shape) {
        int scale = Math.min(subject.settings().scale(), shape.size() == 1 ? LONGEST_SCALE : WIDEST_SCALE);
        return subject.ofTransform() ? subject.settings(scale, shape) : Optional.empty();
    }

    private static List<List<Object>> scattering(Contest contest, ScatteringSettings settings) {
        List<List<Object>> rows = new ArrayList<>();
        for (int order = 1; order <= Math.min(HIGHEST_ORDER, settings.maxOrder()); order++) {
            ScatteringSettings upTo = Variant.ofOrder(settings, order);
            try (Transform transform = Scattering.transform(Scattering.plan(upTo), Engines.AUTO, Precision.SINGLE, 1)) {
                rows.addAll(rows(contest, Representation.scattering(transform)));
            }
        }
        return rows;
    }

    private static List<List<Object>> rows(Contest contest, Representation f) {
        List<double[]> training =
                contest.training.signals().stream().map(f.function()).toList();
        List<double[]> test = contest.test.signals().stream().map(f.function()).toList();
        double unit = unit(training);
        Examples seen = Examples.of(table(training, unit), contest.training.labels());
        LinearRule classifier = LinearSvm.train(seen, COST, contest.seed);
        return List.of(
                row(f.name(), "training", seen, classifier),
                row(f.name(), "test", Examples.of(table(test, unit), contest.test.labels()), classifier));
    }

    private static List<Object> row(String name, String kind, Examples examples, LinearRule classifier) {
        List<Object> row =
                new ArrayList<>(List.of(name, kind, examples.features().columns()));
        row.addAll(OwnFeatures.measures(NeuralCollapse.of(examples, classifier)));
        return row;
    }

    /** The root mean square deviation from the means, by which features are divided so that the classifier's cost means the same for all. */
    private static double unit(List<double[]> features) {
        int width = features.getFirst().length;
        double[] means = new double[width];
        for (double[] row : features) {
            for (int i = 0; i < width; i++) {
                means[i] += row[i] / features.size();
            }
        }
        double square = 0;
        for (double[] row : features) {
            for (int i = 0; i < width; i++) {
                square += (row[i] - means[i]) * (row[i] - means[i]) / features.size() / width;
            }
        }
        return Math.sqrt(square);
    }

    private static FeatureTable table(List<double[]> features, double unit) {
        List<String> names = IntStream.range(0, features.getFirst().length)
                .mapToObj(Integer::toString)
                .toList();
        double[] values = features.stream()
                .flatMapToDouble(Arrays::stream)
                .map(v -> v / unit)
                .toArray();
        return new FeatureTable(features.size(), names, 1, values);
    }
}
