package org.scattering.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.scattering.Scattering;
import org.scattering.engine.Availability;
import org.scattering.engine.Cascade;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;

/** Transforms against the engine {@code reference} in double precision, first and last signal of a batch. */
final class TransformChecks {
    /** Of the largest coefficient of the order: a float's 6e-8, through about log2 N passes in each layer. */
    private static final double BOUND = 1e-5;

    /** Kymatio's transforms were counted for these workloads, and none of its numbers is ours. */
    private static final Path COUNTED = Path.of("peers", "fft_plan.txt");

    private static final Set<String> LARGE = Set.of("long", "big");
    private static final int CORES = 2;

    /** Coefficients of the first and the last signal, by workload. */
    private final Map<String, Coefficients> oracle = new HashMap<>();

    private TransformChecks() {}

    /** The oracle itself takes seconds for the two large workloads: one engine must do. */
    static boolean affordable(Body body) {
        return !LARGE.contains(body.parameter("workload"))
                || body.parameter("engine").equals("simd");
    }

    static void addTo(Checks checks) {
        TransformChecks transforms = new TransformChecks();
        checks.add(TransformBenchmark.class, "transform", (b, body) -> {
            assertThat(body.call()).isSameAs(b.out);
            assertThat(b.transform.engine().name()).isEqualTo(b.engine);
            transforms.compare(b.workload, b.transform.plan(), b.in, b.out);
        });
        checks.add(CompileBenchmark.class, "compile", (b, body) -> {
            Cascade cascade = (Cascade) body.call();
            float[] x = NoiseMemory.constants(b.plan.inputSize());
            try (Transform transform = new Transform(b.plan, new Compiled(b.engine, cascade), 1)) {
                Signals in = Signals.of(b.plan, x);
                transforms.compare("one signal of " + b.workload, b.plan, in, transform.apply(in));
            }
        });
        checks.add(PlanBenchmark.class, "plan", (b, body) -> {
            ScatteringPlan plan = (ScatteringPlan) body.call();
            assertThat(plan.settings()).isEqualTo(b.settings);
            assertThat(plan.paths().size()).isEqualTo(countedPaths(b.workload));
        });
    }

    /** An engine that has already compiled. */
    private record Compiled(String name, Cascade cascade) implements ScatteringEngine {
        @Override
        public Precision precision() {
            return Precision.SINGLE;
        }

        @Override
        public int preference() {
            return 0;
        }

        @Override
        public Availability availability() {
            return Availability.yes("compiled");
        }

        @Override
        public Cascade prepare(ScatteringPlan plan) {
            return cascade;
        }
    }

    private void compare(String key, ScatteringPlan plan, Signals in, Coefficients actual) {
        Coefficients expected = oracle.computeIfAbsent(key, k -> reference(plan, in));
        for (int order = 0; order <= plan.settings().maxOrder(); order++) {
            double largest = 0;
            double error = 0;
            for (var path : plan.paths().ofOrder(order)) {
                for (int s = 0; s < 2; s++) {
                    double[] e = expected.row(s, path.row());
                    double[] a = actual.row(s * (in.count() - 1), path.row());
                    for (int i = 0; i < e.length; i++) {
                        largest = Math.max(largest, Math.abs(e[i]));
                        error = Math.max(error, Math.abs(a[i] - e[i]));
                    }
                }
            }
            assertThat(error).as("%s, order %d", key, order).isLessThanOrEqualTo(BOUND * largest);
        }
    }

    private static Coefficients reference(ScatteringPlan plan, Signals in) {
        int n = plan.inputSize();
        double[] x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[i] = in.get(0, i);
            x[n + i] = in.get(in.count() - 1, i);
        }
        try (Transform transform = Scattering.transform(plan, "reference", Precision.DOUBLE, CORES)) {
            return transform.apply(x);
        }
    }

    /** A path has one transform of its output, the only real inverse ones in the list. */
    private static int countedPaths(String workload) throws IOException {
        return Files.readAllLines(COUNTED).stream()
                .filter(line -> line.startsWith(workload + " c2r "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
