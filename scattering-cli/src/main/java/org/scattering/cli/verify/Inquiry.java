package org.scattering.cli.verify;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.scattering.analysis.FullCascade;
import org.scattering.deform.Displacement;

/**
 * What is asked.
 *
 * @param subject the filters and the modulus
 * @param material the signals
 * @param tau the displacement of the pictures and the slopes, null to draw one
 * @param trials random trials of the certificate
 * @param seed of everything that is drawn
 * @param features that were computed elsewhere from the stimuli of relative stability
 */
public record Inquiry(
        Subject subject,
        Material material,
        @Nullable Displacement tau,
        int trials,
        long seed,
        List<LearnedFeatures> features) {
    private static final int MOST_SIGNALS = 8;

    /** Copies the list. */
    public Inquiry {
        features = List.copyOf(features);
    }

    /** Without features from elsewhere. */
    Inquiry(Subject subject, Material material, @Nullable Displacement tau, int trials, long seed) {
        this(subject, material, tau, trials, seed, List.of());
    }

    List<Integer> shape() {
        return subject.settings().shape();
    }

    /** The signals that slow checks are done on. */
    List<double[]> few() {
        List<double[]> signals = material.signals();
        return signals.subList(0, Math.min(MOST_SIGNALS, signals.size()));
    }

    double[] first() {
        return material.signals().getFirst();
    }

    /** The cascades of J and of smaller ones, about four; that of J alone where the filters come from elsewhere. */
    SortedMap<Integer, FullCascade> cascades() {
        int largest = subject.settings().scale();
        int step = subject.ofTransform() ? Math.max(1, largest / 4) : largest;
        SortedMap<Integer, FullCascade> cascades = new TreeMap<>();
        for (int scale = largest; scale >= 1; scale -= step) {
            int j = scale;
            subject.atScale(j).ifPresent(cascade -> cascades.put(j, cascade));
        }
        return cascades;
    }
}
