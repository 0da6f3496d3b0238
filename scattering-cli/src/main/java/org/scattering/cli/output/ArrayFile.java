package org.scattering.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Precision;

/** A whole .npy file of doubles. */
public final class ArrayFile {
    private ArrayFile() {}

    /**
     * Writes an array.
     *
     * @param target where it will appear
     * @param shape its axes, the first of which numbers the rows
     * @param rows the numbers of each row, asked for in order
     * @param opener how files are opened
     * @throws Refusal where it cannot be written
     */
    public static void write(Path target, List<Long> shape, IntFunction<double[]> rows, AtomicFile.Opener opener) {
        try (AtomicFile file = AtomicFile.create(target, opener)) {
            OutputStream out = file.stream();
            out.write(NpyFormat.header(Precision.DOUBLE, shape));
            for (int row = 0; row < shape.getFirst(); row++) {
                double[] numbers = rows.apply(row);
                ByteBuffer bytes =
                        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asDoubleBuffer().put(numbers);
                out.write(bytes.array());
            }
            out.flush();
            file.commit();
        } catch (IOException e) {
            throw Refusal.unwritable(target, e);
        }
    }
}
