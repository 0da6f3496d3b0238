package org.scattering.frame;

import java.util.List;
import org.scattering.settings.Averaging;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** A family of filters that can be sampled on any periodic grid. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Bank {

    /**
     * Samples the filters.
     *
     * @param shape (length) or (rows, columns) of the grid
     * @return the frame on that grid
     * @throws org.scattering.settings.InvalidSettingException for a shape that the family does not have
     */
    Frame frame(List<Integer> shape);

    /**
     * The filters that a transform applies in one of its layers.
     *
     * @param settings J, Q, T or J, L, and the profile
     * @param layer 1 for the wavelets applied to the signal, 2 for those applied to U[λ1], …
     * @return the family; a frame of it on the padded grid of a plan has the filters of that plan
     */
    static Bank of(ScatteringSettings settings, int layer) {
        return switch (settings) {
            case Scattering1D s ->
                new MorletBank1D(
                        s.scale(),
                        s.quality(layer),
                        s.averaging() instanceof Averaging.Local local ? local.support() : 1 << s.scale(),
                        s.profile());
            case Scattering2D s -> new MorletBank2D(s.scale(), s.angles(), s.profile());
        };
    }
}
