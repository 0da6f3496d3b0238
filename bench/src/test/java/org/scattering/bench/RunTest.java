package org.scattering.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.kernel.Kernels;

/** JMH runs every benchmark, and a run fails where another engine would be measured. Times are of no interest. */
class RunTest {
    @TempDir
    private Path folder;

    @Test
    void jmhRunsThemAll() throws RunnerException {
        Options once = new OptionsBuilder()
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .param("engine", "simd")
                .param("workload", "eeg")
                .param("parts", "16x1")
                .param("shape", "4x4x1")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(once).run();
        assertThat(results.stream().map(r -> r.getParams().getBenchmark()))
                .containsExactlyInAnyOrderElementsOf(Body.listed().stream()
                        .map(BenchmarkListEntry::getUsername)
                        .toList());
    }

    @Test
    void onlyTheEngineAskedFor() {
        TransformBenchmark any = new TransformBenchmark();
        any.workload = "eeg";
        any.threads = 1;
        any.engine = "auto";
        assertThatThrownBy(any::prepare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("the engine auto was asked for, \\w+ would be measured");
        any.engine = "warp";
        assertThatThrownBy(any::prepare).isInstanceOf(EngineUnavailableException.class);
        assertThat(NamedEngine.kernels("scalar")).isSameAs(Kernels.scalar());
        assertThat(NamedEngine.kernels("simd")).isNotSameAs(Kernels.scalar());
        assertThatThrownBy(() -> NamedEngine.kernels("reference"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("engine = reference");
    }

    private int jmh(List<String> javaOptions) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-Djmh.ignoreLock=true", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.openjdk.jmh.Main", "RowsBenchmark.copyRows", "-p", "engine=simd", "-foe", "true"));
        command.addAll(List.of("-bm", "ss", "-f", "1", "-wi", "0", "-i", "1"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void theEngineOfAFork() throws Exception {
        assertThat(jmh(List.of("--add-modules", "jdk.incubator.vector")))
                .as(() -> log())
                .isZero();
    }

    @Test
    void aForkWithoutTheEngineFailsTheRun() throws Exception {
        assertThat(jmh(List.of())).isNotZero();
        assertThat(log()).contains("engine = simd is not available here: the module jdk.incubator.vector is missing");
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
