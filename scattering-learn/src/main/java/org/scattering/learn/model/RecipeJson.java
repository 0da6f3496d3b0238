package org.scattering.learn.model;

import java.util.ArrayList;
import java.util.List;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.FeatureStep;
import org.scattering.learn.features.Scaling;
import org.scattering.learn.features.SignalPreparation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Feature recipes as JSON. */
final class RecipeJson {
    private RecipeJson() {}

    static ObjectNode write(FeatureRecipe recipe) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("preparation", preparation(recipe.preparation()));
        json.set("settings", SettingsJson.write(recipe.settings()));
        ArrayNode steps = json.putArray("steps");
        for (FeatureStep step : recipe.steps()) {
            ObjectNode node = steps.addObject();
            switch (step) {
                case FeatureStep.Log log -> node.put("log", log.epsilon());
                case FeatureStep.ParentRatio ratio -> node.put("parentRatio", ratio.epsilon());
                case FeatureStep.TimeBins bins -> node.put("timeBins", bins.count());
            }
        }
        json.put("scaling", recipe.scaling().name());
        return json;
    }

    private static ObjectNode preparation(SignalPreparation preparation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Integer length = preparation.length();
        if (length != null) {
            json.put("length", length);
        }
        return json.put("amplitude", preparation.amplitude().name());
    }

    private static SignalPreparation preparation(JsonNode json) {
        Integer length = json.has("length") ? json.get("length").asInt() : null;
        return new SignalPreparation(
                length,
                SignalPreparation.Amplitude.valueOf(json.get("amplitude").asString()));
    }

    static FeatureRecipe read(JsonNode json) {
        List<FeatureStep> steps = new ArrayList<>();
        for (JsonNode node : json.get("steps")) {
            steps.add(step(node));
        }
        return new FeatureRecipe(
                preparation(json.get("preparation")),
                SettingsJson.read(json.get("settings")),
                steps,
                Scaling.Kind.valueOf(json.get("scaling").asString()));
    }

    private static FeatureStep step(JsonNode node) {
        if (node.has("log")) {
            return new FeatureStep.Log(node.get("log").asDouble());
        }
        if (node.has("parentRatio")) {
            return new FeatureStep.ParentRatio(node.get("parentRatio").asDouble());
        }
        return new FeatureStep.TimeBins(node.get("timeBins").asInt());
    }
}
