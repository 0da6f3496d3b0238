package org.scattering.cli.job;

import java.io.IOException;
import java.nio.file.Path;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Progress;
import org.scattering.cli.report.Refusal;

/** One file in, one file out. */
public final class SingleRun {
    private final Request request;
    private final Workshop workshop;

    /**
     * Prepares the run.
     *
     * @param request what is wanted
     * @param workshop what to work with
     */
    public SingleRun(Request request, Workshop workshop) {
        this.request = request;
        this.workshop = workshop;
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        requireExtension(request);
        Path input = Path.of(request.input());
        Path output = request.output();
        String made;
        try (PathsOutput paths = new PathsOutput(request.paths(), workshop.opener());
                FileTransform transform = new FileTransform(request, workshop, paths, request.computation());
                Progress progress = new Progress(workshop.console(), "signals")) {
            made = transform.run(0, input, output, progress);
            paths.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(output, e);
        }
        workshop.console().say(output + ": " + made + ", " + Outcome.seconds(start));
        return ExitCode.SUCCESS;
    }

    /** The extension tells NumPy how to open the file, so it must tell the truth. */
    static void requireExtension(Request request) {
        String wanted = request.recipe().extension();
        String other = wanted.equals(".npy") ? ".npz" : ".npy";
        String name = request.output().getFileName().toString();
        if (name.endsWith(other)) {
            throw new Refusal("--output " + request.output() + ": "
                    + (wanted.equals(".npz")
                            ? "without averaging rows differ in length and go into a .npz, one array a path"
                            : "with averaging the output is one array, a .npy")
                    + "; name it " + name.substring(0, name.length() - other.length()) + wanted);
        }
        if (!name.endsWith(wanted)) {
            throw new Refusal("--output " + request.output() + ": the name of the output ends in " + wanted);
        }
    }
}
