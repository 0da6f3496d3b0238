package org.scattering.cli.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scattering.cli.input.InputSearch;
import org.scattering.cli.input.Shapes;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.output.CoefficientSink;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.Progress;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.settings.SignalType;

/**
 * A folder or pattern in, one array (file, leading …, path, time) out, and a table of which row is which file. Files that
 * fail are left out of both and listed at the end.
 */
public final class StackRun {
    private final Request request;
    private final Workshop workshop;
    private final Problems problems = new Problems();
    private final List<Path> stacked = new ArrayList<>();

    /**
     * Prepares the run.
     *
     * @param request what is wanted
     * @param workshop what to work with
     */
    public StackRun(Request request, Workshop workshop) {
        this.request = request;
        this.workshop = workshop;
    }

    /** What files must share to be stacked. */
    private record Form(List<Long> leading, List<Long> signal, SignalType type) {
        static Form of(SignalSource source) {
            return new Form(source.leading(), source.signalShape(), source.type());
        }

        String text() {
            List<Long> shape = new ArrayList<>(leading);
            shape.addAll(signal);
            return Shapes.text(shape) + (type == SignalType.COMPLEX ? " complex" : "");
        }
    }

    private record Member(int number, Path path, Form form) {}

    /**
     * Does it.
     *
     * @return the exit code
     */
    public int run() {
        long start = System.nanoTime();
        SingleRun.requireExtension(request);
        InputSearch search = InputSearch.of(request.input(), request.recipe().dimensions(), request.output());
        List<Member> members = members(search);
        if (!members.isEmpty()) {
            requireOneForm(members);
            try {
                stack(members)
                        .ifPresent(made ->
                                workshop.console().say(request.output() + ": " + made + ", " + Outcome.seconds(start)));
            } catch (IOException e) {
                throw Refusal.unwritable(request.output(), e);
            }
        }
        return problems.tell(workshop.console(), search.files().size());
    }

    private List<Member> members(InputSearch search) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < search.files().size(); i++) {
            int number = i;
            Path file = search.files().get(i);
            problems.attempt(number, () -> {
                try (SignalSource source = request.open(file)) {
                    members.add(new Member(number, file, Form.of(source)));
                } catch (IOException e) {
                    throw Refusal.unreadable(file, e);
                }
            });
        }
        return members;
    }

    private static void requireOneForm(List<Member> members) {
        Member first = members.getFirst();
        for (Member other : members) {
            if (!other.form().equals(first.form())) {
                boolean lengths = other.form().signal().size() == 1
                        && other.form().leading().equals(first.form().leading());
                throw new Refusal("--stack needs one shape: " + first.path() + " has "
                        + first.form().text() + ", "
                        + other.path() + " has " + other.form().text()
                        + (lengths ? "; --length N brings all to one length" : ""));
            }
        }
    }

    private Optional<String> stack(List<Member> members) throws IOException {
        Path output = request.output();
        Precision precision = request.computation().precision();
        try (PathsOutput paths = new PathsOutput(request.paths(), workshop.opener());
                TransformCache transforms = new TransformCache(request.recipe(), request.computation());
                Progress progress = new Progress(workshop.console(), "files")) {
            progress.expect(members.size());
            Transform transform = transformOf(members.getFirst(), transforms);
            try (CoefficientSink sink = CoefficientSink.open(
                    output, transform.plan(), precision, leading(members, members.size()), workshop.opener())) {
                for (Member member : members) {
                    append(member, transforms, sink, paths);
                    progress.step(1);
                }
                if (stacked.isEmpty()) {
                    return Optional.empty();
                }
                sink.finish(leading(members, stacked.size()));
            }
            AtomicFile.write(filesTable(output), filesCsv(), workshop.opener());
            problems.attempt(Problems.TABLE, paths::commit);
            return Optional.of(Outcome.text(transform, leading(members, stacked.size()), precision));
        }
    }

    private Transform transformOf(Member member, TransformCache transforms) throws IOException {
        try (SignalSource source = request.open(member.path())) {
            return transforms.get(source);
        }
    }

    private static List<Long> leading(List<Member> members, int files) {
        List<Long> leading = new ArrayList<>();
        leading.add((long) files);
        leading.addAll(members.getFirst().form().leading());
        return leading;
    }

    private void append(Member member, TransformCache transforms, CoefficientSink sink, PathsOutput paths)
            throws IOException {
        long mark = sink.mark();
        try (SignalSource source = request.open(member.path())) {
            // Sounds of one length and of several sampling rates share all but the frequencies in Hz.
            Transform transform = transforms.get(source);
            new Feeder(transform, request.computation().precision(), workshop.chunkBytes(), Counter.NONE)
                    .feed(source, sink);
            paths.offer(member.number(), transform.plan(), member.path());
            FileTransform.tellReplaced(source, workshop.console());
            stacked.add(member.path());
        } catch (Refusal e) {
            sink.rollback(mark);
            problems.add(member.number(), e);
        }
    }

    private static Path filesTable(Path output) {
        String name = output.getFileName().toString();
        return output.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".files.csv");
    }

    private String filesCsv() {
        StringBuilder csv = new StringBuilder("row,file\n");
        for (int row = 0; row < stacked.size(); row++) {
            csv.append(row)
                    .append(",\"")
                    .append(stacked.get(row).toString().replace("\"", "\"\""))
                    .append("\"\n");
        }
        return csv.toString();
    }
}
