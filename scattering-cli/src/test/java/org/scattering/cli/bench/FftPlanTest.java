package org.scattering.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;

/** The list of transforms that the floor is measured by is that of our workloads. */
class FftPlanTest {
    private static final Path FILE = Path.of("..", "bench", "peers", "fft_plan.txt");

    static List<Workload> workloads() {
        return Workloads.ALL;
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(FILE).stream().filter(line -> !line.startsWith("#"));
    }

    @Test
    void noneIsMissing() throws IOException {
        assertThat(rows().map(line -> line.split(" ", 2)[0]).distinct())
                .containsExactlyElementsOf(
                        workloads().stream().map(Workload::name).toList());
    }

    /** Every path has one inverse transform before the modulus, one forward after it, and one inverse of its output. */
    @ParameterizedTest
    @MethodSource("workloads")
    void transformsOfTheTextbookCascade(Workload workload) throws IOException {
        ScatteringPlan plan = Scattering.plan(workload.settings());
        Map<String, Integer> counts = new TreeMap<>();
        for (int node = 0; node < plan.tree().size(); node++) {
            int resolution = plan.tree().resolution(node);
            if (node > 0) {
                counts.merge(row(workload, "c2c", plan, resolution), 1, Integer::sum);
            }
            counts.merge(row(workload, "r2c", plan, resolution), 1, Integer::sum);
            counts.merge(row(workload, "c2r", plan, plan.outputResolution(node)), 1, Integer::sum);
        }
        assertThat(rows().filter(line -> line.startsWith(workload.name() + " ")))
                .containsExactlyInAnyOrderElementsOf(counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .toList());
    }

    private static String row(Workload workload, String kind, ScatteringPlan plan, int resolution) {
        String size = workload.image()
                ? "2 " + plan.rows(resolution) + " " + plan.columns(resolution)
                : "1 " + plan.columns(resolution);
        return workload.name() + " " + kind + " " + size;
    }
}
