package org.scattering.cli.input;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Refusal;
import org.scattering.frame.SamplePrecision;
import org.scattering.settings.SignalType;

/** The signals of a file one after another: the last axis (2D: the last two) is the signal, the others are the batch. */
public final class SignalSource implements Closeable {
    private final InputFile file;
    private final Samples samples;
    private final Reading reading;
    private final double largest;
    private final List<Long> leading;
    private final List<Long> storedShape;
    private final @Nullable Double samplingRate;
    private double[] stored = new double[0];
    private long position;
    private long replaced;

    private SignalSource(InputFile file, Samples samples, int dimensions, Reading reading, double largest) {
        this.file = file;
        this.samples = samples;
        this.reading = reading;
        this.largest = largest;
        List<Long> shape = samples.shape();
        if (shape.isEmpty()) {
            throw Refusal.of(file.path(), "a single number, shape (); a signal has at least one axis");
        }
        if (shape.contains(0L)) {
            throw Refusal.of(
                    file.path(),
                    "no numbers: the shape " + Shapes.text(shape) + " has zero "
                            + (shape.getLast() == 0 ? "samples" : "signals or channels"));
        }
        if (shape.size() < dimensions) {
            throw Refusal.of(
                    file.path(), "the shape " + Shapes.text(shape) + " has one axis; 2d needs rows and columns");
        }
        if (dimensions == 2 && samples.type() == SignalType.COMPLEX) {
            throw Refusal.of(file.path(), "complex images are not accepted; 2d takes real ones");
        }
        leading = shape.subList(0, shape.size() - dimensions);
        storedShape = shape.subList(shape.size() - dimensions, shape.size());
        samplingRate = rate();
    }

    private @Nullable Double rate() {
        Double told = samples.samplingRate();
        Double asked = reading.samplingRate();
        if (told != null && asked != null && !told.equals(asked)) {
            throw Refusal.of(
                    file.path(),
                    "the file says " + told + " Hz, --sampling-rate " + asked + "; leave it out for WAV files");
        }
        return told == null ? asked : told;
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @param dimensions 1 or 2
     * @param reading how numbers become signals
     * @param largest the largest magnitude that can be computed with
     * @return its signals
     * @throws Refusal where the file is not what it should be
     */
    public static SignalSource open(InputFile file, int dimensions, Reading reading, double largest) {
        requireApplicable(file, dimensions, reading);
        try {
            Samples samples = samples(file, reading);
            try {
                return new SignalSource(file, samples, dimensions, reading, largest);
            } catch (Refusal e) {
                samples.close();
                throw e;
            }
        } catch (IOException e) {
            throw Refusal.unreadable(file.path(), e);
        }
    }

    private static void requireApplicable(InputFile file, int dimensions, Reading reading) {
        FileKind kind = file.kind();
        if (!kind.suits(dimensions)) {
            throw Refusal.of(
                    file.path(),
                    "a " + kind.label() + " is not " + dimensions + "d; use: scatter transform " + (3 - dimensions)
                            + "d");
        }
        if (reading.colour() == Reading.Colour.GRAY && !kind.image()) {
            throw Refusal.of(file.path(), "--gray is for images, this is a " + kind.label());
        }
        if (reading.scaling() == Reading.Scaling.RAW && kind == FileKind.NPY) {
            throw Refusal.of(file.path(), "--raw does not apply: the numbers of a .npy are never scaled");
        }
    }

    private static Samples samples(InputFile file, Reading reading) throws IOException {
        return switch (file.kind()) {
            case NPY -> {
                NpyHeader header = NpyHeader.of(file);
                yield header.fortran() && !header.shape().contains(0L)
                        ? new FortranSamples(file, header)
                        : ArraySamples.open(
                                file, header.dataOffset(), header.type(), header.shape(), header.samples(), 1);
            }
            case WAV -> new WavSamples(file, reading);
            case IDX -> IdxSamples.open(file, reading);
            case PNG, JPEG, TIFF -> ImageSamples.of(file, ImageDecoder.decode(file), reading);
        };
    }

    /**
     * The file.
     *
     * @return where the signals come from
     */
    public InputFile file() {
        return file;
    }

    /**
     * How exactly the file can say a number.
     *
     * @return the precision of its type
     */
    public SamplePrecision precision() {
        return samples.precision();
    }

    /**
     * The axes of the batch.
     *
     * @return none for a single signal
     */
    public List<Long> leading() {
        return leading;
    }

    /**
     * The size of the batch.
     *
     * @return signals, at least 1
     */
    public long count() {
        return Shapes.size(leading);
    }

    /**
     * The axes of a signal as it is handed out.
     *
     * @return (length) or (rows, columns)
     */
    public List<Long> signalShape() {
        Integer length = reading.length();
        return length == null ? storedShape : List.of((long) length);
    }

    /**
     * What the samples are.
     *
     * @return real or complex
     */
    public SignalType type() {
        return samples.type();
    }

    /**
     * The sampling rate, of the file or as asked.
     *
     * @return samples per second, null where unknown
     */
    public @Nullable Double samplingRate() {
        return samplingRate;
    }

    /**
     * How many numbers were not finite and became 0.
     *
     * @return so far
     */
    public long replaced() {
        return replaced;
    }

    /**
     * Reads the next signal.
     *
     * @param target where its numbers go
     * @param from the first index to fill
     */
    public void next(double[] target, int from) {
        int parts = samples.type() == SignalType.COMPLEX ? 2 : 1;
        int size = (int) Shapes.size(storedShape) * parts;
        Integer length = reading.length();
        if (length == null) {
            readFinite(target, from, size);
            return;
        }
        if (stored.length < size) {
            stored = new double[size];
        }
        readFinite(stored, 0, size);
        centre(size / parts, length, parts, target, from);
    }

    /** Crops, or pads with zeros, by the same number of samples at both ends (one more at the right where odd). */
    private void centre(int have, int want, int parts, double[] target, int from) {
        int source = Math.max(0, (have - want) / 2);
        int left = Math.max(0, (want - have) / 2);
        int copied = Math.min(have, want);
        Arrays.fill(target, from, from + want * parts, 0);
        System.arraycopy(stored, source * parts, target, from + left * parts, copied * parts);
    }

    private void readFinite(double[] target, int from, int size) {
        try {
            samples.read(target, from, from + size);
        } catch (IOException e) {
            throw Refusal.unreadable(file.path(), e);
        }
        for (int i = from; i < from + size; i++) {
            if (!(Math.abs(target[i]) <= largest)) {
                target[i] = replacement(target[i], position + i - from);
            }
        }
        position += size;
    }

    private double replacement(double value, long number) {
        int parts = samples.type() == SignalType.COMPLEX ? 2 : 1;
        String where = " at index " + Shapes.position(samples.shape(), number / parts);
        if (Double.isFinite(value)) {
            throw Refusal.of(file.path(), value + where + " is beyond single precision; use --precision double");
        }
        if (reading.notFinite() == Reading.NotFinite.REFUSE) {
            throw Refusal.of(
                    file.path(), (Double.isNaN(value) ? "NaN" : "infinity") + where + "; --nan zero accepts it as 0");
        }
        replaced++;
        return 0;
    }

    @Override
    public void close() throws IOException {
        samples.close();
    }
}
