package org.scattering.cpu;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scattering.fourier.Dft;
import org.scattering.kernel.Kernels;
import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;

/**
 * S[∅]x = x ⋆ φ of 1D signals as a direct sum in double precision. A sound averages to almost nothing, so its order 0 is far
 * smaller than the rounding of its samples to float; and it has few samples. φ is even: its taps run forwards.
 */
final class OrderZero {
    /** Taps below this part of the largest one are left out. */
    private static final double NEGLIGIBLE = 1e-12;

    /** Products a padded sample, beyond which the sum would cost more than the transform it accompanies. */
    private static final long MOST_PRODUCTS = 64;

    /** Samples that share a walk over the taps. */
    static final int AT_ONCE = 8;

    /** Taps that are used for all of them before the next ones are read. */
    private static final int TAPS = 32 * Kernels.PARTIAL_SUMS;

    private final int length;
    private final int reach;
    private final int firstPosition;
    private final int step;
    /** φ(d) for d from -reach on. */
    private final double[] taps;

    private OrderZero(ScatteringPlan plan, int resolution, double[] phi, int reach) {
        length = phi.length;
        this.reach = reach;
        step = 1 << resolution;
        firstPosition = plan.axes().getFirst().from(resolution) * step;
        // A filter as wide as the grid has a tap for every sample, the one half-way round included.
        int number = reach == (length - 1) / 2 ? length : 2 * reach + 1;
        taps = new double[Math.ceilDiv(number, Kernels.PARTIAL_SUMS) * Kernels.PARTIAL_SUMS];
        Arrays.setAll(taps, i -> i < number ? phi[Math.floorMod(i - reach, length)] : 0);
    }

    /** The sum for a plan; null where order 0 is better left to the transform. */
    static @Nullable OrderZero of(ScatteringPlan plan) {
        if (plan.axes().size() != 1 || !(plan.settings().averaging() instanceof Averaging.Local local)) {
            return null;
        }
        double[] phi = inTime(plan);
        int reach = (phi.length - 1) / 2;
        while (reach > 0 && Math.abs(phi[reach]) <= NEGLIGIBLE * phi[0]) {
            reach--;
        }
        Axis axis = plan.axes().getFirst();
        long products = (2L * reach + 1) * axis.kept(local.resolution());
        return products <= MOST_PRODUCTS * phi.length ? new OrderZero(plan, local.resolution(), phi, reach) : null;
    }

    private static double[] inTime(ScatteringPlan plan) {
        double[] spectrum = plan.lowpass(0).spectrum().dense();
        double[] z = new double[2 * spectrum.length];
        for (int k = 0; k < spectrum.length; k++) {
            z[2 * k] = spectrum[k];
        }
        Dft.of(1, spectrum.length).inverse(z);
        double[] phi = new double[spectrum.length];
        Arrays.setAll(phi, n -> z[2 * n]);
        return phi;
    }

    /** The numbers of a signal that is continued far enough for every sum. */
    int continuedLength() {
        return length + taps.length;
    }

    /** The position on the padded grid of the first continued number. */
    int continuedFrom() {
        return firstPosition - reach;
    }

    /**
     * Some output samples, taps by taps, so that those and the part of the signal that they meet stay in the first-level cache.
     *
     * @param kernels the twin to use
     * @param x the signal in double precision, continued
     * @param sample the first of them
     * @param count how many, at most {@value #AT_ONCE}
     * @param sums receives them
     */
    void sums(Kernels kernels, double[] x, int sample, int count, double[] sums) {
        Arrays.fill(sums, 0);
        for (int first = 0; first < taps.length; first += TAPS) {
            int number = Math.min(TAPS, taps.length - first);
            for (int i = 0; i < count; i++) {
                sums[i] += kernels.dot(taps, first, number, x, (sample + i) * step);
            }
        }
    }
}
