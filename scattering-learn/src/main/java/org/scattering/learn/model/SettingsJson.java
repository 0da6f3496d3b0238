package org.scattering.learn.model;

import java.util.ArrayList;
import java.util.List;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings as JSON, in the words of the records. */
final class SettingsJson {
    private SettingsJson() {}

    static ObjectNode write(ScatteringSettings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var shape = json.putArray("shape");
        settings.shape().forEach(shape::add);
        json.put("scale", settings.scale());
        switch (settings) {
            case Scattering1D s -> {
                var quality = json.putArray("quality");
                s.quality().forEach(quality::add);
                json.put("signalType", s.signalType().name());
                Double rate = s.samplingRate();
                if (rate != null) {
                    json.put("samplingRate", rate);
                }
            }
            case Scattering2D s -> json.put("angles", s.angles());
        }
        json.put("maxOrder", settings.maxOrder());
        json.put("padding", settings.padding().name());
        json.put("paths", settings.paths().name());
        json.put("profile", settings.profile().name());
        ObjectNode averaging = json.putObject("averaging");
        switch (settings.averaging()) {
            case Averaging.Local local ->
                averaging.put("support", local.support()).put("stride", local.stride());
            case Averaging.Global global ->
                averaging.put("pooling", global.pooling().name());
            case Averaging.None none -> {}
        }
        return json;
    }

    static ScatteringSettings read(JsonNode json) {
        Averaging averaging = averaging(json.get("averaging"));
        Padding padding = Padding.valueOf(json.get("padding").asString());
        Paths paths = Paths.valueOf(json.get("paths").asString());
        Profile profile = Profile.valueOf(json.get("profile").asString());
        int scale = json.get("scale").asInt();
        int maxOrder = json.get("maxOrder").asInt();
        List<Integer> shape = integers(json.get("shape"));
        if (shape.size() == 2) {
            int angles = json.get("angles").asInt();
            return new Scattering2D(
                    shape.get(0), shape.get(1), scale, angles, averaging, maxOrder, padding, paths, profile);
        }
        SignalType type = SignalType.valueOf(json.get("signalType").asString());
        Double rate = json.has("samplingRate") ? json.get("samplingRate").asDouble() : null;
        List<Integer> quality = integers(json.get("quality"));
        return new Scattering1D(
                shape.getFirst(), scale, quality, averaging, maxOrder, padding, paths, profile, type, rate);
    }

    private static Averaging averaging(JsonNode json) {
        if (json.has("support")) {
            return new Averaging.Local(
                    json.get("support").asInt(), json.get("stride").asInt());
        }
        return json.has("pooling")
                ? new Averaging.Global(
                        Averaging.Pooling.valueOf(json.get("pooling").asString()))
                : Averaging.NONE;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(v -> values.add(v.asInt()));
        return values;
    }
}
