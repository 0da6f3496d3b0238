package org.scattering.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scattering.Scattering;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Measures one thing after the other, and tells each result when it is there. */
public final class BenchRun {
    private static final long SEED = 42;
    /** A series whose second half is faster than that was still part of the warm-up. */
    private static final double DRIFT = 0.03;

    /** The engine whose times are taken with data on the device too. */
    private static final String CUDA = "cuda";

    /** What {@code auto} may take to decide; where there is one engine it takes nothing. */
    private static final Duration CALIBRATION = Duration.ofSeconds(3);

    private static final int MOST_SERIES = 3;
    private static final int FEWEST = 3;

    private final BenchRequest request;
    private final ResultTable table;
    private final Hint hint;
    private final Set<String> floored = new HashSet<>();
    private @Nullable CardFloor card;
    private final ObjectNode floors = JsonNodeFactory.instance.objectNode();

    /**
     * Prepares it.
     *
     * @param request what to measure
     * @param console where results go
     */
    public BenchRun(BenchRequest request, Console console) {
        this.request = request;
        table = new ResultTable(console);
        hint = new Hint(console, request.results());
    }

    /**
     * Measures.
     *
     * @return the results, in the order of the request
     * @throws IllegalStateException where another engine than the one asked for ran, or a result cannot be right
     */
    public List<Measurement> run() {
        List<Measurement> results = new ArrayList<>();
        table.header();
        for (Workload workload : request.workloads()) {
            hint.show(workload.name());
            ScatteringPlan plan = Scattering.plan(workload.settings());
            requireArrays(workload, plan);
            float[] noise = noise(plan.inputSize() * workload.batch());
            for (String engine : request.engines()) {
                for (int threads : request.threads()) {
                    hint.show(
                            workload.name() + ", " + engine + ", " + threads + (threads == 1 ? " thread" : " threads"));
                    Measurement result = measure(workload, plan, Signals.of(plan, noise), engine, threads);
                    hint.clear();
                    table.row(result);
                    results.add(result);
                }
                if (engine.equals(CUDA)) {
                    Measurement resident = ResidentTimes.measure(workload, plan, noise, request.seconds());
                    table.row(resident);
                    table.kernels(resident);
                    floor(workload, plan);
                    results.add(resident);
                }
            }
        }
        return results;
    }

    /** Once for each workload, whatever its batches. */
    private void floor(Workload workload, ScatteringPlan plan) {
        CardFloor found = card;
        if (found == null) {
            found = CardFloor.measure();
            card = found;
            floors.set("card", found.json());
        }
        if (floored.add(workload.name())) {
            floors.withArray("floors").add(found.json(workload, plan));
        }
    }

    /**
     * What the limits of the GPU that was measured allow.
     *
     * @return an object with {@code card}, its rates, and {@code floors}, a list; empty where no GPU was measured
     */
    public ObjectNode floors() {
        return floors;
    }

    private static void requireArrays(Workload workload, ScatteringPlan plan) {
        long most = Integer.MAX_VALUE / Math.max(plan.inputSize(), plan.layout().size());
        if (workload.batch() > most) {
            throw new Refusal("batch = " + workload.batch() + ": of " + workload.name() + " at most " + most
                    + " fit an array of 2^31 numbers");
        }
    }

    private static float[] noise(int numbers) {
        Random random = new Random(SEED);
        float[] noise = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** The engine that {@code auto} settles on for a batch: while it is measured there is to be one. */
    private static String settled(ScatteringPlan plan, int batch, int threads) {
        try (Transform transform = Scattering.transform(plan, Engines.AUTO, Precision.SINGLE, threads)) {
            transform.calibrate(CALIBRATION);
            return transform.engine(batch).name();
        }
    }

    private Measurement measure(Workload workload, ScatteringPlan plan, Signals in, String asked, int threads) {
        String engine = asked.equals(Engines.AUTO) ? settled(plan, in.count(), threads) : asked;
        try (Transform transform = Scattering.transform(plan, engine, Precision.SINGLE, threads)) {
            String used = transform.engine(workload.batch()).name();
            if (!engine.equals(used)) {
                throw new IllegalStateException(
                        workload.name() + ": the engine " + engine + " was asked for, " + used + " would be measured");
            }
            long workspaceBytes = transform.newWorkspace().bytes();
            Coefficients out = transform.allocate(in);
            Stopwatch stopwatch = new Stopwatch(() -> transform.apply(in, out));
            WarmUp warmUp = WarmUp.run(stopwatch, request.seconds());
            // What is checked at the end has been written by the calls that were measured.
            Arrays.fill(out.floats(), 0);
            Series series = stopwatch.repeat(request.seconds(), FEWEST);
            for (int tries = 1; tries < MOST_SERIES && series.gain() > DRIFT; tries++) {
                series = stopwatch.repeat(request.seconds(), FEWEST);
            }
            requireSound(workload, used, out.floats());
            Measurement.Size size = new Measurement.Size(plan.paths().size(), workspaceBytes);
            return new Measurement(workload, used, threads, warmUp, series, size, List.of());
        }
    }

    /** A fast wrong answer is no result. */
    static void requireSound(Workload workload, String engine, float[] coefficients) {
        boolean zero = true;
        for (float c : coefficients) {
            if (!Float.isFinite(c)) {
                throw new IllegalStateException(
                        workload.name() + ": the engine " + engine + " gave a coefficient that is " + c);
            }
            zero &= c == 0;
        }
        if (zero) {
            throw new IllegalStateException(
                    workload.name() + ": the engine " + engine + " gave coefficients that are all 0");
        }
    }
}
