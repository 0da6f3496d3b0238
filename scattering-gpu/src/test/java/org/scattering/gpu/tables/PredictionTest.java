package org.scattering.gpu.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** The tables of predicted times in native/README.md are what is counted from the plans. */
class PredictionTest {
    /** An H200 as NVIDIA describes it: 132 multiprocessors of 128 lanes at 1.755 GHz. */
    private static final Prediction.Rates H200 = new Prediction.Rates(132 * 128 * 2 * 1.755e9, 4.0e12, 5.5e12);

    private static final int SHARED_BYTES = 232_448;

    private static Map<String, ScatteringSettings> workloads() {
        Map<String, ScatteringSettings> all = new LinkedHashMap<>();
        all.put("eeg", Scattering1D.builder(1024).scale(8).quality(1).build());
        all.put("speech", Scattering1D.builder(4096).scale(8).quality(8).build());
        all.put("music", Scattering1D.builder(65_536).scale(13).quality(12).build());
        all.put("mnist", Scattering2D.builder(32, 32).scales(2).angles(8).build());
        all.put("img224", Scattering2D.builder(224, 224).scales(3).angles(8).build());
        all.put("img64", Scattering2D.builder(64, 64).scales(6).angles(2).build());
        return all;
    }

    private static String micros(double seconds) {
        double us = seconds * 1e6;
        return String.format(Locale.ROOT, us < 1 ? "%.3f" : us < 10 ? "%.2f" : "%.1f", us);
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> kernels = new ArrayList<>();
        workloads().forEach((name, settings) -> {
            PlanTables tables = PlanTables.of(Scattering.plan(settings), SHARED_BYTES);
            Prediction p = Prediction.of(tables, H200);
            int launches =
                    p.kernels().stream().mapToInt(Prediction.Kernel::launches).sum();
            lines.add("| " + name + " | " + tables.plan().paths().size() + " | " + launches + " | " + micros(p.memory())
                    + " | " + micros(p.operations()) + " | " + micros(p.cache()) + " | " + micros(p.shared()) + " | "
                    + micros(p.instructions()) + " | "
                    + String.format(Locale.ROOT, "%,.0f", Math.floor(0.5 / p.seconds() / 1000) * 1000) + " |");
            for (Prediction.Kernel k : p.kernels()) {
                kernels.add("| " + name + " | `" + k.name() + "` | " + k.launches() + " | " + micros(k.seconds())
                        + " | " + k.limit() + " |");
            }
        });
        lines.addAll(kernels);
        return lines;
    }

    @Test
    void theTablesAreTheCounts() throws IOException {
        Path readme = Path.of(System.getProperty("scattering.root", ".."), "native", "README.md");
        assumeTrue(Files.exists(readme), () -> "there is no " + readme.toAbsolutePath());
        String text = Files.readString(readme).replaceAll(" +\\|", " |");
        List<String> missing =
                lines().stream().filter(line -> !text.contains(line)).toList();
        assertThat(String.join("\n", missing))
                .as("lines missing in native/README.md")
                .isEmpty();
    }

    @Test
    void theFloorIsBelowEveryPrediction() {
        workloads().forEach((name, settings) -> {
            Prediction p = Prediction.of(PlanTables.of(Scattering.plan(settings), SHARED_BYTES), H200);
            assertThat(p.floor()).as(name).isPositive().isLessThan(p.seconds());
            assertThat(p.heldBack()).matches("[a-z-]+( [a-z]+)* in [a-zA-Z0-9]+ \\(\\d+ % by count\\)");
        });
    }
}
