package org.scattering.cli.job;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Refusal;
import org.scattering.plan.ScatteringPlan;

/**
 * The table of paths of a run. One table stands for all files of a run, whatever their sizes, as long as the filters are
 * the same; sounds of different sampling rates have different frequencies in Hz and are refused. Thread-safe.
 */
final class PathsOutput implements Closeable {
    private final @Nullable AtomicFile file;
    private @Nullable ScatteringPlan plan;
    private @Nullable Path origin;
    private int number;
    private @Nullable String contradiction;

    /** Nothing is written where {@code target} is null; a target that cannot be written is refused at once. */
    PathsOutput(@Nullable Path target, AtomicFile.Opener opener) {
        file = target == null ? null : AtomicFile.create(target, opener);
    }

    private record Filters(List<Integer> indices, List<Double> frequencies, List<Double> hertz) {
        static List<Filters> of(ScatteringPlan plan) {
            return plan.paths().paths().stream()
                    .map(p -> new Filters(p.filters(), p.frequencies(), p.hertz()))
                    .toList();
        }
    }

    /** Takes note of the plan of a file; that of the first file of a run is written. */
    synchronized void offer(int fileNumber, ScatteringPlan offered, Path from) {
        if (file == null || offered == plan) {
            return;
        }
        ScatteringPlan known = plan;
        if (known != null && contradiction == null && !Filters.of(known).equals(Filters.of(offered))) {
            contradiction = "not written: " + origin + " and " + from + " have different paths"
                    + (offered.samplingRate() == null
                            ? ""
                            : " (" + known.samplingRate() + " Hz and " + offered.samplingRate() + " Hz)");
        }
        if (known == null || fileNumber < number) {
            plan = offered;
            origin = from;
            number = fileNumber;
        }
    }

    /** Whether a table is wanted and no file has given one yet. */
    synchronized boolean missing() {
        return file != null && plan == null;
    }

    /** Writes the table, where one is wanted and known. */
    synchronized void commit() {
        AtomicFile table = file;
        ScatteringPlan known = plan;
        if (table == null || known == null) {
            return;
        }
        if (contradiction != null) {
            throw Refusal.of(table.target(), contradiction);
        }
        try {
            table.stream().write(known.paths().toCsv().getBytes(StandardCharsets.UTF_8));
            table.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(table.target(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
