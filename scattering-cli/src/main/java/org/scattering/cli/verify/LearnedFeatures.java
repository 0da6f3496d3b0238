package org.scattering.cli.verify;

import java.nio.file.Path;
import java.util.List;
import org.scattering.cli.input.Reading;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.InvalidSettingException;
import org.scattering.stability.StabilityPoint;
import org.scattering.stability.Stimuli;

/**
 * Features that were computed elsewhere, and how stable they are.
 *
 * @param points one for each distribution of deformations
 */
public record LearnedFeatures(List<StabilityPoint> points) {
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
        double[][] rows = FeatureFile.read(path, notFinite);
        if (rows.length != stimuli.rows()) {
            throw Refusal.of(
                    path,
                    "the shape [" + rows.length + ", " + rows[0].length + "]; (" + stimuli.rows()
                            + ", features) is needed, a row for each stimulus in the order of stimuli.npy");
        }
        try {
            return new LearnedFeatures(stimuli.measure(name(path), rows));
        } catch (InvalidSettingException e) {
            throw Refusal.of(path, String.valueOf(e.getMessage()));
        }
    }

    /** The report's own representations are single words: none of them must be taken for this file. */
    private static String name(Path path) {
        String given = path.toString();
        return given.contains(".") || path.getNameCount() > 1 ? given : "./" + given;
    }
}
