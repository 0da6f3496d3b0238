package org.scattering.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.job.Room;
import org.scattering.cli.report.Refusal;
import org.scattering.deform.Displacement;
import org.scattering.frame.Bank;
import org.scattering.frame.GivenBank;
import org.scattering.frame.SamplePrecision;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.SignalType;

/**
 * The first signals of a file, or the arrays of which filters and displacements are made.
 *
 * @param path the file
 * @param shape of one signal: (length) or (rows, columns)
 * @param signals their samples, interleaved where they are complex
 * @param type real or complex
 * @param precision how exactly the file can say a number
 */
public record SignalFile(
        Path path, List<Integer> shape, List<double[]> signals, SignalType type, SamplePrecision precision) {
    private static final int MOST = 100;
    private static final int MOST_FILTERS = 10_000;
    /** Products of squared gains over all layers stay doubles. */
    private static final double LARGEST_GAIN = 1e12;

    /** Copies the lists. */
    public SignalFile {
        shape = List.copyOf(shape);
        signals = List.copyOf(signals);
    }

    /**
     * Reads signals, a hundred at most.
     *
     * @param path the file
     * @param dimensions 1 or 2
     * @param reading how numbers become signals
     * @return the signals
     * @throws Refusal where the file is not what it should be, or holds complex signals
     */
    public static SignalFile read(Path path, int dimensions, Reading reading) {
        InputFile input = InputFile.of(path);
        if (!input.kind().suits(dimensions)) {
            throw Refusal.of(
                    path,
                    "a " + input.kind().label() + " is not " + dimensions + "d; use: scatter verify " + (3 - dimensions)
                            + "d");
        }
        try (SignalSource source = SignalSource.open(input, dimensions, reading, Double.MAX_VALUE)) {
            if (source.type() == SignalType.COMPLEX) {
                throw Refusal.of(path, "complex signals are not accepted; the theorems are checked on real ones");
            }
            SignalFile file = read(path, source, MOST);
            if (Arrays.stream(file.signals().getFirst()).allMatch(v -> v == 0)) {
                throw Refusal.of(path, "the first signal is 0 throughout; nothing can be measured on it");
            }
            return file;
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    private static SignalFile read(Path path, SignalSource source, int most) {
        Room.require(source);
        List<Integer> shape =
                source.signalShape().stream().map(Math::toIntExact).toList();
        int parts = source.type() == SignalType.COMPLEX ? 2 : 1;
        int size = shape.stream().reduce(parts, (a, b) -> a * b);
        List<double[]> signals = new ArrayList<>();
        for (long i = 0; i < Math.min(most, source.count()); i++) {
            double[] x = new double[size];
            source.next(x, 0);
            signals.add(x);
        }
        return new SignalFile(path, shape, signals, source.type(), source.precision());
    }

    private static SignalFile one(Path path, Reading reading) {
        try (SignalSource source = SignalSource.open(InputFile.of(path), 1, reading, Double.MAX_VALUE)) {
            return read(path, source, 2);
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    /** An array whose first axis numbers its parts. Complex images are rows of complex signals. */
    private static SignalFile parts(Path path, int dimensions, Reading.NotFinite notFinite) {
        Reading reading = new Reading(Reading.Scaling.UNIT, Reading.Colour.KEEP, notFinite, null, null);
        try (SignalSource source = SignalSource.open(InputFile.of(path), 1, reading, Double.MAX_VALUE)) {
            List<Integer> axes = Stream.concat(source.leading().stream(), source.signalShape().stream())
                    .map(Math::toIntExact)
                    .toList();
            if (axes.size() != dimensions + 1 || axes.getFirst() > MOST_FILTERS) {
                throw Refusal.of(
                        path,
                        "the shape " + axes + " has not the axes that are needed: (filter or component, "
                                + (dimensions == 1 ? "sample)" : "row, column)"));
            }
            SignalFile rows = read(path, source, Math.toIntExact(source.count()));
            List<Integer> shape = axes.subList(1, axes.size());
            return new SignalFile(path, shape, joined(rows.signals(), axes.getFirst()), rows.type(), rows.precision());
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    private static List<double[]> joined(List<double[]> rows, int count) {
        int each = rows.size() / count;
        int width = rows.getFirst().length;
        List<double[]> parts = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            double[] part = new double[each * width];
            for (int r = 0; r < each; r++) {
                System.arraycopy(rows.get(p * each + r), 0, part, r * width, width);
            }
            parts.add(part);
        }
        return parts;
    }

    /**
     * Reads transfer functions.
     *
     * @param path an array (filter, frequency) or (filter, row, column), real or complex: φ̂ first, frequency 0 first
     * @param dimensions 1 or 2
     * @param notFinite what happens to NaN and infinity
     * @return the filters
     * @throws Refusal where the file is not what it should be
     */
    public static SignalFile filters(Path path, int dimensions, Reading.NotFinite notFinite) {
        return parts(path, dimensions, notFinite);
    }

    /**
     * The bank of which these are the transfer functions.
     *
     * @param grid on which signals live
     * @return the bank
     * @throws Refusal where the filters were sampled on another grid, or are none
     */
    public Bank bank(List<Integer> grid) {
        if (!shape.equals(grid)) {
            throw Refusal.of(path, "filters on the grid " + shape + "; the signals need filters on the grid " + grid);
        }
        double largest = signals.stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        if (largest > LARGEST_GAIN || (largest > 0 && largest < 1 / LARGEST_GAIN)) {
            throw Refusal.of(
                    path,
                    "the largest number of the filters is " + largest + "; " + 1 / LARGEST_GAIN + " to " + LARGEST_GAIN
                            + " is accepted");
        }
        try {
            return GivenBank.ofSpectra(
                    shape,
                    signals.stream()
                            .map(f -> type == SignalType.COMPLEX ? f : interleaved(f))
                            .toList(),
                    precision);
        } catch (InvalidSettingException e) {
            throw Refusal.of(path, String.valueOf(e.getMessage()));
        }
    }

    private static double[] interleaved(double[] re) {
        double[] z = new double[2 * re.length];
        for (int i = 0; i < re.length; i++) {
            z[2 * i] = re[i];
        }
        return z;
    }

    /**
     * Reads a displacement.
     *
     * @param path an array (sample), or (2, row, column) with the displacement along rows first
     * @param grid on which signals live
     * @param notFinite what happens to NaN and infinity
     * @return τ
     * @throws Refusal where the file is not what it should be
     */
    public static Displacement displacement(Path path, List<Integer> grid, Reading.NotFinite notFinite) {
        Reading reading = new Reading(Reading.Scaling.UNIT, Reading.Colour.KEEP, notFinite, null, null);
        SignalFile file = grid.size() == 1 ? one(path, reading) : parts(path, 2, notFinite);
        if (file.type() == SignalType.COMPLEX
                || !file.shape().equals(grid)
                || file.signals().size() != grid.size()) {
            throw Refusal.of(
                    path,
                    file.signals().size() + " arrays of the shape " + file.shape() + "; the signals need " + grid.size()
                            + " of real numbers, one an axis, of the shape " + grid);
        }
        return Displacement.of(grid, file.signals().toArray(double[][]::new));
    }
}
