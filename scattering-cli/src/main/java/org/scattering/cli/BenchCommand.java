package org.scattering.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.bench.BenchReport;
import org.scattering.cli.bench.BenchRequest;
import org.scattering.cli.bench.BenchRun;
import org.scattering.cli.bench.Machine;
import org.scattering.cli.bench.Measurement;
import org.scattering.cli.bench.Workload;
import org.scattering.cli.bench.Workloads;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code scatter bench}. */
@Command(
        name = "bench",
        header = "How fast this machine is: signals a second and real-time factor.",
        description = {
            "",
            "Transforms noise, again and again, until that stops getting faster, then takes the time: the median over "
                    + "the batches measured. Without arguments it measures these workloads:",
            "",
            "  eeg     1024 samples (256 Hz), J = 8, Q = 1, batch 32",
            "  speech  4096 samples (16 kHz), J = 8, Q = 8, batch 32",
            "  music   65536 samples (44.1 kHz), J = 13, Q = 12, batch 2",
            "  mnist   32 x 32 pixels, J = 2, L = 8, batch 96",
            "  img224  224 x 224 pixels, J = 3, L = 8, batch 12",
            "  img64   64 x 64 pixels, J = 6, L = 2, batch 12",
            "  single  speech, one signal at a time",
            "  long    2^20 samples (44.1 kHz), J = 13, Q = 12",
            "  big     1024 x 1024 pixels, J = 5, L = 8",
            "  order3  speech to order 3",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter bench",
            "  scatter bench speech mnist --threads 1,2,4 --json times.json",
            "  scatter bench --shape 16000 -J 8 -Q 16 --batch 8 --sampling-rate 8000",
            "  scatter bench --shape 480x640 -J 4 -L 8 --batch 1 --engine simd,scalar"
        },
        subcommands = {BenchMergeCommand.class, BenchCardCommand.class},
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchCommand implements Callable<Integer> {
    private static final double SHORTEST = 0.01;
    private static final double LONGEST = 600;

    @ParentCommand
    @Nullable
    private ScatterCommand root;

    @Parameters(arity = "0..*", paramLabel = "WORKLOAD", description = "names of the workloads above")
    private List<String> names = List.of();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            split = ",",
            description =
                    "auto (default), or engines that 'scatter info' lists: simd,scalar; cuda is measured twice, "
                            + "the second time with the data on the GPU, by its own clock, and of that each kernel; auto is measured as the engine it settles on")
    private List<String> engines = List.of(Engines.AUTO);

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            description = "numbers of threads, such as 1,4; default 1 and the processors of the machine; "
                    + "with cuda they copy to and from the memory it reads")
    private List<Integer> threads = List.of(1, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "time measured for each result, after a warm-up of about as much; default 2")
    private double seconds = 2;

    @Option(
            names = "--batches",
            paramLabel = "N",
            split = ",",
            description = "signals or images a call, such as 32,4096, in place of each workload's own number")
    private List<Integer> batches = List.of();

    @Option(names = "--json", paramLabel = "F", description = "write the machine and the results to this file")
    private @Nullable Path json;

    @ArgGroup(exclusive = false, heading = "%nA workload of your own, named custom:%n")
    private @Nullable BenchShapeOptions own;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        BenchRequest request = request();
        Path file = json;
        Console console = console();
        if (file == null) {
            new BenchRun(request, console).run();
            return ExitCode.SUCCESS;
        }
        // Opened first: minutes of measuring are not to end at a folder that is missing.
        try (AtomicFile output = AtomicFile.create(file, AtomicFile.Opener.FILE_SYSTEM)) {
            BenchRun run = new BenchRun(request, console);
            List<Measurement> results = run.run();
            output.stream().write(BenchReport.bytes(Machine.here(Version.text()), results, run.floors()));
            output.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(file, e);
        }
        return ExitCode.SUCCESS;
    }

    Console console() {
        return Objects.requireNonNull(root).console();
    }

    private BenchRequest request() {
        for (int count : threads) {
            if (count < 1 || count > 4096) {
                throw new Refusal("--threads " + count + ": 1 to 4096 are accepted");
            }
        }
        if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw new Refusal("--seconds " + seconds + ": " + SHORTEST + " to " + LONGEST + " are accepted");
        }
        engines.forEach(name -> Engines.choose(name, Precision.SINGLE));
        return new BenchRequest(
                batched(workloads()),
                engines.stream().distinct().toList(),
                threads.stream().distinct().toList(),
                seconds);
    }

    private List<Workload> batched(List<Workload> workloads) {
        for (int batch : batches) {
            if (batch < 1) {
                throw new Refusal("--batches " + batch + ": numbers from 1 are accepted");
            }
        }
        return batches.isEmpty()
                ? workloads
                : workloads.stream()
                        .flatMap(w -> batches.stream().distinct().map(w::withBatch))
                        .toList();
    }

    private List<Workload> workloads() {
        List<Workload> named = names.stream().distinct().map(Workloads::named).toList();
        BenchShapeOptions custom = own;
        if (custom != null) {
            // It comes first: its plan, unlike the others', may yet be refused.
            return Stream.concat(Stream.of(custom.workload()), named.stream()).toList();
        }
        return named.isEmpty() ? Workloads.ALL : named;
    }
}
