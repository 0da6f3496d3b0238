package org.scattering.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scattering.learn.features.FeatureTable;
import org.scattering.settings.InvalidSettingException;

/** What every classifier keeps to, and what each can and cannot tell apart. */
class ClassifierTest {
    private static final Choice CHOICE = new Choice(5, 1);

    @ParameterizedTest
    @EnumSource
    void tellsBlobsApart(Kind kind) {
        Classifier classifier = kind.train(Problems.blobs(3, 40, 5, 1));
        assertThat(Problems.error(classifier, Problems.blobs(3, 100, 5, 2))).isLessThan(0.01);
        assertThat(classifier.description()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void twoClassesOfTwoExamples(Kind kind) {
        Classifier classifier = kind.train(Problems.blobs(2, 2, 6, 3));
        assertThat(classifier.predict(Problems.blobs(2, 1, 6, 4).features())).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void oneRowAtATimeIsTheBatch(Kind kind) {
        Classifier classifier = kind.train(Problems.cigars(30, 5));
        FeatureTable features = Problems.rings(150, 6).features();
        int[] batch = classifier.predict(features);
        for (int row = 0; row < features.rows(); row++) {
            assertThat(classifier.predict(features.select(new int[] {row}))).containsExactly(batch[row]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainedTwiceIsTheSameToTheBit(Kind kind) {
        ClassifierState first = ClassifierState.of(kind.train(Problems.cigars(40, 7)));
        ClassifierState second = ClassifierState.of(kind.train(Problems.cigars(40, 7)));
        assertSame(first, second);
    }

    @ParameterizedTest
    @EnumSource
    void takenApartAndPutTogetherIsTheSame(Kind kind) {
        Classifier classifier = kind.train(Problems.rings(60, 8));
        ClassifierState state = ClassifierState.of(classifier);
        Classifier restored = state.restore(2, 2);
        assertSame(state, ClassifierState.of(restored));
        assertThat(restored.description()).isEqualTo(classifier.description());
        FeatureTable features = Problems.cigars(50, 9).features();
        assertThat(restored.predict(features)).isEqualTo(classifier.predict(features));
    }

    private static void assertSame(ClassifierState first, ClassifierState second) {
        assertThat(second.kind()).isEqualTo(first.kind());
        assertThat(second.description()).isEqualTo(first.description());
        assertThat(second.arrays().keySet()).isEqualTo(first.arrays().keySet());
        first.arrays()
                .forEach((name, array) -> assertThat(
                                Arrays.equals(array, second.arrays().get(name)))
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatCannotBeTrainedOn(Kind kind) {
        FeatureTable features = Problems.blobs(2, 2, 3, 10).features();
        Examples oneClass = Examples.of(features, List.of("a", "a", "a", "a"));
        assertThatThrownBy(() -> kind.train(oneClass))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("labels: training needs at least two classes, there is only [a]");
        Examples single = Examples.of(features, List.of("a", "a", "b", "a"));
        assertThatThrownBy(() -> kind.train(single))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("labels: class 'b' has 1 example; training needs at least two of each");
    }

    @Test
    void affinePcaAloneFollowsSubspaces() {
        Examples training = Problems.crossingPlanes(20, 11);
        Examples test = Problems.crossingPlanes(300, 12);
        assertThat(Problems.error(AffinePca.train(training, 2), test)).isLessThan(0.02);
        for (Kind kind : List.of(Kind.LDA, Kind.NEAREST_MEAN, Kind.LINEAR_SVM)) {
            assertThat(Problems.error(kind.train(training), test))
                    .as(kind.name())
                    .isGreaterThan(0.3);
        }
    }

    @Test
    void rbfSvmAloneFollowsCurves() {
        Examples training = Problems.rings(60, 13);
        Examples test = Problems.rings(300, 14);
        assertThat(Problems.error(Kind.RBF_SVM.train(training), test)).isLessThan(0.01);
        for (Kind kind : List.of(Kind.AFFINE_PCA, Kind.LDA, Kind.LINEAR_SVM)) {
            assertThat(Problems.error(kind.train(training), test))
                    .as(kind.name())
                    .isGreaterThan(0.2);
        }
    }

    @Test
    void discriminantsSeeTheCovariance() {
        Examples training = Problems.cigars(60, 15);
        Examples test = Problems.cigars(300, 16);
        assertThat(Problems.error(Kind.LDA.train(training), test)).isLessThan(0.02);
        assertThat(Problems.error(Kind.NEAREST_MEAN.train(training), test)).isGreaterThan(0.3);
    }

    /** Fewer examples than features, and more: the same rule, computed from either product of the deviations. */
    @Test
    void discriminantsOfFewAndManyExamples() {
        Examples few = Problems.crossingPlanes(5, 21);
        assertThat(few.features().rows()).isLessThan(few.features().columns());
        int[] rows = IntStream.range(0, 40).map(i -> i % 10).toArray();
        LinearRule once = new Discriminant(few).rule(0.1);
        LinearRule repeated = new Discriminant(few.select(rows)).rule(0.1);
        assertThat(once.weights().data).containsExactly(repeated.weights().data, within(1e-11));
        assertThat(once.biases()).containsExactly(repeated.biases(), within(1e-11));
    }

    @Test
    void linearSvmSeesTheMargin() {
        Examples training = Problems.farHalf(60, 17);
        Examples test = Problems.farHalf(300, 18);
        assertThat(Problems.error(LinearSvm.train(training, 100, 1), test)).isLessThan(0.02);
        for (Kind kind : List.of(Kind.LDA, Kind.NEAREST_MEAN)) {
            assertThat(Problems.error(kind.train(training), test))
                    .as(kind.name())
                    .isGreaterThan(0.15);
        }
    }

    @Test
    void nearestMeanIsTheNearestMean() {
        FeatureTable features = Problems.table(
                List.of(new double[] {0, 0}, new double[] {2, 0}, new double[] {10, 1}, new double[] {10, 3}));
        Classifier rule = ClassMeans.nearestMean(Examples.of(features, List.of("a", "a", "b", "b")));
        // The means are (1, 0) and (10, 2).
        FeatureTable asked = Problems.table(
                List.of(new double[] {5.6, 0}, new double[] {5.9, 0}, new double[] {5.4, 2}, new double[] {4, 9}));
        assertThat(rule.predict(asked)).containsExactly(0, 1, 1, 1);
    }

    @Test
    void parametersMustBeUsable() {
        Examples examples = Problems.blobs(2, 5, 2, 19);
        assertThatThrownBy(() -> AffinePca.train(examples, -1)).hasMessageContaining("dimension = -1");
        assertThatThrownBy(() -> LinearSvm.train(examples, 0, 1)).hasMessageContaining("cost = 0.0");
        assertThatThrownBy(() -> LinearSvm.train(examples, Double.POSITIVE_INFINITY, 1))
                .hasMessageContaining("cost");
        assertThatThrownBy(() -> RbfSvm.train(examples, Double.NaN, 1)).hasMessageContaining("cost = NaN");
        assertThatThrownBy(() -> RbfSvm.train(examples, 1, -2)).hasMessageContaining("gamma = -2.0");
        assertThatThrownBy(() -> RbfSvm.train(examples, 1.0, -2.0, CHOICE)).hasMessageContaining("gamma = -2.0");
        assertThatThrownBy(() -> new Choice(1, 0)).hasMessageContaining("folds = 1");
    }

    @Test
    void whatIsGivenIsNotChosen() {
        Examples examples = Problems.rings(30, 20);
        assertThat(RbfSvm.train(examples, 7.0, null, CHOICE).description()).contains("cost 7.0");
        assertThat(RbfSvm.train(examples, null, 0.5, CHOICE).description()).contains("gamma 0.5");
        assertThat(AffinePca.train(examples, 1).description()).contains("1 dimensions");
    }
}
