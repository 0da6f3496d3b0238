package org.scattering.cli.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.job.Room;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.SignalType;

/** Reads signals into memory. Colour images are read as luminance; a file of a folder holds one signal. */
final class SignalLoader {
    private static final SignalForm NOTHING = new SignalForm(List.of(), null);

    private final int dimensions;
    private final @Nullable Integer length;
    private final @Nullable SignalForm trained;

    /**
     * @param length samples every 1D signal is brought to, null to leave it
     * @param trained what a model takes, null where it is still to be trained
     */
    SignalLoader(int dimensions, @Nullable Integer length, @Nullable SignalForm trained) {
        this.dimensions = dimensions;
        this.length = length;
        this.trained = trained;
    }

    private record Signal(float[] samples, SignalForm form) {}

    /** Reads a whole array, or its first signals. */
    SignalSet array(InputFile file, int count) {
        try (SignalSource source = open(file)) {
            requireTrainedForm(file.path(), form(source));
            List<Integer> numbers = new ArrayList<>();
            List<float[]> signals = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                numbers.add(i);
                signals.add(next(source));
            }
            return new SignalSet(numbers, signals, form(source), List.of());
        } catch (IOException e) {
            throw Refusal.unreadable(file.path(), e);
        }
    }

    /** How many signals an array has. */
    int count(InputFile file) {
        try (SignalSource source = open(file)) {
            if (source.count() > Integer.MAX_VALUE) {
                throw Refusal.of(file.path(), source.count() + " signals; up to 2^31 are accepted");
            }
            return (int) source.count();
        } catch (IOException e) {
            throw Refusal.unreadable(file.path(), e);
        }
    }

    /** Reads one signal a file; those that cannot be read are told in the result. */
    SignalSet files(List<Path> files, Counter counter) {
        counter.expect(files.size());
        List<Integer> numbers = new ArrayList<>();
        List<float[]> signals = new ArrayList<>();
        List<Failure> broken = new ArrayList<>();
        @Nullable SignalForm form = null;
        for (int i = 0; i < files.size(); i++) {
            Signal signal = single(files.get(i), broken);
            counter.step(1);
            if (signal == null) {
                continue;
            }
            if (form == null) {
                form = signal.form();
            } else {
                requireAlike(files.get(numbers.getFirst()), form, files.get(i), signal.form());
            }
            numbers.add(i);
            signals.add(signal.samples());
        }
        return new SignalSet(numbers, signals, form == null ? NOTHING : form, broken);
    }

    private @Nullable Signal single(Path file, List<Failure> broken) {
        try {
            Signal signal = single(file);
            requireTrainedForm(file, signal.form());
            return signal;
        } catch (Refusal e) {
            broken.add(Failure.of(e));
            return null;
        }
    }

    private Signal single(Path file) {
        try (SignalSource source = open(InputFile.of(file))) {
            if (source.count() != 1) {
                throw Refusal.of(
                        file, source.count() + " signals or channels; one file is one example, with one signal");
            }
            return new Signal(next(source), form(source));
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    private SignalSource open(InputFile file) throws IOException {
        Reading.Colour colour = file.kind().image() ? Reading.Colour.GRAY : Reading.Colour.KEEP;
        SignalSource source = SignalSource.open(
                file,
                dimensions,
                new Reading(Reading.Scaling.UNIT, colour, Reading.NotFinite.REFUSE, length, null),
                Float.MAX_VALUE);
        try {
            if (source.type() == SignalType.COMPLEX) {
                throw Refusal.of(file.path(), "complex signals are not classified; give their real part or modulus");
            }
            Room.require(source);
            return source;
        } catch (Refusal e) {
            source.close();
            throw e;
        }
    }

    private static SignalForm form(SignalSource source) {
        return new SignalForm(
                source.signalShape().stream().map(Math::toIntExact).toList(), source.samplingRate());
    }

    private static float[] next(SignalSource source) {
        double[] numbers =
                new double[Math.toIntExact(source.signalShape().stream().reduce(1L, (a, b) -> a * b))];
        source.next(numbers, 0);
        float[] samples = new float[numbers.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) numbers[i];
        }
        return samples;
    }

    private void requireTrainedForm(Path file, SignalForm form) {
        SignalForm model = trained;
        if (model == null) {
            return;
        }
        if (!form.shape().equals(model.shape())) {
            throw Refusal.of(file, form.size() + "; the model was trained on " + model.size());
        }
        if (form.otherRate(model)) {
            throw Refusal.of(
                    file,
                    form.samplingRate() + " Hz; the model was trained on sounds of " + model.samplingRate() + " Hz");
        }
    }

    private static void requireAlike(Path first, SignalForm expected, Path file, SignalForm form) {
        if (!form.shape().equals(expected.shape())) {
            throw new Refusal("signals differ in size: " + first + " has " + expected.size() + ", " + file + " has "
                    + form.size()
                    + (form.shape().size() == 1
                            ? "; --length N crops or pads all to N samples"
                            : "; bring them to one size"));
        }
        if (form.otherRate(expected)) {
            throw new Refusal("sounds differ in sampling rate: " + first + " has " + expected.samplingRate() + " Hz, "
                    + file + " has " + form.samplingRate() + " Hz; bring them to one rate");
        }
    }
}
