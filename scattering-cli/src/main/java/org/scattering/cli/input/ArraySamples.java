package org.scattering.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.scattering.frame.SamplePrecision;
import org.scattering.settings.SignalType;

/** An array stored with the last axis running fastest, as most .npy and all IDX files are. */
final class ArraySamples implements Samples {
    private final List<Long> shape;
    private final SignalType type;
    private final SamplePrecision precision;
    private final NumberStream numbers;
    private final double scale;

    private ArraySamples(
            List<Long> shape, SignalType type, SamplePrecision precision, NumberStream numbers, double scale) {
        this.shape = shape;
        this.type = type;
        this.precision = precision;
        this.numbers = numbers;
        this.scale = scale;
    }

    /**
     * Opens an array.
     *
     * @param offset bytes before the first number
     * @param scale what a stored 1 stands for
     */
    static ArraySamples open(
            InputFile file, long offset, NumberType number, List<Long> shape, SignalType type, double scale)
            throws IOException {
        InputStream in = file.open();
        try {
            in.skipNBytes(offset);
            return new ArraySamples(shape, type, number.precision(), new NumberStream(in, number), scale);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public List<Long> shape() {
        return shape;
    }

    @Override
    public SignalType type() {
        return type;
    }

    @Override
    public SamplePrecision precision() {
        return precision;
    }

    @Override
    public void read(double[] target, int from, int to) throws IOException {
        numbers.read(target, from, to);
        if (scale != 1) {
            for (int i = from; i < to; i++) {
                target[i] *= scale;
            }
        }
    }

    @Override
    public void close() throws IOException {
        numbers.close();
    }
}
