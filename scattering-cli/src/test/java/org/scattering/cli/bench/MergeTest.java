package org.scattering.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scattering.cli.Cli;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ours and theirs in one table. */
class MergeTest {
    @TempDir
    private Path folder;

    private final List<Object> files = new ArrayList<>();

    private void file(String... json) throws IOException {
        files.add(Files.write(folder.resolve("f" + files.size()), List.of(json)));
    }

    private void ours(String cpu, String... results) throws IOException {
        file(
                "{\"machine\": {\"cpu\": \"" + cpu + "\", \"cores\": 2, \"jvm\": \"J\"},",
                "\"results\": [" + String.join(",", results) + "]}");
    }

    private static String result(String workload, int threads, double seconds, String more) {
        return "{\"workload\": \"%s\", \"engine\": \"simd\", \"threads\": %d, \"secondsPerItem\": %s%s}"
                .formatted(workload, threads, seconds, more);
    }

    private static String peer(String name, String workload, int threads, double seconds) {
        return ("{\"peer\": \"%s\", \"version\": \"%s 1.0\", \"workload\": \"%s\", \"threads\": %d,"
                        + " \"secondsPerItem\": %s}")
                .formatted(name, name, workload, threads, seconds);
    }

    private Cli merge(Object... more) {
        List<Object> args = new ArrayList<>(List.of("bench", "merge"));
        args.addAll(files);
        args.addAll(List.of(more));
        return Cli.run(args.toArray());
    }

    private JsonNode merged() throws IOException {
        Path json = folder.resolve("merged.json");
        Cli run = merge("--json", json);
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(Files.readString(json));
    }

    @Test
    void theFastestRoundCounts() throws IOException {
        ours("C", result("eeg", 1, 3e-5, ", \"secondsPerItemBest\": 1e-5"));
        ours("C", result("eeg", 1, 2e-5, ", \"secondsPerItemBest\": 1.5e-5"));
        file(peer("fftw", "eeg", 1, 5e-5), peer("fftw", "eeg", 1, 4e-5), peer("kymatio", "eeg", 1, 2e-4));
        JsonNode merged = merged();
        assertThat(merged.path("machine").path("cpu").asString()).isEqualTo("C");
        assertThat(merged.path("peers").toString())
                .isEqualTo("{\"fftw\":{\"version\":\"fftw 1.0\"},\"kymatio\":{\"version\":\"kymatio 1.0\"}}");
        JsonNode ours = merged.path("results").get(0);
        assertThat(ours.path("secondsPerItem").asDouble()).isEqualTo(2e-5);
        assertThat(ours.path("secondsPerItemBest").asDouble()).isEqualTo(1e-5);
        assertThat(ours.path("secondsPerItemOfRounds").toString()).isEqualTo("[3.0E-5,2.0E-5]");
        assertThat(merged.path("results").get(1).path("engine").asString()).isEqualTo("fftw");
        JsonNode row = merged.path("comparison").get(0);
        assertThat(row.path("oursToFloor").asDouble()).isEqualTo(0.5, within(1e-12));
        assertThat(row.path("kymatioToOurs").asDouble()).isEqualTo(10, within(1e-12));
    }

    @Test
    void theTable() throws IOException {
        ours("C", result("eeg", 1, 2e-5, ""), result("eeg", 2, 1.25e-5, ""));
        file(peer("fftw", "eeg", 1, 4e-5), "{\"peer\": \"kymatio\", \"missing\": \"no torch\"}");
        Cli run = merge();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("C, 2 cores", "fftw: fftw 1.0\n", "kymatio: not measured, no torch\n")
                .containsPattern("eeg +1 +simd +20\\.0 us +40\\.0 us +0\\.50 *\n")
                .containsPattern("eeg +2 +simd +12\\.5 us *\n")
                .containsPattern("eeg: 2 threads / 1 thread.* 2 +simd +1\\.60\n");
    }

    @Test
    void whatFollows() throws IOException {
        ours(
                "C",
                result("speech", 1, 1e-3, ", \"paths\": 100"),
                result("order3", 1, 4e-3, ", \"paths\": 200"),
                result("single", 1, 2e-3, ""),
                result("music", 1, 1, ", \"shape\": [65536]"),
                result("long", 1, 30, ", \"shape\": [1048576]"),
                result("big", 1, 1, ", \"shape\": [1024, 1024]"));
        JsonNode derived = merged().path("derived");
        assertThat(derived).hasSize(3);
        assertThat(derived.get(0).path("name").asString()).isEqualTo("order3 / (3 x speech x path ratio 2.000)");
        assertThat(derived.get(0).path("value").asDouble()).isEqualTo(4.0 / 6, within(1e-12));
        assertThat(derived.get(1).path("name").asString()).isEqualTo("single / speech");
        assertThat(derived.get(1).path("value").asDouble()).isEqualTo(2, within(1e-12));
        assertThat(derived.get(2).path("name").asString()).isEqualTo("long / (music x N log N growth 20.0)");
        assertThat(derived.get(2).path("value").asDouble()).isEqualTo(1.5, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"peer\": \"mkl\"}                            | peer = mkl: there are fftw, kymatio",
                "{\"peer\": \"fftw\"}                           | the text version is missing",
                "{\"peer\": \"fftw\", \"version\": \"1\"}       | has no threads and secondsPerItem above 0",
                "{\"other\": 1}                                 | is neither a report of scatter bench --json nor",
                "{\"peer\":                                     | is not JSON",
                "{\"machine\": {\"cpu\": \"D\"}, \"results\": []} | was not measured where the others were: cpu"
            })
    void refused(String json, String message) throws IOException {
        ours("C", result("eeg", 1, 2e-5, ""));
        file(json);
        Path output = Files.writeString(folder.resolve("merged.json"), "precious");
        Cli run = merge("--json", output);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("scatter: " + files.getLast()).contains(message);
        assertThat(output).hasContent("precious");
    }

    @Test
    void withoutOurs() throws IOException {
        file(peer("fftw", "eeg", 1, 4e-5));
        Cli run = merge();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("scatter: none of the files is a report of scatter bench --json\n");
        files.add(folder.resolve("nothing"));
        assertThat(merge().err()).contains("nothing: no such file");
    }
}
