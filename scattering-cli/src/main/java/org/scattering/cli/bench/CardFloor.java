package org.scattering.cli.bench;

import org.scattering.gpu.CudaEngine;
import org.scattering.gpu.run.CardRates;
import org.scattering.gpu.tables.Prediction;
import org.scattering.plan.ScatteringPlan;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a GPU's measured rates allow, beside what was measured. */
final class CardFloor {
    private final CardRates rates;

    private CardFloor(CardRates rates) {
        this.rates = rates;
    }

    /** Measures the first GPU. */
    static CardFloor measure() {
        return new CardFloor(new CudaEngine().rates());
    }

    /** The rates, for programs. */
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("copyBytesPerSecond", rates.copyBytes())
                .put("cacheBytesPerSecond", rates.cacheBytes())
                .put("operationsPerSecond", rates.operations())
                .put("uploadBytesPerSecond", rates.uploadBytes())
                .put("downloadBytesPerSecond", rates.downloadBytes());
    }

    /** What one signal of a workload would take at the card's limits, for programs. */
    ObjectNode json(Workload workload, ScatteringPlan plan) {
        Prediction p = new CudaEngine().predict(plan, rates);
        double upload = Float.BYTES * (double) plan.inputSize() / rates.uploadBytes();
        double download = Float.BYTES * (double) plan.layout().size() / rates.downloadBytes();
        return JsonNodeFactory.instance
                .objectNode()
                .put("workload", workload.name())
                .put("memorySeconds", p.memory())
                .put("operationsSeconds", p.operations())
                .put("floorSeconds", p.floor())
                .put("predictedSeconds", p.seconds())
                .put("heldBack", p.heldBack())
                // Copies both ways overlap: the slower one is what the bus allows.
                .put("busSeconds", Math.max(upload, download));
    }
}
