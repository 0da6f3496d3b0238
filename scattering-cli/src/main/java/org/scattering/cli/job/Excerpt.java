package org.scattering.cli.job;

import java.nio.file.Path;
import java.util.function.Function;
import org.scattering.Scattering;
import org.scattering.cli.input.Shapes;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/**
 * One signal of a file with its coefficients in single precision.
 *
 * @param plan how they were computed
 * @param samples the signal, row-major
 * @param coefficients of this signal alone
 */
public record Excerpt(ScatteringPlan plan, double[] samples, Coefficients coefficients) {

    /**
     * Reads a signal and transforms it.
     *
     * @param source its file, at the beginning
     * @param index its number in the file
     * @param settings of the transform, for the signals of that file
     * @param console is told of numbers that were replaced
     * @return the signal and its coefficients
     * @throws Refusal where the file has no such signal, is complex, or the settings do not suit it
     */
    public static Excerpt compute(
            SignalSource source, long index, Function<SignalSource, ScatteringSettings> settings, Console console) {
        Path path = source.file().path();
        if (index < 0 || index >= source.count()) {
            throw Refusal.of(path, "--index " + index + ": it holds " + source.count() + " signals, numbered from 0");
        }
        if (source.type() == SignalType.COMPLEX) {
            throw Refusal.of(path, "complex signals have no picture; plot takes real ones");
        }
        Room.require(source);
        try {
            ScatteringPlan plan = Scattering.plan(settings.apply(source));
            Room.requireOutput(source, (long) plan.layout().size() * Float.BYTES);
            double[] samples = new double[(int) Shapes.size(source.signalShape())];
            for (long i = 0; i <= index; i++) {
                source.next(samples, 0);
            }
            FileTransform.tellReplaced(source, console);
            return new Excerpt(plan, samples, transformed(plan, samples));
        } catch (InvalidSettingException e) {
            throw Refusal.of(path, Failure.of(e).message());
        }
    }

    private static Coefficients transformed(ScatteringPlan plan, double[] samples) {
        float[] singles = new float[samples.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) samples[i];
        }
        int processors = Runtime.getRuntime().availableProcessors();
        try (Transform transform = Scattering.transform(plan, Engines.AUTO, Precision.SINGLE, processors)) {
            return transform.apply(singles);
        }
    }
}
