package org.scattering.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.FrameBounds;
import org.scattering.frame.TransferFunction;
import org.scattering.search.Norms;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Paths;
import org.scattering.settings.ScatteringSettings;

/**
 * The scattering cascade of the theorems: circular, at full resolution, in double precision, by any frames.
 *
 * <pre>
 * U[∅]x = x      U[λ1..λm]x = |U[λ1..λm-1]x ⋆ ψ_λm|      S[p]x = U[p]x ⋆ φ      V^m x = (U[p]x) over paths p of order m
 * </pre>
 *
 * Layer m + 1 acts on the paths of order m: there are M + 1 frames, of the last one the transform itself takes φ alone.
 * Paths are walked depth first, so that memory depends on M, not on the number of paths. Immutable and thread-safe.
 *
 * <p>Source: Mallat, Group Invariant Scattering (CPAM 2012), windowed scattering.
 */
public final class FullCascade {
    private static final double LOUDEST = 1e250;

    private final List<FrameOperator> layers;
    private final Paths paths;
    private final Modulus modulus;

    private FullCascade(List<FrameOperator> layers, Paths paths, Modulus modulus) {
        this.layers = List.copyOf(layers);
        this.paths = paths;
        this.modulus = modulus;
    }

    /**
     * A cascade of given frames.
     *
     * @param layers M + 1 frames on one grid, at least one
     * @param paths all paths, or those with j(λm) &gt; j(λm-1)
     * @return the cascade
     * @throws InvalidSettingException for no layer, or layers on different grids
     */
    public static FullCascade of(List<Frame> layers, Paths paths) {
        if (layers.isEmpty()) {
            throw new InvalidSettingException("layers = []: at least one frame is needed, for order 0");
        }
        for (Frame f : layers) {
            if (!f.shape().equals(layers.getFirst().shape())) {
                throw new InvalidSettingException("layers: frames on "
                        + layers.getFirst().shape() + " and on " + f.shape() + "; one grid is needed");
            }
        }
        return new FullCascade(layers.stream().map(FrameOperator::new).toList(), paths, Modulus.COMPLEX);
    }

    /**
     * The cascade of one family of filters in every layer.
     *
     * @param bank the family
     * @param shape (length) or (rows, columns)
     * @param maxOrder M ≥ 0
     * @param paths all paths, or those with j(λm) &gt; j(λm-1)
     * @return the cascade
     */
    public static FullCascade of(Bank bank, List<Integer> shape, int maxOrder, Paths paths) {
        if (maxOrder < 0 || maxOrder > 8) {
            throw new InvalidSettingException("max-order = " + maxOrder + ": 0 to 8 are accepted");
        }
        FrameOperator layer = new FrameOperator(bank.frame(shape));
        return new FullCascade(
                IntStream.rangeClosed(0, maxOrder).mapToObj(m -> layer).toList(), paths, Modulus.COMPLEX);
    }

    /**
     * The cascade that a transform with the same filters approximates by sub-sampling, on a grid of the signal's own size.
     *
     * @param settings sizes, bank, order and paths; padding and averaging's stride play no part
     * @return the cascade
     */
    public static FullCascade of(ScatteringSettings settings) {
        List<Frame> frames = new ArrayList<>();
        for (int layer = 1; layer <= settings.maxOrder() + 1; layer++) {
            frames.add(Bank.of(settings, layer).frame(settings.shape()));
        }
        return of(frames, settings.paths());
    }

    /**
     * The same cascade with another function after each wavelet.
     *
     * @param other what takes the place of the complex modulus
     * @return the cascade; what the theory promises is not promised for it
     */
    public FullCascade with(Modulus other) {
        return new FullCascade(layers, paths, other);
    }

    /**
     * The cascade up to an order.
     *
     * @param order m, 0 to the order of this one
     * @return its first m + 1 layers, followed by the same function
     */
    public FullCascade upTo(int order) {
        return new FullCascade(layers.subList(0, order + 1), paths, modulus);
    }

    /**
     * The order M.
     *
     * @return the length of the longest path
     */
    public int maxOrder() {
        return layers.size() - 1;
    }

    /**
     * The grid.
     *
     * @return (length) or (rows, columns)
     */
    public List<Integer> shape() {
        return layers.getFirst().frame().shape();
    }

    /**
     * The points of the grid.
     *
     * @return samples of a signal
     */
    public int size() {
        return layers.getFirst().frame().size();
    }

    /**
     * The frames.
     *
     * @return M + 1 frames, that of layer m + 1 at index m
     */
    public List<Frame> frames() {
        return layers.stream().map(FrameOperator::frame).toList();
    }

    /**
     * Which paths are followed.
     *
     * @return the choice
     */
    public Paths paths() {
        return paths;
    }

    /**
     * A Lipschitz constant of S by the frame bounds: ‖Sx - Sy‖ ≤ C ‖x - y‖.
     *
     * <p>With B_m = max A of the layer that acts on order m, and C_m the constant of what begins there: ‖Ad‖² + ‖W_ψ d‖² ≤ B_m ‖d‖²,
     * of which the second part grows by C_(m+1)² at most, so that {@code C_m² = B_m max(1, C_(m+1)²)}; at order M there is only
     * averaging, {@code C_M = max |φ̂|}.
     *
     * @return C: at most 1 where every max A ≤ 1
     */
    public double lipschitzBound() {
        double square = largestAveraging();
        for (int m = maxOrder() - 1; m >= 0; m--) {
            square = layers.get(m).frame().bounds().upper() * Math.max(1, square);
        }
        return Math.sqrt(square);
    }

    /** max |φ̂|² of the last layer. */
    private double largestAveraging() {
        TransferFunction last = layers.getLast().frame().lowpass();
        double square = 0;
        for (int k = 0; k < last.size(); k++) {
            square = Math.max(square, last.squaredModulus(k));
        }
        return square;
    }

    /**
     * Refuses a cascade that is not non-expansive by construction: every layer but the last needs max A ≤ 1; of the last only φ acts,
     * and max |φ̂| ≤ 1 is enough.
     *
     * @throws InvalidSettingException where one of them exceeds 1 by more than rounding, with the value
     */
    public void requireNonExpansive() {
        for (int m = 0; m < maxOrder(); m++) {
            FrameBounds bounds = layers.get(m).frame().bounds();
            if (bounds.upper() > 1 + 1e-12) {
                throw new InvalidSettingException("bank of layer " + (m + 1) + ": max A = " + bounds.upper()
                        + " at " + bounds.upperFrequency() + " cycles per sample; the certificate needs max A ≤ 1"
                        + " (profile native or tight, or a normalised frame)");
            }
        }
        double last = largestAveraging();
        if (last > 1 + 1e-12) {
            throw new InvalidSettingException("bank of layer " + layers.size() + ": max |φ̂|² = " + last
                    + "; the certificate needs max |φ̂| ≤ 1 in the last layer (profile native or tight, or a normalised"
                    + " frame)");
        }
    }

    /**
     * The number of paths of each order, to know what a walk costs before it begins.
     *
     * @return counts for orders 0 … M; {@link Long#MAX_VALUE} where there are more
     */
    public List<Long> pathCounts() {
        List<Long> counts = new ArrayList<>();
        Map<Integer, Long> ending = new TreeMap<>(Map.of(-1, 1L));
        for (int m = 0; m <= maxOrder(); m++) {
            long sum = 0;
            for (long count : ending.values()) {
                sum = sum + count < 0 ? Long.MAX_VALUE : sum + count;
            }
            counts.add(sum);
            Map<Integer, Long> next = new TreeMap<>();
            for (Map.Entry<Integer, Long> e : ending.entrySet()) {
                for (int wavelet : follow(m, e.getKey())) {
                    int scale = layers.get(m).frame().bandpass().get(wavelet).scale();
                    next.merge(scale, e.getValue(), (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
                }
            }
            ending = next;
        }
        return counts;
    }

    /** The layer that acts on the paths of an order. */
    FrameOperator layer(int order) {
        return layers.get(order);
    }

    /** Sees every path of a walk. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called once a path, parents before children.
         *
         * @param node the path and the signals propagated along it
         */
        void visit(Node node);
    }

    /**
     * Propagates signals along every path up to order M, side by side.
     *
     * @param visitor sees each path with U[p]x of every signal
     * @param signals real signals, N samples each
     * @throws InvalidSettingException for a signal of another size, with a sample that is not finite, or too loud or too faint for
     *     its energy to be a double: ‖x‖² is 0 or from 1e-250 to 1e250
     */
    public void walk(Visitor visitor, double[]... signals) {
        List<double[]> spectra = new ArrayList<>();
        requireMeasurable(signals);
        for (double[] x : signals) {
            spectra.add(layers.getFirst().spectrum(x));
        }
        walk(new Node(layers.getFirst(), modulus, List.of(), List.of(signals), spectra, follow(0, -1)), visitor);
    }

    /** Finite signals whose squares neither overflow nor vanish where they are summed; of several, the loudest counts. */
    static void requireMeasurable(double[]... signals) {
        double most = 0;
        boolean zero = true;
        for (double[] x : signals) {
            requireFinite(x);
            most = Math.max(most, Norms.energy(x));
            zero &= Arrays.stream(x).allMatch(v -> v == 0);
        }
        if (!zero && !(most >= 1 / LOUDEST && most <= LOUDEST)) {
            throw new InvalidSettingException("x: ‖x‖² = " + most + "; 0, or " + 1 / LOUDEST + " to " + LOUDEST
                    + ", is accepted: scale the signals, for S(ax) = a S x");
        }
    }

    private static void requireFinite(double[] x) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new InvalidSettingException(
                        "x: sample " + i + " is " + x[i] + "; only finite numbers are accepted");
            }
        }
    }

    private void walk(Node node, Visitor visitor) {
        visitor.visit(node);
        int next = node.order() + 1;
        if (next > maxOrder()) {
            return;
        }
        for (int wavelet : node.kept()) {
            List<double[]> u = new ArrayList<>();
            List<double[]> spectra = new ArrayList<>();
            for (int i = 0; i < node.signals(); i++) {
                double[] propagated = node.propagated(i, wavelet);
                u.add(propagated);
                spectra.add(layers.get(next).spectrum(propagated));
            }
            List<Integer> path = new ArrayList<>(node.path());
            path.add(wavelet);
            int scale = layers.get(next - 1).frame().bandpass().get(wavelet).scale();
            walk(new Node(layers.get(next), modulus, path, u, spectra, follow(next, scale)), visitor);
        }
    }

    /** The wavelets of the layer after an order that may follow one of scale j. */
    int[] follow(int order, int scale) {
        List<BandPass> bandpass = layers.get(order).frame().bandpass();
        return IntStream.range(0, bandpass.size())
                .filter(g -> paths == Paths.ALL || bandpass.get(g).scale() > scale)
                .toArray();
    }

    /** One path of a walk. Its arrays are the walk's own and must not be changed. */
    public static final class Node {
        private final FrameOperator layer;
        private final Modulus modulus;
        private final List<Integer> path;
        private final List<double[]> u;
        private final List<double[]> spectra;
        private final int[] kept;

        Node(
                FrameOperator layer,
                Modulus modulus,
                List<Integer> path,
                List<double[]> u,
                List<double[]> spectra,
                int[] kept) {
            this.layer = layer;
            this.modulus = modulus;
            this.path = List.copyOf(path);
            this.u = u;
            this.spectra = spectra;
            this.kept = kept;
        }

        /**
         * The order.
         *
         * @return m, the length of the path
         */
        public int order() {
            return path.size();
        }

        /**
         * The path.
         *
         * @return indices of its filters, layer by layer
         */
        public List<Integer> path() {
            return path;
        }

        /**
         * The signals walked side by side.
         *
         * @return their number
         */
        public int signals() {
            return u.size();
        }

        /**
         * A propagated signal.
         *
         * @param signal its number
         * @return U[p]x
         */
        public double[] u(int signal) {
            return u.get(signal);
        }

        /**
         * A coefficient.
         *
         * @param signal number of the signal
         * @return S[p]x = U[p]x ⋆ φ, a new array
         */
        public double[] averaged(int signal) {
            return layer.averaged(spectra.get(signal));
        }

        /**
         * What a wavelet makes of a propagated signal.
         *
         * @param signal number of the signal
         * @param wavelet λ
         * @return U[p]x ⋆ ψ_λ, interleaved, a new array
         */
        public double[] filtered(int signal, int wavelet) {
            return layer.filtered(spectra.get(signal), wavelet);
        }

        /**
         * The next propagated signal.
         *
         * @param signal number of the signal
         * @param wavelet λ
         * @return U[p, λ]x, a new array
         */
        public double[] propagated(int signal, int wavelet) {
            double[] z = filtered(signal, wavelet);
            double[] next = new double[z.length / 2];
            modulus.apply(z, next);
            return next;
        }

        /**
         * The wavelets that the choice of paths lets follow.
         *
         * @return indices into the layer's filters, also after order M; a new array
         */
        public int[] kept() {
            return kept.clone();
        }

        /** The layer that acts on this path. */
        FrameOperator layer() {
            return layer;
        }

        /** The spectrum of U[p]x, interleaved. */
        double[] spectrum(int signal) {
            return spectra.get(signal);
        }
    }
}
