package org.scattering.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.cli.Cli;
import org.scattering.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine cuda measured, in a process that finds the stand-in for the driver; and the table of a run on a card. */
class CardBenchTest {
    private static final Path STAND_IN = Path.of("..", "scattering-gpu", "target", "standin");

    @TempDir
    private Path folder;

    @Test
    void measuresTheCardAndItsFloors() throws Exception {
        assumeTrue(
                Files.exists(STAND_IN.resolve("libcuda.so.1")),
                "no stand-in for libcuda.so.1: scattering-gpu has not built one, see its target/standin/missing.txt");
        Path json = folder.resolve("times.json");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "bench",
                        "--shape",
                        "256",
                        "-J",
                        "4",
                        "--engine",
                        "cuda",
                        "--threads",
                        "1",
                        "--seconds",
                        "0.01",
                        "--batches",
                        "2,5",
                        "--json",
                        json.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment()
                .put("LD_LIBRARY_PATH", STAND_IN.toAbsolutePath().normalize().toString());
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("out")))
                .isZero();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(report.path("results").findValuesAsString("engine"))
                .containsExactly("cuda", "cuda-resident", "cuda", "cuda-resident");
        JsonNode resident = report.path("results").get(3);
        assertThat(resident.path("kernels").findValuesAsString("name"))
                .startsWith("measure")
                .contains("level");
        assertThat(resident.path("kernels")).allSatisfy(kernel -> {
            assertThat(kernel.path("launches").asInt()).isPositive();
            assertThat(kernel.path("seconds").asDouble()).isPositive();
        });
        assertThat(report.path("results").get(2).has("kernels"))
                .as("of transfers too")
                .isFalse();
        assertThat(Files.readString(folder.resolve("out")))
                .containsPattern("level +\\d+ launches .* an item .* % of all");
        assertThat(report.path("card").path("copyBytesPerSecond").asDouble()).isPositive();
        assertThat(report.path("card").path("operationsPerSecond").asDouble()).isPositive();
        assertThat(report.path("floors")).hasSize(1);
        JsonNode floor = report.path("floors").get(0);
        assertThat(floor.path("floorSeconds").asDouble())
                .isEqualTo(Math.max(
                        floor.path("memorySeconds").asDouble(),
                        floor.path("operationsSeconds").asDouble()));
        Cli table = Cli.run("bench", "card", json);
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out().lines()).hasSize(3);
        assertThat(table.out()).contains("| custom | ", " | not measured | ", "% by count); measured: ");
    }

    /** JCuda unpacks its library under one name for all: programs that start together must not find each other's halves. */
    @Test
    void programsThatStartTogetherDoNotDisturbEachOther() throws Exception {
        assumeTrue(Files.exists(STAND_IN.resolve("libcuda.so.1")), "no stand-in for libcuda.so.1 was built");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Djava.io.tmpdir=" + temporary,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "info")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("info" + i).toFile());
            builder.environment()
                    .put(
                            "LD_LIBRARY_PATH",
                            STAND_IN.toAbsolutePath().normalize().toString());
            all.add(builder.start());
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(folder.resolve("info" + i)))
                    .contains("cuda       available     Host stand-in")
                    .containsPattern("auto's rule  of signals of 1024 samples, J = 6, Q = 1: .*(measured|assumed)");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    /** By hand: the fastest batch of each counts, the peer's too. */
    @Test
    void theTableOfARun() throws IOException {
        Path ours = Files.writeString(folder.resolve("bench.json"), """
                {"machine": {}, "card": {}, "results": [
                  {"workload": "mnist", "engine": "cuda", "batch": 32, "secondsPerItem": 4e-6},
                  {"workload": "mnist", "engine": "cuda", "batch": 4096, "secondsPerItem": 1e-6},
                  {"workload": "mnist", "engine": "cuda-resident", "batch": 32, "secondsPerItem": 2e-6},
                  {"workload": "mnist", "engine": "cuda-resident", "batch": 4096, "secondsPerItem": 4e-7,
                   "kernels": [{"name": "root", "seconds": 1e-4}, {"name": "level", "seconds": 3e-4}]}],
                 "floors": [{"workload": "mnist", "floorSeconds": 1e-7, "busSeconds": 8e-7, "heldBack": "FFTs"}]}
                """);
        Path peer = Files.writeString(folder.resolve("kymatio.json"), """
                {"peer": "kymatio", "workload": "mnist", "batch": 16, "secondsPerItem": 2e-5}
                {"peer": "kymatio", "workload": "mnist", "batch": 64, "secondsPerItem": 1e-5}
                """);
        Cli table = Cli.run("bench", "card", ours, peer);
        assertThat(table.err()).isEmpty();
        assertThat(table.out().lines().toList().getLast())
                .isEqualTo(
                        "| mnist | 4096 | 2,500,000 | 25.0 | 0.25 | 1,000,000 | 80 % | FFTs; measured: level 75 % |");
    }

    @Test
    void filesOfOthers() throws IOException {
        for (String text : List.of("{}", "{\"machine\": {}, \"results\": []}", "no JSON")) {
            Cli table = Cli.run("bench", "card", Files.writeString(folder.resolve("x.json"), text));
            assertThat(table.code()).isEqualTo(2);
            assertThat(table.err()).startsWith("scatter: ");
        }
    }
}
