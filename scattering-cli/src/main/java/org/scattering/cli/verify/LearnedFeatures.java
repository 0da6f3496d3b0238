package org.scattering.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.scattering.cli.input.FileKind;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.SignalType;
import org.scattering.stability.StabilityPoint;
import org.scattering.stability.Stimuli;

/**
 * Features that were computed elsewhere, and how stable they are.
 *
 * @param points one for each distribution of deformations
 */
public record LearnedFeatures(List<StabilityPoint> points) {
    private static final int MOST = 1 << 27;

    /** Copies the list. */
    public LearnedFeatures {
        points = List.copyOf(points);
    }

    /**
     * Reads features and measures them.
     *
     * @param path a .npy of the shape (stimulus, feature …); axes after the first are taken as one
     * @param stimuli of which they are the features
     * @param notFinite what happens to NaN and infinity
     * @return the features, by the name of the file as it was given
     * @throws Refusal for another file, another number of rows, a number that is not finite, or features that cannot be compared
     */
    public static LearnedFeatures read(Path path, Stimuli stimuli, Reading.NotFinite notFinite) {
        Reading reading = new Reading(Reading.Scaling.UNIT, Reading.Colour.KEEP, notFinite, null, null);
        InputFile file = InputFile.of(path);
        if (file.kind() != FileKind.NPY) {
            throw Refusal.of(path, "is no .npy file; features are read from .npy");
        }
        try (SignalSource source = SignalSource.open(file, 1, reading, Double.MAX_VALUE)) {
            double[][] rows = rows(path, source, stimuli.rows());
            return new LearnedFeatures(stimuli.measure(name(path), rows));
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        } catch (InvalidSettingException e) {
            throw Refusal.of(path, String.valueOf(e.getMessage()));
        }
    }

    /** The report's own representations are single words: none of them must be taken for this file. */
    private static String name(Path path) {
        String given = path.toString();
        return given.contains(".") || path.getNameCount() > 1 ? given : "./" + given;
    }

    private static double[][] rows(Path path, SignalSource source, int count) {
        List<Long> axes = Stream.concat(source.leading().stream(), source.signalShape().stream())
                .toList();
        if (axes.size() < 2 || axes.getFirst() != count) {
            throw Refusal.of(
                    path,
                    "the shape " + axes + "; (" + count
                            + ", features) is needed, a row for each stimulus in the order of stimuli.npy");
        }
        long part = axes.getLast() * (source.type() == SignalType.COMPLEX ? 2 : 1);
        long parts = source.count() / count;
        if (source.count() * part > MOST) {
            throw Refusal.of(path, "the shape " + axes + " is too large; " + MOST + " numbers are accepted");
        }
        double[][] rows = new double[count][Math.toIntExact(parts * part)];
        for (double[] row : rows) {
            for (int p = 0; p < parts; p++) {
                source.next(row, Math.toIntExact(p * part));
            }
        }
        return rows;
    }
}
