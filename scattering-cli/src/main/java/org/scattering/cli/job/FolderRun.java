package org.scattering.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.scattering.cli.input.InputSearch;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.Progress;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Engines;

/**
 * A folder or pattern in, a folder out: one output a file, each as if its input were alone. Outputs that exist stay, so a
 * second run does what is missing; files that fail are listed at the end.
 */
public final class FolderRun {
    private final Request request;
    private final Workshop workshop;
    private final Path folder;
    private final Problems problems = new Problems();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Prepares the run.
     *
     * @param request what is wanted
     * @param workshop what to work with
     */
    public FolderRun(Request request, Workshop workshop) {
        this.request = request;
        this.workshop = workshop;
        folder = request.output();
    }

    private record Task(int number, Path input, Path output) {}

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        InputSearch search = InputSearch.of(request.input(), request.recipe().dimensions(), folder);
        requireFolderName();
        List<Task> tasks = tasks(search);
        List<Task> missing = prepare(search, tasks);
        try (PathsOutput paths = new PathsOutput(request.paths(), workshop.opener());
                Progress progress = new Progress(workshop.console(), "files")) {
            progress.expect(missing.size());
            runAll(missing, paths, progress);
            if (paths.missing()) {
                offerAny(tasks, paths);
            }
            problems.attempt(Problems.TABLE, paths::commit);
        } catch (IOException e) {
            throw Refusal.unwritable(folder, e);
        }
        workshop.console().say(summary(search, tasks.size() - missing.size()) + ", " + Outcome.seconds(start));
        return problems.tell(workshop.console(), search.files().size());
    }

    private void requireFolderName() {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        if ((name.endsWith(".npy") || name.endsWith(".npz")) && !Files.isDirectory(folder)) {
            throw Refusal.of(
                    folder, "the outputs of several files go into a folder; name one, or join them with --stack");
        }
    }

    private List<Task> tasks(InputSearch search) {
        List<Path> inputs = search.files();
        List<Path> names = OutputNames.of(
                inputs.stream().map(search.base()::relativize).toList(),
                request.recipe().extension());
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            tasks.add(new Task(i, inputs.get(i), folder.resolve(names.get(i))));
        }
        return tasks;
    }

    /** Makes the folder ready and tells what is to be done. */
    private List<Task> prepare(InputSearch search, List<Task> tasks) {
        boolean replace = request.existing() == Request.Existing.REPLACE;
        List<Task> missing =
                tasks.stream().filter(t -> replace || !Files.exists(t.output())).toList();
        try {
            Files.createDirectories(folder);
            if (Files.isSameFile(folder, search.base())) {
                throw Refusal.of(folder, "is the folder of the inputs; choose another --output");
            }
        } catch (IOException e) {
            throw Refusal.unwritable(folder, e);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "input", Path.of(request.input()).toAbsolutePath().normalize().toString());
        settings.putAll(request.recipe().description());
        if (RunRecord.exists(folder)) {
            RunRecord.requireSame(folder, settings);
        } else if (missing.size() < tasks.size()) {
            throw Refusal.of(
                    folder,
                    "holds outputs but no " + RunRecord.NAME
                            + " that tells how they were made; --overwrite replaces them, or choose another --output");
        } else {
            RunRecord.write(folder, settings, workshop.opener());
            // Another run may have begun at the same moment.
            RunRecord.requireSame(folder, settings);
        }
        return missing;
    }

    private void runAll(List<Task> tasks, PathsOutput paths, Progress progress) {
        int threads = request.computation().threads();
        int workers = Math.clamp(tasks.size(), 1, threads);
        Computation share = request.computation().onThreads(threads / workers);
        AtomicInteger next = new AtomicInteger();
        Workers.run(workers, () -> {
            try (FileTransform transform = new FileTransform(request, workshop.shared(workers), paths, share)) {
                for (int i = next.getAndIncrement(); i < tasks.size() && !stopped.get(); i = next.getAndIncrement()) {
                    Task task = tasks.get(i);
                    problems.attempt(task.number(), () -> runOne(task, transform));
                    progress.step(1);
                }
            }
        });
    }

    private void runOne(Task task, FileTransform transform) {
        try {
            Files.createDirectories(task.output().toAbsolutePath().getParent());
            transform.run(task.number(), task.input(), task.output(), Counter.NONE);
            made.incrementAndGet();
        } catch (IOException e) {
            stopped.set(true);
            throw Refusal.unwritable(task.output(), e);
        } catch (Refusal e) {
            // What cannot be written for one file, a full disk above all, cannot be written for the next.
            if (e.side() == Refusal.Side.OUTPUT) {
                stopped.set(true);
            }
            throw e;
        }
    }

    /** Plans for the first file that can be read, where all outputs exist and only the table of paths is missing. */
    private void offerAny(List<Task> tasks, PathsOutput paths) {
        try (TransformCache transforms = new TransformCache(request.recipe(), request.computation())) {
            for (Task task : tasks) {
                try (SignalSource source = request.open(task.input())) {
                    paths.offer(task.number(), transforms.get(source).plan(), task.input());
                    return;
                } catch (Refusal | IOException e) {
                    // It has its place in the list of failures already, or was transformed by an earlier run.
                }
            }
        }
    }

    private String summary(InputSearch search, int there) {
        return folder + ": " + made + " files made"
                + (there > 0 ? ", " + there + " already there" : "")
                + (search.skipped() > 0 ? ", " + search.skipped() + " of other kinds skipped" : "")
                + ", engine "
                + Engines.choose(
                                request.computation().engine(),
                                request.computation().precision())
                        .name();
    }
}
