package org.scattering.network;

import java.util.ArrayList;
import java.util.List;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.frame.Frame;
import org.scattering.settings.InvalidSettingException;

/**
 * How far the features of one order move when the input is translated by t on its circle: the theorem of vertical translation
 * invariance, ‖Φ_n(T_t x) - Φ_n(x)‖ = O(‖t‖/(S_1···S_n)), with every constant computed.
 *
 * <p>A path that is sampled by s moves by t/s on its own grid, so that its feature changes by at most
 * sup_ω |χ̂_n(ω)| |exp(2πi ω·t/s) - 1| · ‖U[q]x‖. On the grid this needs t to be a multiple of s; other translations are measured
 * too, but a signal that is not band-limited is then sampled elsewhere and nothing is promised.
 *
 * <p>Source: T. Wiatowski, H. Bölcskei, A mathematical theory of deep convolutional neural networks for feature extraction (IEEE
 * TIT 2018), theorem on vertical translation invariance, of which K is the decay of χ̂_n.
 *
 * @param order n
 * @param paths how many features
 * @param leastSampling the smallest product S_1···S_n over the paths
 * @param mostSampling the largest
 * @param propagated ‖U_n x‖, over all paths
 * @param distance ‖Φ_n(T_t x) - Φ_n(x)‖
 * @param bound the root of the sum over paths of the bounds above, squared
 * @param rate max_q 2π K_q |t|/s_q · ‖U_n x‖ with K = sup |χ̂_n(ω)| |ω|: the bound's linear form, in which the product of the
 *     factors can be seen
 * @param guarantee whether t is a multiple of every path's sampling
 */
public record LayerTranslation(
        int order,
        int paths,
        int leastSampling,
        int mostSampling,
        double propagated,
        double distance,
        double bound,
        double rate,
        Guarantee guarantee) {

    /** Whether a bound is proved for the grid. */
    public enum Guarantee {
        /** The translation is one of whole samples on every path's grid. */
        PROVED,
        /** It is not: the bound is what holds without aliasing. */
        WITHOUT_ALIASING
    }

    /**
     * The distance in parts of what the layer received, which no scaling of the pooling changes.
     *
     * @return ‖Φ_n(T_t x) - Φ_n(x)‖ / ‖U_n x‖
     */
    public double relative() {
        return distance / propagated;
    }

    /**
     * Measures every order.
     *
     * @param network any network
     * @param x a signal of its shape
     * @param shift t, samples along each axis, circular
     * @return orders 0 to N
     * @throws InvalidSettingException for a shift of another number of axes
     */
    public static List<LayerTranslation> measure(Network network, double[] x, int... shift) {
        if (shift.length != network.shape().size()) {
            throw new InvalidSettingException(
                    "shift: " + shift.length + " numbers for the shape " + network.shape() + ": one an axis is needed");
        }
        double[] t = new double[shift.length];
        for (int axis = 0; axis < t.length; axis++) {
            t[axis] = shift[axis];
        }
        Warp warp = Warp.of(Displacement.constant(network.shape(), t), Interpolation.LINEAR, Boundary.PERIODIC);
        List<Feature> here = network.apply(x);
        List<Feature> there = network.apply(warp.apply(x));
        List<LayerTranslation> orders = new ArrayList<>();
        for (int n = 0; n <= network.depth(); n++) {
            Sums sums = new Sums(network, n, shift);
            for (int i = 0; i < here.size(); i++) {
                if (here.get(i).layer() == n) {
                    sums.add(here.get(i), there.get(i));
                }
            }
            orders.add(sums.result());
        }
        return orders;
    }

    /** The sums over the paths of one order. */
    private static final class Sums {
        private final Network network;
        private final int order;
        private final int[] shift;
        private int paths;
        private int least = Integer.MAX_VALUE;
        private int most;
        private double propagated;
        private double distance;
        private double bound;
        private double decay;
        private boolean whole = true;

        Sums(Network network, int order, int[] shift) {
            this.network = network;
            this.order = order;
            this.shift = shift;
        }

        void add(Feature here, Feature there) {
            int sampling = here.sampling();
            paths++;
            least = Math.min(least, sampling);
            most = Math.max(most, sampling);
            propagated += here.propagated();
            distance += here.squaredDistance(there);
            for (int t : shift) {
                whole &= t % sampling == 0;
            }
            Frame frame = network.outputFrame(order, sampling);
            double largest = 0;
            for (int k = 0; k < frame.size(); k++) {
                double chi = Math.sqrt(frame.lowpass().squaredModulus(k));
                double row = frequency(k / frame.columns(), frame.rows());
                double column = frequency(k % frame.columns(), frame.columns());
                double turns = shift[shift.length - 1] * column;
                turns = (shift.length == 1 ? turns : turns + shift[0] * row) / sampling;
                largest = Math.max(largest, chi * 2 * Math.abs(Math.sin(Math.PI * turns)));
                decay = Math.max(decay, chi * Math.hypot(row, column) / sampling);
            }
            bound += largest * largest * here.propagated();
        }

        private static double frequency(int k, int n) {
            return (2 * k < n ? k : k - n) / (double) n;
        }

        LayerTranslation result() {
            double length = 0;
            for (int t : shift) {
                length = Math.hypot(length, t);
            }
            return new LayerTranslation(
                    order,
                    paths,
                    least,
                    most,
                    Math.sqrt(propagated),
                    Math.sqrt(distance),
                    Math.sqrt(bound),
                    2 * Math.PI * decay * length * Math.sqrt(propagated),
                    whole ? Guarantee.PROVED : Guarantee.WITHOUT_ALIASING);
        }
    }
}
