package org.scattering.cli.classify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.scattering.cli.report.Refusal;
import org.scattering.learn.classify.Examples;
import org.scattering.learn.classify.LinearRule;
import org.scattering.learn.classify.NeuralCollapse;
import org.scattering.learn.features.FeatureTable;
import org.scattering.learn.model.ScatteringModel;
import org.scattering.settings.InvalidSettingException;
import tools.jackson.databind.node.ObjectNode;

/** How near the features of a model and its linear classifier are to neural collapse. */
final class Collapse {
    private Collapse() {}

    static LinearRule requireLinear(ScatteringModel model) {
        if (model.classifier() instanceof LinearRule rule) {
            return rule;
        }
        throw new Refusal("--collapse: the model has " + model.classifier().description()
                + "; neural collapse is measured with a linear classifier (lda, nearest-mean or linear-svm)");
    }

    static NeuralCollapse of(ScatteringModel model, FeatureTable features, List<String> labels) {
        int[] numbers = labels.stream().mapToInt(model.classes()::indexOf).toArray();
        try {
            return NeuralCollapse.of(new Examples(features, numbers, model.classes()), requireLinear(model));
        } catch (InvalidSettingException e) {
            Refusal refusal = new Refusal("--collapse: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static Map<String, Double> measures(NeuralCollapse n) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("withinClassVariability", n.withinClassVariability());
        measures.put("equinorm", n.equinorm());
        measures.put("equiangle", n.equiangle());
        measures.put("maximalAngle", n.maximalAngle());
        measures.put("classifierAlignment", n.classifierAlignment());
        measures.put("nearestMeanAgreement", n.nearestMeanAgreement());
        return measures;
    }

    static void put(ObjectNode json, NeuralCollapse collapse) {
        measures(collapse).forEach(json::put);
    }

    /** For people. */
    static List<String> lines(NeuralCollapse n) {
        return List.of(
                "neural collapse of " + n.examples() + " examples of " + n.classes()
                        + " classes; at full collapse all numbers are 0, but the agreement, which is 1",
                line("Tr(Σ_W Σ_B⁺)/C", "variability within classes", n.withinClassVariability()),
                line("spread of norms", "of the centred class means", n.equinorm()),
                line("spread of angles", "between them", n.equiangle()),
                line("off the simplex", "mean distance of their cosines from -1/(C-1)", n.maximalAngle()),
                line("off the classifier", "‖W/‖W‖ - M/‖M‖‖²", n.classifierAlignment()),
                line("agreement", "of the classifier with the nearest class mean", n.nearestMeanAgreement()));
    }

    private static String line(String name, String meaning, double value) {
        return String.format(Locale.ROOT, "%-20s%12.6g  %s", name, value, meaning);
    }
}
