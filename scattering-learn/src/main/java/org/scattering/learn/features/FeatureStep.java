package org.scattering.learn.features;

import java.util.Arrays;
import java.util.List;
import org.scattering.plan.Path;
import org.scattering.settings.InvalidSettingException;

/** One thing done to the coefficients of a signal, without looking at other signals. Immutable. */
public sealed interface FeatureStep {

    /**
     * Applies the step.
     *
     * @param signal coefficients; not changed
     * @return new ones
     */
    PathSamples apply(PathSamples signal);

    /**
     * log(ε + |S|): turns factors, such as the loudness of a band, into sums. Source: Andén &amp; Mallat 2014, §VI.
     *
     * @param epsilon ε &gt; 0, what is drowned
     */
    record Log(double epsilon) implements FeatureStep {
        /** Checks ε. */
        public Log {
            if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
                throw new InvalidSettingException("log = " + epsilon + ": a positive number is needed");
            }
        }

        @Override
        public PathSamples apply(PathSamples signal) {
            double[] values = signal.values().clone();
            Arrays.setAll(values, i -> Math.log(epsilon + Math.abs(values[i])));
            return new PathSamples(signal.paths(), signal.shape(), values);
        }
    }

    /**
     * Every path of order m ≥ 2 divided by its parent of order m - 1: the depth of a modulation, whatever the strength of
     * what is modulated. Source: Andén &amp; Mallat 2014, eq. 27.
     *
     * @param epsilon added to the parent, &gt; 0
     */
    record ParentRatio(double epsilon) implements FeatureStep {
        /** Checks ε. */
        public ParentRatio {
            if (!(epsilon > 0) || !Double.isFinite(epsilon)) {
                throw new InvalidSettingException("parent-ratio = " + epsilon + ": a positive number is needed");
            }
        }

        @Override
        public PathSamples apply(PathSamples signal) {
            double[] source = signal.values();
            double[] values = source.clone();
            int samples = signal.samples();
            for (Path path : signal.paths()) {
                if (path.order() >= 2) {
                    for (int i = 0; i < samples; i++) {
                        double parent = source[path.parentRow() * samples + i];
                        values[path.row() * samples + i] /= epsilon + Math.abs(parent);
                    }
                }
            }
            return new PathSamples(signal.paths(), signal.shape(), values);
        }
    }

    /**
     * Means over time, in bins of equal length (1D): sample i of n falls into bin ⌊i·bins/n⌋.
     *
     * @param count bins, ≥ 1
     */
    record TimeBins(int count) implements FeatureStep {
        /** Checks the number. */
        public TimeBins {
            if (count < 1) {
                throw new InvalidSettingException("bins = " + count + ": 1 or more are needed");
            }
        }

        @Override
        public PathSamples apply(PathSamples signal) {
            int samples = signal.samples();
            if (signal.shape().size() != 1 || samples < count) {
                throw new InvalidSettingException("bins = " + count + ": a path has " + signal.shape()
                        + " samples; bins need one axis (time) with at least as many samples");
            }
            double[] values = new double[signal.paths().size() * count];
            for (int row = 0; row < signal.paths().size(); row++) {
                for (int bin = 0; bin < count; bin++) {
                    int from = Math.ceilDiv(bin * samples, count);
                    int to = Math.ceilDiv((bin + 1) * samples, count);
                    double sum = 0;
                    for (int i = from; i < to; i++) {
                        sum += signal.values()[row * samples + i];
                    }
                    values[row * count + bin] = sum / (to - from);
                }
            }
            return new PathSamples(signal.paths(), List.of(count), values);
        }
    }
}
