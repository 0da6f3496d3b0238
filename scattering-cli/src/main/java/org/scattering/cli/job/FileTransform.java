package org.scattering.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.output.CoefficientSink;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Transform;

/** One input file to one output file. Not thread-safe. */
final class FileTransform implements AutoCloseable {
    private final Request request;
    private final Workshop workshop;
    private final PathsOutput paths;
    private final TransformCache transforms;

    FileTransform(Request request, Workshop workshop, PathsOutput paths, Computation computation) {
        this.request = request;
        this.workshop = workshop;
        this.paths = paths;
        transforms = new TransformCache(request.recipe(), computation);
    }

    /**
     * Computes one file.
     *
     * @param number its place among the files of a run
     * @return what was made, in words
     */
    String run(int number, Path input, Path output, Counter counter) {
        try {
            if (Files.exists(input) && Files.exists(output) && Files.isSameFile(input, output)) {
                throw Refusal.of(output, "is the input; choose another --output");
            }
            try (SignalSource source = request.open(input)) {
                counter.expect(source.count());
                Transform transform = transforms.get(source);
                paths.offer(number, transform.plan(), input);
                try (CoefficientSink sink = CoefficientSink.open(
                        output,
                        transform.plan(),
                        request.computation().precision(),
                        source.leading(),
                        workshop.opener())) {
                    feeder(transform, counter).feed(source, sink);
                    sink.finish(source.leading());
                }
                tellReplaced(source, workshop.console());
                return Outcome.text(
                        transform, source.leading(), request.computation().precision());
            }
        } catch (IOException e) {
            throw Refusal.unwritable(output, e);
        }
    }

    private Feeder feeder(Transform transform, Counter counter) {
        return new Feeder(transform, request.computation().precision(), workshop.chunkBytes(), counter);
    }

    static void tellReplaced(SignalSource source, Console console) {
        if (source.replaced() > 0) {
            console.warn(source.file().path() + ": " + source.replaced() + " numbers were not finite and became 0");
        }
    }

    @Override
    public void close() {
        transforms.close();
    }
}
