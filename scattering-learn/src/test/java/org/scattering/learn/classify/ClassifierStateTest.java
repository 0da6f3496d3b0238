package org.scattering.learn.classify;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arrays that do not fit together are refused, not trusted. */
class ClassifierStateTest {
    private static final Choice CHOICE = new Choice(3, 1);

    private static void assertRefused(Classifier classifier, String name, double... instead) {
        ClassifierState state = ClassifierState.of(classifier);
        Map<String, double[]> arrays = new HashMap<>(state.arrays());
        arrays.put(name, instead);
        ClassifierState damaged = new ClassifierState(state.kind(), state.description(), arrays);
        assertThatIllegalArgumentException().as(name).isThrownBy(() -> damaged.restore(2, 3));
        arrays.remove(name);
        ClassifierState lacking = new ClassifierState(state.kind(), state.description(), arrays);
        assertThatIllegalArgumentException().as(name).isThrownBy(() -> lacking.restore(2, 3));
    }

    @Test
    void arraysMustFit() {
        Examples examples = Problems.blobs(2, 6, 3, 1);
        assertRefused(ClassMeans.nearestMean(examples), "weights", 1, 2, 3, 4);
        assertRefused(ClassMeans.nearestMean(examples), "biases", 1);
        assertRefused(AffinePca.train(examples, CHOICE), "mean1", 1, 2);
        assertRefused(AffinePca.train(examples, CHOICE), "directions0", 1, 2);
        RbfSvm svm = RbfSvm.train(examples, CHOICE);
        assertRefused(svm, "labels");
        assertRefused(svm, "labels", 0, 7);
        assertRefused(svm, "counts", 1, 100);
        assertRefused(svm, "counts", -1, svm.vectors().numRows + 1.0);
        assertRefused(svm, "offsets");
        assertRefused(svm, "vectors", 1);
    }

    @Test
    void kindsMustBeKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassifierState("oracle", "", Map.of()).restore(2, 3))
                .withMessageContaining("unknown classifier 'oracle'");
    }
}
