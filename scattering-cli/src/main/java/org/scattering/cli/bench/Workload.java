package org.scattering.cli.bench;

import java.util.OptionalDouble;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.ScatteringSettings;

/**
 * What is measured.
 *
 * @param name what it is called in results
 * @param settings the transform; in 1D with the sampling rate that the real-time factor is for
 * @param batch signals or images a call
 */
public record Workload(String name, ScatteringSettings settings, int batch) {
    /** The name of a workload of the user's own. */
    public static final String CUSTOM = "custom";

    /**
     * The same with another batch.
     *
     * @param signals signals or images a call
     * @return the workload
     */
    public Workload withBatch(int signals) {
        return new Workload(name, settings, signals);
    }

    /** Samples of a signal, pixels of an image. */
    long size() {
        return settings.shape().stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b);
    }

    boolean image() {
        return settings.shape().size() == 2;
    }

    /** Seconds that one signal lasts; none for images and where the sampling rate is not known. */
    OptionalDouble duration() {
        Double rate = settings instanceof Scattering1D s ? s.samplingRate() : null;
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(size() / rate);
    }
}
