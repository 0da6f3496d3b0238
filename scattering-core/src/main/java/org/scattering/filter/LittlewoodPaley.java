package org.scattering.filter;

/**
 * The Littlewood–Paley sum of a bank for real signals, A(ω) = |φ̂(ω)|² + ½ Σ_λ (|ψ̂_λ(ω)|² + |ψ̂_λ(-ω)|²), on the padded
 * grid; a bank that has the mirrored wavelets itself, for complex signals, has the same sum. Its minimum and maximum are the frame bounds of W: A ‖x‖² ≤ ‖Wx‖² ≤ B ‖x‖².
 *
 * <p>Source: Mallat, A Wavelet Tour of Signal Processing, chapter on frames; Andén &amp; Mallat, Deep Scattering Spectrum (IEEE TSP 2014).
 */
public final class LittlewoodPaley {
    private final int rows;
    private final int columns;
    private final double[] sum;
    private final int lowest;
    private final int highest;

    private LittlewoodPaley(int rows, int columns, double[] sum) {
        this.rows = rows;
        this.columns = columns;
        this.sum = sum;
        int low = 0;
        int high = 0;
        for (int i = 1; i < sum.length; i++) {
            low = sum[i] < sum[low] ? i : low;
            high = sum[i] > sum[high] ? i : high;
        }
        lowest = low;
        highest = high;
    }

    static LittlewoodPaley of(FilterBank bank) {
        Band phi = bank.lowpass().spectrum();
        double[] sum = new double[phi.rows() * phi.columns()];
        boolean hasMirrors = bank.wavelets().stream().anyMatch(w -> w.frequency() < 0);
        for (Filter w : bank.wavelets()) {
            w.spectrum().addSquares(sum, 0.5);
            if (!hasMirrors) {
                w.spectrum().mirrored().addSquares(sum, 0.5);
            }
        }
        phi.addSquares(sum, 1);
        return new LittlewoodPaley(phi.rows(), phi.columns(), sum);
    }

    /**
     * The sum.
     *
     * @return a copy of A(ω), row-major over the grid of frequencies
     */
    public double[] sum() {
        return sum.clone();
    }

    /** The sum without a copy, for the normalisations. */
    double[] shared() {
        return sum;
    }

    /**
     * The lower frame bound.
     *
     * @return min A
     */
    public double lowerBound() {
        return sum[lowest];
    }

    /**
     * The upper frame bound.
     *
     * @return max A
     */
    public double upperBound() {
        return sum[highest];
    }

    /**
     * Where the lower bound is reached.
     *
     * @return one frequency an axis, cycles per sample, in [-½, ½)
     */
    public double[] lowerBoundFrequency() {
        return frequency(lowest);
    }

    /**
     * Where the upper bound is reached.
     *
     * @return one frequency an axis, cycles per sample, in [-½, ½)
     */
    public double[] upperBoundFrequency() {
        return frequency(highest);
    }

    private double[] frequency(int index) {
        double column = cyclesPerSample(index % columns, columns);
        return rows == 1 ? new double[] {column} : new double[] {cyclesPerSample(index / columns, rows), column};
    }

    private static double cyclesPerSample(int k, int n) {
        return (2 * k < n ? k : k - n) / (double) n;
    }
}
