package org.scattering.cli.output;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.plan.OutputLayout;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;

/**
 * A zip of one array a path, (leading …, time) or (leading …, row, column).
 *
 * <p>Signals arrive one after another with all their paths, the archive wants one path after another with all signals: the
 * coefficients wait in a second temporary file, so that memory is bounded by one row.
 */
final class NpzSink implements CoefficientSink {
    private static final int BLOCK = 1 << 16;

    private final AtomicFile file;
    private final AtomicFile waiting;
    private final ScatteringPlan plan;
    private final Precision precision;
    private final NumberWriter numbers = new NumberWriter();

    NpzSink(java.nio.file.Path target, ScatteringPlan plan, Precision precision, AtomicFile.Opener opener) {
        this.plan = plan;
        this.precision = precision;
        waiting = AtomicFile.create(target, opener);
        file = AtomicFile.create(target, opener);
    }

    @Override
    public void append(Coefficients chunk) throws IOException {
        numbers.write(chunk, waiting.stream());
    }

    @Override
    public long mark() {
        return waiting.position();
    }

    @Override
    public void rollback(long mark) throws IOException {
        waiting.truncate(mark);
    }

    @Override
    public void finish(List<Long> leading) throws IOException {
        OutputLayout layout = plan.layout();
        try (FileChannel coefficients = waiting.readBack();
                ZipOutputStream zip = new ZipOutputStream(new Uncloseable(file.stream()))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (int row = 0; row < layout.rows(); row++) {
                List<Long> shape = new ArrayList<>(leading);
                layout.rowShape(row).forEach(n -> shape.add((long) n));
                zip.putNextEntry(new ZipEntry(name(plan.paths().path(row)) + ".npy"));
                zip.write(NpyFormat.header(precision, shape));
                writeRow(coefficients, row, zip);
                zip.closeEntry();
            }
        }
        file.commit();
    }

    /** Row number, then filters: {@code 0012_3_7}; {@code re} and {@code im} for a complex order 0. */
    private static String name(Path path) {
        String row = "%04d".formatted(path.row());
        return switch (path.part()) {
            case REAL -> row + "_re";
            case IMAGINARY -> row + "_im";
            case WHOLE -> row + path.filters().stream().map(n -> "_" + n).collect(Collectors.joining());
        };
    }

    private void writeRow(FileChannel coefficients, int row, ZipOutputStream zip) throws IOException {
        int width = NpyFormat.numberBytes(precision);
        long stride = (long) plan.layout().size() * width;
        long length = (long) plan.layout().length(row) * width;
        byte[] block = new byte[(int) Math.min(length, BLOCK)];
        long first = (long) plan.layout().offset(row) * width;
        for (long start = first; start < waiting.position(); start += stride) {
            for (long done = 0; done < length; done += block.length) {
                int count = (int) Math.min(block.length, length - done);
                readFully(coefficients, ByteBuffer.wrap(block, 0, count), start + done);
                zip.write(block, 0, count);
            }
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new EOFException();
            }
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        try (waiting) {
            file.close();
        }
    }
}
