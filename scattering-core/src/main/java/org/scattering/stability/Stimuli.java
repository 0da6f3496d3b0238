package org.scattering.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.settings.InvalidSettingException;

/**
 * Everything that a sweep shows to a representation, as rows in a fixed order: all signals as they are; then, for each
 * distribution of deformations, all signals deformed and all signals with noise. Features that were computed elsewhere, by a
 * trained network say, are measured by handing out these rows and reading one row of features for each.
 *
 * @param sweep the distributions
 * @param trials the draws, one entry a distribution
 */
public record Stimuli(StabilitySweep sweep, List<StabilityTrials> trials) {
    /** Copies the list and checks it. */
    public Stimuli {
        trials = List.copyOf(trials);
        if (trials.isEmpty() || trials.size() != sweep.deformations().size()) {
            throw new InvalidSettingException("trials: " + trials.size() + " for "
                    + sweep.deformations().size() + " distributions: one each, and at least one, are needed");
        }
    }

    /** What was done to a signal. */
    public enum Kind {
        /** Nothing. */
        CLEAN,
        /** It was deformed. */
        DEFORMED,
        /** Noise was added, as large as the deformations' mean change. */
        NOISY
    }

    /**
     * What a row is.
     *
     * @param kind what was done to the signal
     * @param signal its number, from 0
     * @param distribution the number of the distribution of deformations, from 0; -1 for clean signals
     */
    public record Stimulus(Kind kind, int signal, int distribution) {}

    private int signals() {
        return trials.getFirst().signals().length;
    }

    /**
     * The number of rows.
     *
     * @return signals · (1 + 2 · distributions)
     */
    public int rows() {
        return signals() * (1 + 2 * trials.size());
    }

    /**
     * What a row is.
     *
     * @param row from 0
     * @return the signal and what was done to it
     * @throws InvalidSettingException for a row that there is not
     */
    public Stimulus stimulus(int row) {
        if (row < 0 || row >= rows()) {
            throw new InvalidSettingException("row = " + row + ": 0 to " + (rows() - 1) + " are accepted");
        }
        int n = signals();
        int block = row / n;
        if (block == 0) {
            return new Stimulus(Kind.CLEAN, row, -1);
        }
        return new Stimulus(block % 2 == 1 ? Kind.DEFORMED : Kind.NOISY, row % n, (block - 1) / 2);
    }

    /**
     * The samples of a row.
     *
     * @param row from 0
     * @return row-major over the shape of the sweep; not a copy
     */
    public double[] samples(int row) {
        Stimulus s = stimulus(row);
        return switch (s.kind) {
            case CLEAN -> trials.getFirst().signals()[s.signal];
            case DEFORMED -> trials.get(s.distribution).deformed()[s.signal];
            case NOISY -> trials.get(s.distribution).noisy()[s.signal];
        };
    }

    /**
     * Measures features that were computed elsewhere.
     *
     * @param name what they are called in reports
     * @param features one vector a row, in the order of the rows
     * @return one point a distribution
     * @throws InvalidSettingException for another number of rows, vectors of different lengths, a feature that is not finite, and
     *     features that do not tell the signals apart or do not change with noise
     */
    public List<StabilityPoint> measure(String name, double[][] features) {
        if (features.length != rows()) {
            throw new InvalidSettingException(name + ": " + features.length + " rows of features; the stimuli have "
                    + rows() + " rows, and one for each is needed");
        }
        int n = signals();
        double[][] clean = Arrays.copyOf(features, n);
        List<StabilityPoint> points = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            int from = n * (1 + 2 * i);
            double[][] deformed = Arrays.copyOfRange(features, from, from + n);
            double[][] noisy = Arrays.copyOfRange(features, from + n, from + 2 * n);
            points.add(point(name, i, RelativeStability.of(trials.get(i), clean, deformed, noisy)));
        }
        return points;
    }

    /**
     * Measures a function.
     *
     * @param f the function
     * @return one point a distribution
     */
    public List<StabilityPoint> measure(Representation f) {
        double[][] clean = RelativeStability.values(f, trials.getFirst().signals());
        List<StabilityPoint> points = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            StabilityTrials t = trials.get(i);
            double[][] deformed = RelativeStability.values(f, t.deformed());
            double[][] noisy = RelativeStability.values(f, t.noisy());
            points.add(point(f.name(), i, RelativeStability.of(t, clean, deformed, noisy)));
        }
        return points;
    }

    private StabilityPoint point(String name, int distribution, RelativeStability stability) {
        MaximumEntropyDeformation deformation = sweep.deformations().get(distribution);
        return new StabilityPoint(
                name,
                deformation,
                deformation.typicalDisplacement(sweep.shape()),
                stability,
                trials.get(distribution).foldedShare());
    }
}
