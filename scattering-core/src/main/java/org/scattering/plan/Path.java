package org.scattering.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one output row is.
 *
 * @param row its number
 * @param part which part of a complex coefficient it holds
 * @param order m, the number of wavelets
 * @param parentRow the row of the path without its last wavelet; -1 for order 0
 * @param filters n1 … nm, indices into the banks of layers 1 … m
 * @param scales j1 … jm
 * @param frequencies ξ1 … ξm, centre frequencies in cycles per sample
 * @param bandwidths σ1 … σm, widths in cycles per sample
 * @param angles θ1 … θm in radians, against the first axis (2D); empty in 1D
 * @param samplingRate samples per second, null where unknown
 * @param weight the weight of its energy ‖S[p]x‖² in the energy identity: ½ where a wavelet and its mirror are both
 *     computed (complex signals), else 1
 * @param resolution log2 of the sampling step of the row's samples; for global averaging that of U[p]
 * @param shape samples a row has: (time) or (rows, columns)
 */
public record Path(
        int row,
        Part part,
        int order,
        int parentRow,
        List<Integer> filters,
        List<Integer> scales,
        List<Double> frequencies,
        List<Double> bandwidths,
        List<Double> angles,
        @Nullable Double samplingRate,
        double weight,
        int resolution,
        List<Integer> shape) {

    /** The part of a coefficient that a row holds. */
    public enum Part {
        /** A real coefficient. */
        WHOLE,
        /** The real part of x ⋆ φ for complex x. */
        REAL,
        /** The imaginary part of x ⋆ φ for complex x. */
        IMAGINARY
    }

    /**
     * The centre frequencies in Hz.
     *
     * @return ξ1 … ξm times the sampling rate; empty where the rate is unknown
     */
    public List<Double> hertz() {
        Double rate = samplingRate;
        return rate == null
                ? List.of()
                : frequencies.stream().map(xi -> xi * rate).toList();
    }

    /**
     * A short name.
     *
     * @return {@code S}, {@code S[3]}, {@code S[3,7]}; {@code Re S} and {@code Im S} for the two rows of a complex order 0
     */
    public String name() {
        String prefix = switch (part) {
            case WHOLE -> "S";
            case REAL -> "Re S";
            case IMAGINARY -> "Im S";
        };
        return order == 0 ? prefix : prefix + filters.toString().replace(" ", "");
    }
}
