package org.scattering.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * The filters of one layer: wavelets ψ in the order of the output rows, and the low-pass filter φ.
 *
 * @param wavelets ψ_λ, highest frequency first in 1D, by (j, θ) in 2D
 * @param lowpass φ
 */
public record FilterBank(List<Filter> wavelets, Filter lowpass) {
    /** Copies the list. */
    public FilterBank {
        wavelets = List.copyOf(wavelets);
    }

    /**
     * Evaluates the Littlewood–Paley sum of this bank.
     *
     * @return the sum with its bounds
     */
    public LittlewoodPaley littlewoodPaley() {
        return LittlewoodPaley.of(this);
    }

    /**
     * The bank for complex signals.
     *
     * @return the same wavelets, followed by their mirrors at the negative frequencies
     */
    public FilterBank withMirrors() {
        List<Filter> all = new ArrayList<>(wavelets);
        wavelets.forEach(w -> all.add(w.mirrored()));
        return new FilterBank(all, lowpass);
    }

    FilterBank times(double[] factor) {
        return new FilterBank(wavelets.stream().map(w -> w.times(factor)).toList(), lowpass.times(factor));
    }

    /**
     * A number that changes when any bit of any filter changes.
     *
     * @return 64 bits of hash
     */
    public long fingerprint() {
        long hash = lowpass.spectrum().fingerprint(1);
        for (Filter w : wavelets) {
            hash = w.spectrum().fingerprint(hash);
        }
        return hash;
    }
}
