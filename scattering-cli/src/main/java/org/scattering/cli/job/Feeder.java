package org.scattering.cli.job;

import java.io.IOException;
import java.util.Locale;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.output.CoefficientSink;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;

/** Leads signals through a transform into a sink, a chunk at a time: memory does not depend on how many there are. */
final class Feeder {
    private final Transform transform;
    private final Precision precision;
    private final int chunk;
    private final Counter counter;

    /**
     * @param chunkBytes about how many bytes of input and output a chunk may have
     * @param counter told the number of signals done, chunk by chunk
     */
    Feeder(Transform transform, Precision precision, long chunkBytes, Counter counter) {
        this.transform = transform;
        this.precision = precision;
        this.counter = counter;
        long numbers =
                (long) transform.plan().inputSize() + transform.plan().layout().size();
        long width = precision == Precision.SINGLE ? Float.BYTES : Double.BYTES;
        chunk = (int) Math.clamp(chunkBytes / (numbers * width), 1, Integer.MAX_VALUE / numbers + 1);
    }

    /** Transforms all signals that are left. */
    void feed(SignalSource source, CoefficientSink sink) throws IOException {
        for (long done = 0; done < source.count(); ) {
            int count = (int) Math.min(chunk, source.count() - done);
            Coefficients coefficients = transform.apply(read(source, count));
            requireFinite(source, coefficients);
            sink.append(coefficients);
            done += count;
            counter.step(count);
        }
    }

    private Signals read(SignalSource source, int count) {
        int size = transform.plan().inputSize();
        if (precision == Precision.DOUBLE) {
            double[] data = new double[count * size];
            for (int i = 0; i < count; i++) {
                source.next(data, i * size);
            }
            return Signals.of(transform.plan(), data);
        }
        float[] data = new float[count * size];
        double[] signal = new double[size];
        for (int i = 0; i < count; i++) {
            source.next(signal, 0);
            for (int k = 0; k < size; k++) {
                data[i * size + k] = (float) signal[k];
            }
        }
        return Signals.of(transform.plan(), data);
    }

    private void requireFinite(SignalSource source, Coefficients coefficients) {
        int total = coefficients.offset(coefficients.signals());
        for (int i = 0; i < total; i++) {
            double value = precision == Precision.SINGLE
                    ? coefficients.floats()[i]
                    : coefficients.doubles()[i];
            if (!Double.isFinite(value)) {
                throw Refusal.of(
                        source.file().path(),
                        "coefficients beyond " + precision.name().toLowerCase(Locale.ROOT)
                                + " precision; scale the input down"
                                + (precision == Precision.SINGLE ? ", or use --precision double" : ""));
            }
        }
    }
}
