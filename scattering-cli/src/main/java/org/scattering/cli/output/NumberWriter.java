package org.scattering.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.scattering.engine.Coefficients;

/** Coefficients as little-endian bytes. */
final class NumberWriter {
    private static final int BLOCK = 4096;

    private final byte[] bytes = new byte[BLOCK * Double.BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

    void write(Coefficients coefficients, OutputStream out) throws IOException {
        int total = coefficients.offset(coefficients.signals());
        for (int from = 0; from < total; from += BLOCK) {
            int count = Math.min(BLOCK, total - from);
            if (coefficients.single()) {
                buffer.asFloatBuffer().put(coefficients.floats(), from, count);
                out.write(bytes, 0, count * Float.BYTES);
            } else {
                buffer.asDoubleBuffer().put(coefficients.doubles(), from, count);
                out.write(bytes, 0, count * Double.BYTES);
            }
        }
    }
}
