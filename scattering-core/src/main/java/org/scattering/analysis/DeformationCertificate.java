package org.scattering.analysis;

import java.util.Arrays;
import java.util.List;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.search.Norms;
import org.scattering.settings.InvalidSettingException;

/**
 * A bound, for one signal and one deformation, on how far the coefficients can have moved. By the theorem below it holds in exact
 * arithmetic; every term is computed in double precision, none estimated, and the measured distance is compared with their
 * sum up to 1e-12 ‖x‖ for rounding.
 *
 * <pre>
 * ‖S L_τ x - S x‖ ≤ Σ_{k &lt; M} ( ‖[W, L_τ] V^k x‖ + r_k ) + ‖[A, L_τ] V^M x‖ + ‖(L_τ A - A) V^{0..M} x‖
 * </pre>
 *
 * A is averaging by φ, W_ψ the wavelets that the choice of paths follows (all others are left out, of the commutators too: W = {A, W_ψ}
 * depends on the path it acts on), each layer with its own frame, V = |W_ψ ·| one layer of propagation along those paths, [W, L_τ] = W L_τ - L_τ W, and
 * r_k = ‖ |L_τ z| - L_τ|z| ‖ with z = W_ψ V^k x what interpolation on a grid adds (0 in the continuum).
 *
 * <p><b>Why.</b> Write S = {A, S'V} with S' the rest of the cascade. Then S L_τ y - L_τ S y consists of [A, L_τ]y and
 * S'V L_τ y - L_τ S'V y. The latter is (S'V L_τ y - S' L_τ V y) + (S' L_τ - L_τ S')V y. S' is non-expansive where max A ≤ 1 in
 * its layers, max |φ̂| ≤ 1 in the last, of which S has nothing else, so
 * that [A, L_τ]y and the first bracket together are at most the norm of {[A, L_τ]y, |W_ψ L_τ y| - L_τ|W_ψ y|}; and
 * ||W_ψ L_τ y| - |L_τ W_ψ y|| ≤ |[W_ψ, L_τ]y| makes that at most ‖[W, L_τ]y‖ + r. The second bracket is the same claim for V y,
 * one order shorter; what is left after M steps is [A, L_τ]V^M x. Last, L_τ S x - S x = (L_τ A - A)V^{0..M} x.
 *
 * <p>Source: Mallat 2012, lemma 2.13 and theorem 2.12, whose sum has ‖[W, L_τ] V^M x‖ as last term: larger, for its wavelet part
 * belongs to order M + 1, which S does not have.
 *
 * @param measured ‖S L_τ x - S x‖
 * @param certificate the right-hand side
 * @param commutators ‖[W, L_τ] V^k x‖ for k = 0 … M - 1, then ‖[A, L_τ] V^M x‖
 * @param residuals r_k for k = 0 … M - 1
 * @param averaging ‖(L_τ A - A) V^{0..M} x‖
 * @param norm ‖x‖
 * @param largestDisplacement ‖τ‖∞ in samples
 * @param largestGradient ‖∇τ‖∞
 */
public record DeformationCertificate(
        double measured,
        double certificate,
        List<Double> commutators,
        List<Double> residuals,
        double averaging,
        double norm,
        double largestDisplacement,
        double largestGradient) {

    /** What double precision may add to a measured distance, relative to ‖x‖. */
    public static final double ROUNDING = 1e-12;

    /** Copies the lists. */
    public DeformationCertificate {
        commutators = List.copyOf(commutators);
        residuals = List.copyOf(residuals);
    }

    /**
     * Whether the guarantee is kept.
     *
     * @return true unless the measured distance exceeds the certificate by more than rounding, 1e-12 ‖x‖
     */
    public boolean holds() {
        return measured <= certificate + ROUNDING * norm;
    }

    /**
     * Certifies one deformation.
     *
     * @param cascade the transform; max A ≤ 1 in every layer but the last, there max |φ̂| ≤ 1
     * @param x N samples
     * @param tau the displacement, on the cascade's grid
     * @param interpolation how the signal is read between samples
     * @param boundary what lies beyond the edges, for the deformation; convolutions are circular
     * @return measured distance, certificate and its terms
     * @throws InvalidSettingException where max A or, in the last layer, max |φ̂| exceeds 1, with the value; where
     *     ‖∇τ‖∞ ≥ 1, with the value; for a signal or a displacement of another size
     */
    public static DeformationCertificate of(
            FullCascade cascade, double[] x, Displacement tau, Interpolation interpolation, Boundary boundary) {
        cascade.requireNonExpansive();
        if (!tau.shape().equals(cascade.shape())) {
            throw new InvalidSettingException(
                    "tau: on the grid " + tau.shape() + ", the transform is on " + cascade.shape());
        }
        tau.requireUnfolded(boundary);
        Warp warp = Warp.of(tau, interpolation, boundary);
        Terms terms = new Terms(cascade.maxOrder(), warp);
        cascade.walk(terms::add, x, warp.apply(x));
        return new DeformationCertificate(
                Math.sqrt(terms.measured),
                terms.total(),
                Arrays.stream(terms.commutators).map(Math::sqrt).boxed().toList(),
                Arrays.stream(terms.residuals).map(Math::sqrt).boxed().toList(),
                Math.sqrt(terms.averaging),
                Math.sqrt(Norms.energy(x)),
                tau.largest(),
                tau.largestGradient(boundary));
    }

    /** Squares of every term, summed path by path. Signal 0 of the walk is x, signal 1 is L_τ x. */
    private static final class Terms {
        final double[] commutators;
        final double[] residuals;
        double averaging;
        double measured;
        private final int maxOrder;
        private final Warp warp;

        Terms(int maxOrder, Warp warp) {
            this.maxOrder = maxOrder;
            this.warp = warp;
            commutators = new double[maxOrder + 1];
            residuals = new double[maxOrder];
        }

        double total() {
            double sum = Math.sqrt(averaging);
            for (double square : commutators) {
                sum += Math.sqrt(square);
            }
            for (double square : residuals) {
                sum += Math.sqrt(square);
            }
            return sum;
        }

        void add(FullCascade.Node node) {
            int n = node.u(0).length;
            int order = node.order();
            int[] wavelets = order < maxOrder ? node.kept() : new int[0];
            double[] still = node.averaged(0);
            measured += Norms.energyOfDifference(node.averaged(1), still);

            // One pass of the warp: u, Au, then real part, imaginary part and modulus of every z.
            double[] rows = new double[(2 + 3 * wavelets.length) * n];
            System.arraycopy(node.u(0), 0, rows, 0, n);
            System.arraycopy(still, 0, rows, n, n);
            for (int i = 0; i < wavelets.length; i++) {
                split(node.filtered(0, wavelets[i]), rows, (2 + 3 * i) * n, n);
            }
            double[] warped = warp.apply(rows);

            FrameOperator layer = node.layer();
            double[] spectrum = layer.spectrum(Arrays.copyOf(warped, n));
            double[] averagedLast = layer.averaged(spectrum);
            double[] averagedFirst = Arrays.copyOfRange(warped, n, 2 * n);
            commutators[order] += Norms.energyOfDifference(averagedLast, averagedFirst);
            averaging += Norms.energyOfDifference(averagedFirst, still);
            for (int i = 0; i < wavelets.length; i++) {
                compare(order, layer.filtered(spectrum, wavelets[i]), warped, (2 + 3 * i) * n);
            }
        }

        private static void split(double[] z, double[] rows, int offset, int n) {
            for (int i = 0; i < n; i++) {
                double re = z[2 * i];
                double im = z[2 * i + 1];
                rows[offset + i] = re;
                rows[offset + n + i] = im;
                rows[offset + 2 * n + i] = Math.sqrt(re * re + im * im);
            }
        }

        /** W_ψ L_τ u against L_τ W_ψ u, and |L_τ z| against L_τ |z|. */
        private void compare(int order, double[] filtered, double[] warped, int offset) {
            int n = filtered.length / 2;
            for (int i = 0; i < n; i++) {
                double re = warped[offset + i];
                double im = warped[offset + n + i];
                double dRe = filtered[2 * i] - re;
                double dIm = filtered[2 * i + 1] - im;
                commutators[order] += dRe * dRe + dIm * dIm;
                double residual = Math.sqrt(re * re + im * im) - warped[offset + 2 * n + i];
                residuals[order] += residual * residual;
            }
        }
    }
}
