package org.scattering.cli.verify;

import java.util.Collections;
import java.util.List;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** Settings with something changed. */
final class Variant {
    private Variant() {}

    static ScatteringSettings with(ScatteringSettings settings, Profile profile) {
        return rebuilt(settings, settings.averaging(), settings.padding(), settings.paths(), profile);
    }

    static ScatteringSettings with(ScatteringSettings settings, Paths paths) {
        return rebuilt(settings, settings.averaging(), settings.padding(), paths, settings.profile());
    }

    /** Periodic, with another step between outputs. */
    static ScatteringSettings periodic(ScatteringSettings settings, int stride) {
        Averaging averaging = new Averaging.Local(local(settings).support(), stride);
        return rebuilt(settings, averaging, Padding.PERIODIC, settings.paths(), settings.profile());
    }

    /** T and the stride. */
    static Averaging.Local local(ScatteringSettings settings) {
        if (settings.averaging() instanceof Averaging.Local local) {
            return local;
        }
        throw new IllegalArgumentException("local averaging is needed, not " + settings.averaging());
    }

    /** J, and T where that is not 2^J. */
    static String words(ScatteringSettings settings) {
        int support = local(settings).support();
        String scale = "J = " + settings.scale();
        return support == 1 << settings.scale() ? scale : scale + ", T = " + support;
    }

    private static ScatteringSettings rebuilt(
            ScatteringSettings settings, Averaging averaging, Padding padding, Paths paths, Profile profile) {
        return switch (settings) {
            case Scattering1D s ->
                new Scattering1D(
                        s.length(),
                        s.scale(),
                        s.quality(),
                        averaging,
                        s.maxOrder(),
                        padding,
                        paths,
                        profile,
                        s.signalType(),
                        s.samplingRate());
            case Scattering2D s ->
                new Scattering2D(
                        s.rows(), s.columns(), s.scale(), s.angles(), averaging, s.maxOrder(), padding, paths, profile);
        };
    }

    static ScatteringSettings ofOrder(ScatteringSettings settings, int order) {
        return switch (settings) {
            case Scattering1D s ->
                new Scattering1D(
                        s.length(),
                        s.scale(),
                        s.quality().subList(0, Math.min(s.quality().size(), Math.max(order, 1) + 1)),
                        s.averaging(),
                        order,
                        s.padding(),
                        s.paths(),
                        s.profile(),
                        s.signalType(),
                        s.samplingRate());
            case Scattering2D s ->
                new Scattering2D(
                        s.rows(),
                        s.columns(),
                        s.scale(),
                        s.angles(),
                        s.averaging(),
                        order,
                        s.padding(),
                        s.paths(),
                        s.profile());
        };
    }

    /** On another grid, of sides at least as long as T. */
    static ScatteringSettings on(ScatteringSettings settings, List<Integer> shape) {
        return with(settings, settings.scale(), local(settings), shape);
    }

    /** Another J on another grid: T and the stride keep their ratio to 2^J, as far as the grid is long enough. */
    static ScatteringSettings scaled(ScatteringSettings settings, int scale, List<Integer> shape) {
        Averaging.Local asked = local(settings);
        int by = scale - settings.scale();
        int support = Math.clamp(Math.round(Math.scalb((double) asked.support(), by)), 1, Collections.min(shape));
        int stride = Math.clamp((int) Math.scalb((double) asked.stride(), by), 1, Integer.highestOneBit(support));
        return with(settings, scale, new Averaging.Local(support, stride), shape);
    }

    private static ScatteringSettings with(
            ScatteringSettings settings, int scale, Averaging averaging, List<Integer> shape) {
        return switch (settings) {
            case Scattering1D s ->
                new Scattering1D(
                        shape.getFirst(),
                        scale,
                        s.quality(),
                        averaging,
                        s.maxOrder(),
                        s.padding(),
                        s.paths(),
                        s.profile(),
                        s.signalType(),
                        s.samplingRate());
            case Scattering2D s ->
                new Scattering2D(
                        shape.getFirst(),
                        shape.getLast(),
                        scale,
                        s.angles(),
                        averaging,
                        s.maxOrder(),
                        s.padding(),
                        s.paths(),
                        s.profile());
        };
    }
}
