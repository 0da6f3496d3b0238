package org.scattering.frame;

import java.util.List;

/**
 * What the theorems ask of a bank, checked on its filters: whether it is non-expansive, tight, and of zero mean.
 *
 * @param bounds the frame bounds
 * @param largestMean the largest |ψ̂_λ(0)| of any wavelet, relative to the largest |ψ̂_λ| of the same wavelet
 * @param meanFilter the wavelet that has it; -1 for a bank without wavelets
 * @param localisation spreads of φ, then of each ψ_λ
 */
public record BankReport(FrameBounds bounds, double largestMean, int meanFilter, List<Localisation> localisation) {
    private static final double ROUNDING = 1e-12;

    /** Copies the list. */
    public BankReport {
        localisation = List.copyOf(localisation);
    }

    /**
     * Checks a frame.
     *
     * @param frame the filters
     * @return the report
     */
    public static BankReport of(Frame frame) {
        double largest = 0;
        int filter = -1;
        for (int g = 0; g < frame.bandpass().size(); g++) {
            TransferFunction psi = frame.bandpass().get(g).transfer();
            double peak = 0;
            for (int k = 0; k < psi.size(); k++) {
                peak = Math.max(peak, psi.squaredModulus(k));
            }
            double mean = peak == 0 ? 0 : Math.sqrt(psi.squaredModulus(0) / peak);
            if (filter < 0 || mean > largest) {
                largest = mean;
                filter = g;
            }
        }
        return new BankReport(frame.bounds(), largest, filter, frame.localisation());
    }

    /**
     * Whether ‖Wx‖ ≤ ‖x‖ for every x.
     *
     * @return max A ≤ 1, but for rounding of 1e-12
     */
    public boolean nonExpansive() {
        return bounds.upper() <= 1 + ROUNDING;
    }

    /**
     * Whether ‖Wx‖ = ‖x‖ for every x.
     *
     * @return A = 1 within 1e-12 at every frequency
     */
    public boolean tight() {
        return Math.abs(bounds.upper() - 1) <= ROUNDING && Math.abs(bounds.lower() - 1) <= ROUNDING;
    }

    /**
     * Whether wavelets do not see constants.
     *
     * @return ψ̂_λ(0) = 0 within 1e-12 of its peak for every λ; no Gabor bank has that
     */
    public boolean zeroMean() {
        return largestMean <= ROUNDING;
    }
}
