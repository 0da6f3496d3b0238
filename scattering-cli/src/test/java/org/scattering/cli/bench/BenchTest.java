package org.scattering.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.cli.Cli;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked for, what is refused, what is reported. How fast this machine is, no test can know. */
class BenchTest {
    private static final List<Object> TINY = List.of("bench", "--seconds", "0.01", "--shape");

    @TempDir
    private Path folder;

    private static Cli tiny(Object... more) {
        return Cli.run(Stream.concat(TINY.stream(), Stream.of(more)).toArray());
    }

    private JsonNode report(Object... more) throws IOException {
        Path json = folder.resolve("times.json");
        List<Object> args = new ArrayList<>(List.of(more));
        args.addAll(List.of("--json", json));
        Cli run = tiny(args.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(json));
        assertThat(run.out().lines()).hasSize(1 + report.path("results").size());
        return report;
    }

    @Test
    void signals() throws IOException {
        JsonNode report = report("64", "-J", 3, "-Q", 2, "--batch", 3, "--sampling-rate", 100, "--threads", "2,1,2");
        assertThat(report.path("results")).hasSize(2);
        JsonNode result = report.path("results").get(0);
        assertThat(result.path("workload").asString()).isEqualTo("custom");
        assertThat(result.path("engine").asString())
                .isEqualTo(Engines.choose("auto", Precision.SINGLE).name());
        assertThat(result.path("threads").asInt()).isEqualTo(2);
        assertThat(result.path("batch").asInt()).isEqualTo(3);
        double seconds = result.path("secondsPerItem").asDouble();
        assertThat(seconds)
                .isPositive()
                .isGreaterThanOrEqualTo(result.path("secondsPerItemBest").asDouble());
        assertThat(result.path("itemsPerSecond").asDouble()).isEqualTo(1 / seconds);
        assertThat(result.path("realTimeFactor").asDouble()).isEqualTo(0.64 / seconds);
        assertThat(result.path("spread").asDouble()).isNotNegative();
        assertThat(result.path("runs").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(result.path("paths").asInt()).isPositive();
        assertThat(result.path("workspaceBytes").asLong()).isPositive();
        assertThat(result.path("warmUpSeconds").asDouble()).isPositive();
        assertThat(result.path("settled").isBoolean()).isTrue();
        assertThat(result.path("shape").toString()).isEqualTo("[64]");
        assertThat(result.path("J").asInt()).isEqualTo(3);
        assertThat(result.path("Q").toString()).isEqualTo("[2]");
        assertThat(result.path("samplingRate").asDouble()).isEqualTo(100);
    }

    @Test
    void severalBatches() throws IOException {
        JsonNode results =
                report("64", "-J", 3, "--threads", 1, "--batches", "2,5,2").path("results");
        assertThat(results).hasSize(2);
        assertThat(results.get(0).path("batch").asInt()).isEqualTo(2);
        assertThat(results.get(1).path("batch").asInt()).isEqualTo(5);
    }

    @Test
    void images() throws IOException {
        JsonNode results = report("16x32", "-J", 2, "-L", 4, "--engine", "reference,scalar", "--threads", 1)
                .path("results");
        assertThat(results).hasSize(2);
        assertThat(results.get(0).path("engine").asString()).isEqualTo("reference");
        JsonNode scalar = results.get(1);
        assertThat(scalar.path("engine").asString()).isEqualTo("scalar");
        assertThat(scalar.path("batch").asInt()).isEqualTo(32);
        assertThat(scalar.path("shape").toString()).isEqualTo("[16,32]");
        assertThat(scalar.path("L").asInt()).isEqualTo(4);
        assertThat(scalar.path("megapixelsPerSecond").asDouble())
                .isEqualTo(512 / scalar.path("secondsPerItem").asDouble() / 1e6);
        assertThat(scalar.has("realTimeFactor")).isFalse();
    }

    @Test
    void theMachine() throws IOException {
        JsonNode machine = report("16", "-J", 2, "--threads", 1).path("machine");
        assertThat(machine.propertyNames())
                .contains("date", "cpu", "cores", "os", "jvm", "jvmFlags", "maxMemoryBytes", "scatter");
        assertThat(machine.path("jvm").asString()).contains("25");
        assertThat(machine.path("cores").asInt()).isEqualTo(Runtime.getRuntime().availableProcessors());
        boolean simd = Engines.all().stream()
                .anyMatch(e -> e.name().equals("simd") && e.availability().available());
        if (simd) {
            assertThat(machine.path("vectorBits").asInt() % 64).isZero();
            assertThat(machine.path("jvmFlags").toString()).contains("jdk.incubator.vector");
        }
    }

    @Test
    void otherSettings() throws IOException {
        JsonNode results = report(
                        "64", "-J", 3, "--T", 4, "--max-order", 3, "--padding", "periodic", "--profile", "tight")
                .path("results");
        assertThat(results.get(0).path("maxOrder").asInt()).isEqualTo(3);
        assertThat(results.get(0).path("settings").asString()).contains("support=4", "PERIODIC", "TIGHT");
        assertThat(report("16x16", "--averaging", "none", "--all-paths").toString())
                .contains("averaging=None", "paths=ALL");
    }

    @Test
    void aNamedWorkloadBesideOnesOwn() {
        Cli run = Cli.run("bench", "eeg", "--shape", "16", "-J", 2, "--seconds", "0.01", "--threads", 1);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.split(" ", 2)[0])).containsExactly("workload", "custom", "eeg");
        assertThat(run.out()).contains(" x real");
    }

    @Test
    void unknownNames() {
        Cli run = Cli.run("bench", "speach");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("scatter: workload speach: there are eeg, speech, music, mnist, img224, img64,");
        assertThat(run.err()).contains("single, long, big, order3", "--shape");
        Cli engine = Cli.run("bench", "--engine", "scalar,fpga");
        assertThat(engine.code()).isEqualTo(2);
        assertThat(engine.err()).startsWith("scatter: engine = fpga: there are auto, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threads 0             | --threads 0: 1 to 4096 are accepted",
                "--threads 1,x           | 'x' is not an int",
                "--seconds 0             | --seconds 0.0: 0.01 to 600.0 are accepted",
                "--seconds NaN           | --seconds NaN: 0.01 to 600.0 are accepted",
                "-J 3                    | --shape",
                "--shape 4x4x4           | '4x4x4' is neither N nor MxN, such as 4096 or 224x224",
                "--shape wide            | 'wide' is neither N nor MxN",
                "--shape 64 -J 3 --batch 0 | --batch 0: at least 1 is needed",
                "--shape 65536 -J 3 --batch 65536 | --batch 65536: 4294967296 numbers do not fit one array",
                "--shape 64 -J 9         | J = 9: 2^J = 512 is larger than the 64 samples",
                "--shape 64 -J 3 -L 8    | --L 8: is for images, --shape MxN; the shape is 64",
                "--shape 64x64 -Q 8      | --Q 8: is for signals, --shape N; the shape is 64x64",
                "--shape 64x64 --sampling-rate 8 | --sampling-rate 8.0: is for signals",
                "--shape 64 --averaging some | 'some' is none of local"
            })
    void refused(String options, String message) {
        Cli run = Cli.run((Object[]) ("bench " + options).split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("scatter: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void placesThatTakeNoFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        for (Path place : List.of(folder, file.resolve("times.json"), folder.resolve("no/times.json"))) {
            Cli run = tiny("64", "-J", 3, "--json", place);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).startsWith("scatter: " + place + ": ");
            assertThat(run.out()).as("nothing is measured first").isEmpty();
        }
    }

    @Test
    void anOldReportSurvivesAFailure() throws IOException {
        Path json = Files.writeString(folder.resolve("times.json"), "precious");
        assertThat(tiny("1024", "-J", 10, "--max-order", 8, "--all-paths", "--json", json)
                        .code())
                .isNotZero();
        assertThat(json).hasContent("precious");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(json);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 0})
    void resultsThatCannotBeRight(float coefficient) {
        Workload eeg = Workloads.named("eeg");
        BenchRun.requireSound(eeg, "simd", new float[] {0, 1, 0});
        assertThatIllegalStateException()
                .isThrownBy(() -> BenchRun.requireSound(eeg, "simd", new float[] {coefficient, 0}))
                .withMessageContaining("eeg: the engine simd gave")
                .withMessageContaining(coefficient == 0 ? "all 0" : Float.toString(coefficient));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench --help", "bench merge --help"})
    void help(String command) {
        Cli help = Cli.run((Object[]) command.split(" ", -1));
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: scatter " + command.replace(" --help", ""));
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        if (command.equals("bench --help")) {
            Workloads.ALL.forEach(w -> assertThat(help.out()).contains("\n  " + w.name() + " "));
        }
    }
}
