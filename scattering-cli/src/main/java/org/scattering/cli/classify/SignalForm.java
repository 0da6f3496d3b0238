package org.scattering.cli.classify;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/**
 * What all signals of a data set have in common.
 *
 * @param shape (length) or (rows, columns)
 * @param samplingRate samples per second, null where unknown
 */
public record SignalForm(List<Integer> shape, @Nullable Double samplingRate) {

    /** What a transform with these settings takes. */
    static SignalForm of(ScatteringSettings settings) {
        return switch (settings) {
            case Scattering1D s -> new SignalForm(s.shape(), s.samplingRate());
            case Scattering2D s -> new SignalForm(s.shape(), null);
        };
    }

    /** The shape in words. */
    String size() {
        return shape.size() == 1
                ? shape.getFirst() + (shape.getFirst() == 1 ? " sample" : " samples")
                : shape.stream().map(String::valueOf).collect(Collectors.joining("x")) + " pixels";
    }

    /** Whether both rates are known and differ. */
    boolean otherRate(SignalForm other) {
        Double mine = samplingRate;
        Double its = other.samplingRate;
        return mine != null && its != null && !mine.equals(its);
    }
}
