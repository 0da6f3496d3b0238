package org.scattering.cli.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.scattering.gpu.run.KernelTime;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results for programs: an object with {@code machine} and {@code results}. */
public final class BenchReport {
    private BenchReport() {}

    /**
     * Puts results into JSON.
     *
     * @param machine where they come from
     * @param results the results
     * @param floors what the GPU's limits allow, with {@code card} and {@code floors}; empty where none was measured
     * @return UTF-8
     */
    public static byte[] bytes(ObjectNode machine, List<Measurement> results, ObjectNode floors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("machine", machine);
        results.stream().map(BenchReport::json).forEach(json.putArray("results")::add);
        json.setAll(floors);
        return text(json).getBytes(StandardCharsets.UTF_8);
    }

    static String text(ObjectNode json) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static ObjectNode json(Measurement result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("workload", result.workload().name());
        json.put("engine", result.engine());
        json.put("threads", result.threads());
        json.put("batch", result.workload().batch());
        json.put("secondsPerItem", result.secondsPerItem());
        json.put("secondsPerItemBest", result.secondsPerItemBest());
        json.put("spread", result.series().spread());
        json.put("runs", result.series().calls());
        json.put("itemsPerSecond", 1 / result.secondsPerItem());
        result.realTimeFactor().ifPresent(factor -> json.put("realTimeFactor", factor));
        result.megapixelsPerSecond().ifPresent(rate -> json.put("megapixelsPerSecond", rate));
        json.put("warmUpSeconds", result.warmUp().seconds());
        json.put("settled", result.warmUp().settled());
        json.put("paths", result.size().paths());
        json.put("workspaceBytes", result.size().workspaceBytes());
        if (!result.kernels().isEmpty()) {
            result.kernels().stream().map(BenchReport::json).forEach(json.putArray("kernels")::add);
        }
        describe(json, result.workload());
        return json;
    }

    private static ObjectNode json(KernelTime kernel) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", kernel.name())
                .put("launches", kernel.launches())
                .put("seconds", kernel.seconds());
    }

    private static void describe(ObjectNode json, Workload workload) {
        workload.settings().shape().forEach(json.putArray("shape")::add);
        json.put("J", workload.settings().scale());
        switch (workload.settings()) {
            case Scattering1D s -> {
                s.quality().forEach(json.putArray("Q")::add);
                Double rate = s.samplingRate();
                if (rate != null) {
                    json.put("samplingRate", rate);
                }
            }
            case Scattering2D s -> json.put("L", s.angles());
        }
        json.put("maxOrder", workload.settings().maxOrder());
        json.put("settings", workload.settings().toString());
    }
}
