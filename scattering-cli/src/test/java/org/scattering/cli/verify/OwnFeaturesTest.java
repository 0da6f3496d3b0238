package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.cli.NpyFiles;
import org.scattering.cli.input.Reading;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.classify.NeuralCollapse;

/** Features, labels and a classifier from files, of which the measures are known. */
class OwnFeaturesTest {
    private static final int CLASSES = 11;
    private static final int EACH = 4;
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @TempDir
    private Path folder;

    private Path labels = Path.of("");

    /** Example i is of class i mod 11. */
    @BeforeEach
    void label() {
        double[] numbers =
                IntStream.range(0, CLASSES * EACH).mapToDouble(i -> i % CLASSES).toArray();
        labels = NpyFiles.writeDoubles(folder.resolve("labels.npy"), numbers, numbers.length);
    }

    /** Class c at the corner e_c, plus or minus a spread along an axis that no mean has. */
    private Path features(double spread) {
        double[] rows = new double[CLASSES * EACH * (CLASSES + 1)];
        for (int i = 0; i < CLASSES * EACH; i++) {
            rows[i * (CLASSES + 1) + i % CLASSES] = 1;
            rows[i * (CLASSES + 1) + CLASSES] = i / CLASSES % 2 == 0 ? spread : -spread;
        }
        return NpyFiles.writeDoubles(folder.resolve("f.npy"), rows, CLASSES * EACH, CLASSES + 1);
    }

    /** Rows along the corners, in the order of the numbers of the classes, the biases last. */
    private Path classifier(int columns) {
        double[] rows = new double[CLASSES * columns];
        for (int c = 0; c < CLASSES; c++) {
            rows[c * columns + c] = 3;
        }
        return NpyFiles.writeDoubles(folder.resolve("w.npy"), rows, CLASSES, columns);
    }

    private OwnFeatures read(Path features, @Nullable Path classifier) {
        return OwnFeatures.read(features, labels, classifier, Reading.NotFinite.REFUSE, 1);
    }

    @Test
    void aSimplexIsCollapsed() {
        for (int columns : new int[] {CLASSES + 1, CLASSES + 2}) {
            NeuralCollapse n = read(features(0), classifier(columns)).collapse();
            assertThat(n.withinClassVariability()).isCloseTo(0, ROUNDING);
            assertThat(n.equinorm()).isCloseTo(0, ROUNDING);
            assertThat(n.equiangle()).isCloseTo(0, ROUNDING);
            assertThat(n.maximalAngle()).isCloseTo(0, ROUNDING);
            assertThat(n.classifierAlignment()).isCloseTo(0, ROUNDING);
            assertThat(n.nearestMeanAgreement()).isEqualTo(1);
            assertThat(n.examples()).isEqualTo(CLASSES * EACH);
            assertThat(n.classes()).isEqualTo(CLASSES);
        }
    }

    @Test
    void aBiasCounts() {
        double[] rows = new double[CLASSES * (CLASSES + 2)];
        for (int c = 0; c < CLASSES; c++) {
            rows[c * (CLASSES + 2) + c] = 3;
            rows[c * (CLASSES + 2) + CLASSES + 1] = c == 10 ? 100 : 0;
        }
        Path biased = NpyFiles.writeDoubles(folder.resolve("w.npy"), rows, CLASSES, CLASSES + 2);
        assertThat(read(features(0), biased).collapse().nearestMeanAgreement()).isCloseTo(1.0 / CLASSES, ROUNDING);
    }

    @Test
    void withoutAClassifierOneIsTrained() throws IOException {
        OwnFeatures found = read(features(0.1), null);
        assertThat(found.collapse().nearestMeanAgreement()).isEqualTo(1);
        assertThat(found.classifier()).contains("SVM");
        Files.writeString(
                folder.resolve("labels.csv"),
                IntStream.range(0, CLASSES * EACH)
                        .mapToObj(i -> "class " + i % CLASSES)
                        .collect(Collectors.joining("\n")));
        labels = folder.resolve("labels.csv");
        assertThat(read(features(0.1), null).collapse())
                .usingRecursiveComparison()
                .isEqualTo(found.collapse());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Path features = features(0);
        refused(
                features,
                classifier(CLASSES + 3),
                "w.npy: the shape [11, 14]; the examples need [11, 12], a row of weights");
        refused(
                NpyFiles.writeDoubles(folder.resolve("f.npy"), new double[12], 12),
                null,
                "f.npy: the shape [12]; (rows, features) is needed");
        refused(
                NpyFiles.writeDoubles(folder.resolve("f.npy"), new double[24], 12, 2),
                null,
                "labels.npy: 44 labels, but " + folder.resolve("f.npy") + " holds 12 signals");
        refused(
                NpyFiles.writeDoubles(folder.resolve("f.npy"), new double[88], 44, 2),
                classifier(2 + CLASSES),
                "w.npy: the shape [11, 13]");
        refused(NpyFiles.writeDoubles(folder.resolve("f.npy"), new double[88], 44, 2), null, "f.npy: ");
        double[] loud = new double[88];
        loud[3] = 1e200;
        refused(
                NpyFiles.writeDoubles(folder.resolve("f.npy"), loud, 44, 2),
                null,
                "f.npy: row 1 holds 1.0E200; numbers up to 1.0E140 are accepted");
        labels = NpyFiles.writeDoubles(folder.resolve("labels.npy"), new double[CLASSES * EACH], CLASSES * EACH);
        refused(features(0), null, "f.npy: labels: training needs at least two classes");
    }

    private void refused(Path features, @Nullable Path classifier, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(features, classifier))
                .withMessageContaining(message);
    }
}
