package org.scattering.frame;

/**
 * The precision in which the samples of filters were computed, or stored: it decides which of them are rounding. Where A is so small a
 * part of its maximum that samples are, dividing by √A would divide noise by noise.
 */
public enum SamplePrecision {
    /** 53 bits: samples carry 1e-16 of their peak, and are right to six digits at least where they are more than 1e-10 of it. */
    DOUBLE(1e-20, 1e-10, 1e-12),
    /** 24 bits: samples carry 1e-7 of their peak, and are right to two digits at least where they are more than 1e-5 of it. */
    SINGLE(1e-10, 1e-6, 1e-6),
    /** 11 bits: samples carry 5e-4 of their peak, and are right to 2 % at least where they are more than 0.03 of it. */
    HALF(1e-3, 1e-2, 1e-2);

    private final double smallestCover;
    private final double asymmetry;
    private final double rounding;

    SamplePrecision(double smallestCover, double asymmetry, double rounding) {
        this.smallestCover = smallestCover;
        this.asymmetry = asymmetry;
        this.rounding = rounding;
    }

    /**
     * The least part of max A that counts as covered.
     *
     * @return of squared moduli
     */
    public double smallestCover() {
        return smallestCover;
    }

    /** By how much of their peak samples of a filter that is real in time may fail to be conjugate. */
    double asymmetry() {
        return asymmetry;
    }

    /**
     * By how much A may differ from 1, and the mean of a wavelet from 0, for that to be rounding.
     *
     * @return of A, and of the peak of a wavelet: 1e-12, 1e-6 or 1e-2
     */
    public double rounding() {
        return rounding;
    }
}
