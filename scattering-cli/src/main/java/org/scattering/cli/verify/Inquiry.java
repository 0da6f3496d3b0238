package org.scattering.cli.verify;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scattering.analysis.FullCascade;
import org.scattering.deform.Displacement;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.settings.ScatteringSettings;

/**
 * What is asked.
 *
 * @param subject the filters and the modulus
 * @param material the signals
 * @param tau the displacement of the pictures and the slopes, null to draw one
 * @param trials random trials of the certificate
 * @param seed of everything that is drawn
 * @param elsewhere what was computed elsewhere
 * @param engine whose coefficients are checked: a name, or {@code auto} for the best of each precision
 */
public record Inquiry(
        Subject subject,
        Material material,
        @Nullable Displacement tau,
        int trials,
        long seed,
        Elsewhere elsewhere,
        String engine) {
    private static final int MOST_SIGNALS = 8;

    /**
     * Features that were computed elsewhere.
     *
     * @param ofStimuli those of the stimuli of relative stability
     * @param ofExamples those of labelled examples, null for none
     */
    public record Elsewhere(
            List<LearnedFeatures> ofStimuli, @Nullable OwnFeatures ofExamples) {
        static final Elsewhere NOTHING = new Elsewhere(List.of(), null);

        /** Copies the list. */
        public Elsewhere {
            ofStimuli = List.copyOf(ofStimuli);
        }
    }

    /** Without features from elsewhere, with the engines that are chosen by themselves. */
    Inquiry(Subject subject, Material material, @Nullable Displacement tau, int trials, long seed) {
        this(subject, material, tau, trials, seed, Elsewhere.NOTHING, Engines.AUTO);
    }

    /** The precisions in which coefficients are checked: that of a named engine, else all. */
    List<Precision> precisions() {
        return engine.equals(Engines.AUTO)
                ? List.of(Precision.values())
                : List.of(Engines.choose(engine, Precision.SINGLE).precision());
    }

    /** The engine to ask for: the named one where it is precise enough. */
    String engine(Precision wanted) {
        boolean enough = wanted == Precision.SINGLE || precisions().contains(Precision.DOUBLE);
        return enough ? engine : Engines.AUTO;
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

    /** Says which T the smaller J of {@link #cascades()} have, where it is not 2^J. */
    void tellSupports(Section section) {
        ScatteringSettings asked = subject.settings();
        if (!subject.ofTransform() || Variant.local(asked).support() == 1 << asked.scale()) {
            return;
        }
        section.note("T keeps its ratio to 2^J: "
                + cascades().keySet().stream()
                        .map(j -> "J = " + j + " has T = "
                                + Variant.local(Variant.scaled(asked, j, asked.shape()))
                                        .support())
                        .collect(Collectors.joining(", ")));
    }
}
