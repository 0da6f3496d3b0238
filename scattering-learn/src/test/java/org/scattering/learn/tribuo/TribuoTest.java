package org.scattering.learn.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.learn.TrainingSounds;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.classify.Problems;
import org.scattering.settings.InvalidSettingException;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;

/** Tribuo's own trainers on scattering features. */
class TribuoTest {
    private static List<String> labels(Examples examples) {
        return Arrays.stream(examples.labels())
                .mapToObj(examples.classes()::get)
                .toList();
    }

    private static MutableDataset<Label> dataset(Examples examples) {
        return TribuoTable.dataset(examples.features(), labels(examples));
    }

    @Test
    void libLinearOnBlobs() {
        Model<Label> model = new LibLinearClassificationTrainer().train(dataset(Problems.blobs(3, 40, 5, 1)));
        var evaluation = new LabelEvaluator().evaluate(model, dataset(Problems.blobs(3, 50, 5, 2)));
        assertThat(evaluation.accuracy()).isGreaterThan(0.99);
    }

    @Test
    void libSvmOnBlobs() {
        var parameters =
                new SVMParameters<>(new SVMClassificationType(SVMClassificationType.SVMMode.C_SVC), KernelType.RBF);
        Model<Label> model = new LibSVMClassificationTrainer(parameters).train(dataset(Problems.blobs(3, 40, 5, 1)));
        var evaluation = new LabelEvaluator().evaluate(model, dataset(Problems.blobs(3, 50, 5, 2)));
        assertThat(evaluation.accuracy()).isGreaterThan(0.99);
    }

    @Test
    void everyNumberArrivesUnderItsName() {
        Examples examples = Problems.blobs(2, 3, 4, 3);
        MutableDataset<Label> dataset = dataset(examples);
        assertThat(dataset.size()).isEqualTo(6);
        for (int row = 0; row < 6; row++) {
            Example<Label> example = dataset.getExample(row);
            assertThat(example.getOutput().getLabel())
                    .isEqualTo(labels(examples).get(row));
            for (Feature feature : example) {
                int column = examples.features().names().indexOf(feature.getName());
                assertThat(feature.getValue()).isEqualTo(examples.features().row(row)[column]);
            }
            assertThat(example.size()).isEqualTo(4);
        }
        assertThatThrownBy(() -> TribuoTable.dataset(examples.features(), List.of("a")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("labels: 1 labels for 6 examples");
    }

    @Test
    void signalsToExamples() {
        try (SignalExamples examples =
                new SignalExamples(TrainingSounds.recipe(), TrainingSounds.signals(20, 1), TrainingSounds.labels(20))) {
            Model<Label> model = new LibLinearClassificationTrainer().train(examples.training());
            List<float[]> sounds = TrainingSounds.signals(10, 2);
            var evaluation = new LabelEvaluator().evaluate(model, examples.dataset(sounds, TrainingSounds.labels(10)));
            assertThat(evaluation.accuracy()).isEqualTo(1);
            for (int i = 0; i < sounds.size(); i++) {
                Label predicted = model.predict(examples.example(sounds.get(i))).getOutput();
                assertThat(predicted.getLabel())
                        .isEqualTo(TrainingSounds.labels(10).get(i));
            }
        }
    }
}
