package org.scattering.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.scattering.cli.input.FileKind;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.SignalType;

/** A .npy of feature vectors, a row for each signal; axes after the first are taken as one, complex numbers as two. */
final class FeatureFile {
    private static final int MOST = 1 << 27;
    /** Squares of differences, added up over all of a file, stay doubles. */
    private static final double LARGEST = 1e140;

    private FeatureFile() {}

    /**
     * Reads all rows.
     *
     * @throws Refusal for another file, one axis alone, no number at all, or a number that is not finite or beyond 1e140
     */
    static double[][] read(Path path, Reading.NotFinite notFinite) {
        Reading reading = new Reading(Reading.Scaling.UNIT, Reading.Colour.KEEP, notFinite, null, null);
        InputFile file = InputFile.of(path);
        if (file.kind() != FileKind.NPY) {
            throw Refusal.of(path, "is no .npy file; features are read from .npy");
        }
        try (SignalSource source = SignalSource.open(file, 1, reading, Double.MAX_VALUE)) {
            double[][] rows = rows(path, source);
            for (int i = 0; i < rows.length; i++) {
                double largest = Arrays.stream(rows[i]).map(Math::abs).max().orElse(0);
                if (largest > LARGEST) {
                    throw Refusal.of(
                            path, "row " + i + " holds " + largest + "; numbers up to " + LARGEST + " are accepted");
                }
            }
            return rows;
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    private static double[][] rows(Path path, SignalSource source) {
        List<Long> axes = Stream.concat(source.leading().stream(), source.signalShape().stream())
                .toList();
        if (axes.size() < 2) {
            throw Refusal.of(path, "the shape " + axes + "; (rows, features) is needed");
        }
        long part = axes.getLast() * (source.type() == SignalType.COMPLEX ? 2 : 1);
        if (source.count() * part > MOST) {
            throw Refusal.of(path, "the shape " + axes + " is too large; " + MOST + " numbers are accepted");
        }
        int count = Math.toIntExact(axes.getFirst());
        long parts = source.count() / count;
        double[][] rows = new double[count][Math.toIntExact(parts * part)];
        for (double[] row : rows) {
            for (int p = 0; p < parts; p++) {
                source.next(row, Math.toIntExact(p * part));
            }
        }
        return rows;
    }
}
