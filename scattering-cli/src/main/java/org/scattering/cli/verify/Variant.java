package org.scattering.cli.verify;

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
        int support = settings.averaging() instanceof Averaging.Local local ? local.support() : 1 << settings.scale();
        Averaging averaging = new Averaging.Local(support, stride);
        return rebuilt(settings, averaging, Padding.PERIODIC, settings.paths(), settings.profile());
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

    /** Another J, with φ as wide as 2^J, on another grid. */
    static ScatteringSettings scaled(ScatteringSettings settings, int scale, List<Integer> shape) {
        Averaging averaging = new Averaging.Local(1 << scale, 1 << scale);
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
