package org.scattering.cli.bench;

import java.util.ArrayList;
import java.util.List;
import org.scattering.gpu.CudaEngine;
import org.scattering.gpu.run.DeviceArray;
import org.scattering.gpu.run.DeviceTransform;
import org.scattering.plan.ScatteringPlan;

/** Times of batches whose signals and coefficients stay on the GPU, by its own clock, and of each kernel. */
final class ResidentTimes {
    /** What the results call it. */
    static final String ENGINE = "cuda-resident";

    private static final int FEWEST = 3;

    private ResidentTimes() {}

    /** Measures one workload. */
    static Measurement measure(Workload workload, ScatteringPlan plan, float[] noise, double seconds) {
        try (DeviceTransform transform = new CudaEngine().onDevice(plan);
                DeviceArray in = transform.newInput(workload.batch());
                DeviceArray out = transform.newOutput(workload.batch())) {
            in.upload(noise);
            WarmUp warmUp = WarmUp.run(new Stopwatch(() -> transform.apply(in, out)), seconds);
            List<Double> times = new ArrayList<>();
            long start = System.nanoTime();
            while (times.size() < FEWEST || System.nanoTime() - start < seconds * 1e9) {
                times.add(transform.apply(in, out));
            }
            float[] coefficients = new float[workload.batch() * plan.layout().size()];
            out.download(coefficients);
            BenchRun.requireSound(workload, ENGINE, coefficients);
            Series series = new Series(times.stream().mapToDouble(t -> t).toArray(), 1);
            Measurement.Size size = new Measurement.Size(plan.paths().size(), 0);
            return new Measurement(workload, ENGINE, 1, warmUp, series, size, transform.kernelTimes(in, out));
        }
    }
}
