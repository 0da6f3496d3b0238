package org.scattering.cli.verify;

import java.util.Arrays;
import java.util.List;
import org.scattering.cli.report.Refusal;

/**
 * Signals of any size, brought to where squares neither overflow nor vanish. S(ax) = a S x for a ≥ 0, so that every theorem holds
 * of x where it holds of ax; the factor is a power of two, which rounds nothing.
 *
 * @param signals all multiplied by 2^exponent
 * @param exponent 0 where nothing was changed
 */
public record Magnitude(List<double[]> signals, int exponent) {
    private static final int WIDEST = 40;
    /** Of the squares of two signals that are added. */
    private static final double MOST_CONTRAST = 1e100;

    /** Copies the list. */
    public Magnitude {
        signals = List.copyOf(signals);
    }

    /**
     * Looks at the largest modulus of all signals, and scales them where it is beyond 2^40 or below 2^-40.
     *
     * @param file named in the refusal
     * @param signals finite, not all zero
     * @return the signals, of which the largest modulus is then in [1, 2)
     * @throws Refusal for a signal so much smaller than another that the two cannot be compared
     */
    public static Magnitude of(String file, List<double[]> signals) {
        double[] moduli = signals.stream().mapToDouble(Magnitude::largest).toArray();
        double most = Arrays.stream(moduli).max().orElse(0);
        for (int i = 0; i < moduli.length; i++) {
            if (moduli[i] > 0 && moduli[i] < most / MOST_CONTRAST) {
                throw new Refusal(file + ": the largest modulus of signal " + i + " is " + moduli[i]
                        + ", that of all signals " + most + "; a factor of " + MOST_CONTRAST + " is accepted");
            }
        }
        int exponent = Math.getExponent(most);
        if (most == 0 || Math.abs(exponent) <= WIDEST) {
            return new Magnitude(signals, 0);
        }
        if (exponent < Double.MIN_EXPONENT) {
            throw new Refusal(
                    file + ": the largest modulus is " + most + "; at least " + Double.MIN_NORMAL + " is accepted");
        }
        return new Magnitude(
                signals.stream()
                        .map(x -> Arrays.stream(x)
                                .map(v -> Math.scalb(v, -exponent))
                                .toArray())
                        .toList(),
                -exponent);
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }

    /**
     * The file and what became of its signals.
     *
     * @param file its name
     * @return the name; with the factor where there is one
     */
    public String name(String file) {
        return exponent == 0
                ? file
                : file + " times 2^" + exponent + " (S(ax) = aS x, and its squares leave the doubles)";
    }
}
