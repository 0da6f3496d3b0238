package org.scattering.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.network.Branch.Input;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Averaging;
import org.scattering.settings.Axes;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;

/**
 * A scattering network of any frames, non-linearities and poolings, on periodic grids in double precision:
 *
 * <pre>
 * U[∅]x = x      U[λ1..λn]x = S^(d/2) P_n(M_n(U[λ1..λ(n-1)]x ⋆ g_λn))(S·)      Φ_n(x) = (U[q]x ⋆ χ_n) over paths q of n filters
 * </pre>
 *
 * Layers 1 to N, features of orders 0 to N: χ_n is the low-pass filter of layer n + 1, the last one of a bank of its own. Filters are
 * sampled on the grid that the layer's input lives on, in cycles per sample of that grid.
 *
 * <p>With {@link LayerBounds} that are admissible the network is non-expansive, ‖Φ(x) - Φ(y)‖ ≤ ‖x - y‖, whatever x and y. Immutable
 * and thread-safe.
 */
public final class Network {
    /** Beyond it sums of squares of features may be no doubles. */
    private static final double LOUDEST = 1e250;

    private final List<Integer> shape;
    private final List<Layer> layers;
    private final Bank output;
    private final Paths paths;
    /** Frames by layer and by sampling of the layer's input. */
    private final List<Map<Integer, Stage>> stages = new ArrayList<>();

    private final List<LayerBounds> bounds;
    /** Whether the input of each layer is real. */
    private final boolean[] real;

    /** Whether what each layer pools is real. */
    private final boolean[] realBeforePooling;

    private Network(List<Integer> shape, List<Layer> layers, Bank output, Paths paths) {
        this.shape = List.copyOf(shape);
        Axes.size(shape);
        this.layers = List.copyOf(layers);
        this.output = output;
        this.paths = paths;
        real = new boolean[layers.size() + 1];
        real[0] = true;
        realBeforePooling = new boolean[layers.size()];
        bounds = prepared();
    }

    /**
     * Makes a network. Its banks need not be frames: of A ≤ Σ|ĝ|² ≤ B only B enters the theorem that the network is non-expansive
     * and the one on translation, so that filters may leave out frequencies, or be zero, at the cost of what is there being
     * forgotten. {@link Frame#tight()} refuses such a bank and names the frequency, {@link Frame#bounds()} gives A.
     *
     * @param shape (time) or (row, column) of its inputs
     * @param layers 1 to N, at least one
     * @param output χ_N is the low-pass filter of its frame
     * @param paths every path, as in the theory, or those with j(λn) &gt; j(λn-1)
     * @return the network
     * @throws InvalidSettingException where a bank does not have the shape of its layer's input, or a pooling factor does not divide it
     */
    public static Network of(List<Integer> shape, List<Layer> layers, Bank output, Paths paths) {
        if (layers.isEmpty()) {
            throw new InvalidSettingException("layers = []: at least one is needed");
        }
        return new Network(shape, layers, output, paths);
    }

    /**
     * The network that is the scattering transform of a plan: its filters folded to each rate, modulus, sub-sampling by scale.
     *
     * <p>The transform samples x ⋆ ψ before it takes the modulus, by folding spectra; sampling and a pointwise function commute, so
     * the numbers are the same. Features are not sampled at the output stride, and without scaling are those of the transform.
     *
     * @param plan of real signals, periodic with nothing padded, with local averaging
     * @param scaling of the sub-sampling
     * @return the network
     * @throws InvalidSettingException for another plan
     */
    public static Network scattering(ScatteringPlan plan, Scaling scaling) {
        List<Integer> padded =
                plan.axes().size() == 1 ? List.of(plan.columns(0)) : List.of(plan.rows(0), plan.columns(0));
        boolean fits = plan.settings().padding() == Padding.PERIODIC
                && padded.equals(plan.settings().shape())
                && !plan.complexInput();
        if (!fits || !(plan.settings().averaging() instanceof Averaging.Local local)) {
            throw new InvalidSettingException(
                    "plan: a network is a transform of real signals with periodic boundary and"
                            + " nothing padded and local averaging; this one is "
                            + plan.settings());
        }
        List<Layer> layers = new ArrayList<>();
        int orders = plan.settings().maxOrder();
        for (int layer = 1; layer <= orders; layer++) {
            int coarsest = local.resolution();
            if (plan.settings().paths() == Paths.ALL && layer < orders) {
                // What may be followed by any wavelet stays at the rate that the finest of them needs.
                coarsest = Math.min(coarsest, finest(plan.bank(layer + 1)));
            }
            Pooling pooling = new Pooling.SubSamplingByScale(coarsest, scaling);
            layers.add(new Layer(new FoldedBank(plan, layer), NonLinearity.MODULUS, pooling));
        }
        return of(
                padded,
                layers,
                new FoldedBank(plan, orders + 1),
                plan.settings().paths());
    }

    private static int finest(FilterBank bank) {
        return bank.wavelets().stream().mapToInt(Filter::scale).min().orElse(0);
    }

    /** Samples every bank on every grid that occurs, and finds the bounds. */
    private List<LayerBounds> prepared() {
        List<LayerBounds> found = new ArrayList<>();
        List<Input> inputs = List.of(Input.SIGNAL);
        for (int n = 0; n <= layers.size(); n++) {
            Map<Integer, Stage> ofLayer = new HashMap<>();
            stages.add(ofLayer);
            Bank bank = n < layers.size() ? layers.get(n).bank() : output;
            for (Input input : inputs) {
                ofLayer.computeIfAbsent(input.sampling(), s -> Stage.of(bank.frame(sampled(s))));
            }
            boolean realInput = real[n];
            if (n == layers.size()) {
                double upper = ofLayer.values().stream()
                        .mapToDouble(Stage::lowpassBound)
                        .max()
                        .orElse(0);
                found.add(new LayerBounds(n + 1, upper, 1, 1, 1));
                continue;
            }
            double upper = ofLayer.values().stream()
                    .mapToDouble(s -> s.upperBound(realInput))
                    .max()
                    .orElse(0);
            boolean realFilters = ofLayer.values().stream().allMatch(Stage::real);
            Layer layer = layers.get(n);
            realBeforePooling[n] = layer.nonLinearity().real(realInput && realFilters);
            // The largest of complex numbers is a modulus.
            real[n + 1] = realBeforePooling[n] || layer.pooling() instanceof Pooling.BlockMaximum;
            double lipschitz = layer.nonLinearity().lipschitz();
            double pooling = pooling(ofLayer, inputs, layer.pooling(), layer.pooling()::lipschitz);
            double unaliased = pooling(ofLayer, inputs, layer.pooling(), layer.pooling()::lipschitzWithoutAliasing);
            found.add(new LayerBounds(n + 1, upper, lipschitz, pooling, unaliased));
            inputs = outputs(layer, ofLayer, inputs);
        }
        return List.copyOf(found);
    }

    /** R of a pooling by a factor on some axes. */
    @FunctionalInterface
    private interface Lipschitz {
        double of(int pooled, int axes);
    }

    private double pooling(Map<Integer, Stage> ofLayer, List<Input> inputs, Pooling pooling, Lipschitz r) {
        double largest = 0;
        for (Input input : inputs) {
            for (BandPass g : stage(ofLayer, input.sampling()).frame().bandpass()) {
                if (follows(g, input.lastScale())) {
                    int factor = pooling.factor(g.scale(), input.sampling());
                    largest = Math.max(largest, r.of(factor, shape.size()));
                }
            }
        }
        return largest;
    }

    private List<Input> outputs(Layer layer, Map<Integer, Stage> ofLayer, List<Input> inputs) {
        return inputs.stream()
                .flatMap(input -> stage(ofLayer, input.sampling()).frame().bandpass().stream()
                        .filter(g -> follows(g, input.lastScale()))
                        .map(g -> new Input(
                                pooled(input, layer.pooling().factor(g.scale(), input.sampling())), g.scale())))
                .distinct()
                .toList();
    }

    private int pooled(Input input, int factor) {
        long sampling = (long) input.sampling() * factor;
        if (sampling > size()) {
            throw new InvalidSettingException(
                    "pooling: its factors multiply up to " + sampling + ", the shape " + shape + " has fewer samples");
        }
        return (int) sampling;
    }

    private boolean follows(BandPass g, int lastScale) {
        return paths == Paths.ALL || g.scale() > lastScale;
    }

    private static Stage stage(Map<Integer, Stage> ofLayer, int sampling) {
        return Objects.requireNonNull(ofLayer.get(sampling));
    }

    private List<Integer> sampled(int sampling) {
        for (int n : shape) {
            if (n % sampling != 0) {
                throw new InvalidSettingException("pooling: its factors multiply up to " + sampling
                        + ", which does not divide the " + n + " samples of an axis of " + shape);
            }
        }
        return shape.stream().map(n -> n / sampling).toList();
    }

    /**
     * The shape of the inputs.
     *
     * @return (time) or (row, column)
     */
    public List<Integer> shape() {
        return shape;
    }

    int size() {
        return Axes.size(shape);
    }

    /**
     * The number of layers.
     *
     * @return N
     */
    public int depth() {
        return layers.size();
    }

    /**
     * The constants of every layer, and of the last features.
     *
     * @return N + 1 entries
     */
    public List<LayerBounds> bounds() {
        return bounds;
    }

    /**
     * Whether the network is non-expansive for any signals on the grid.
     *
     * @return whether every layer is admissible
     */
    public boolean admissible() {
        return bounds.stream().allMatch(LayerBounds::admissible);
    }

    /**
     * A Lipschitz constant of Φ: ‖Φ(x) - Φ(y)‖ ≤ C ‖x - y‖.
     *
     * <p>With C_n the constant of what begins at layer n: ‖d ⋆ χ‖² + Σ‖d ⋆ g‖² ≤ B_n ‖d‖², of which the second part grows by
     * (L_n R_n C_(n+1))² at most, so that C_n² = B_n max{1, (L_n R_n C_(n+1))²}; after layer N there is only the last χ.
     *
     * @return C: at most 1 where the network is admissible
     */
    public double lipschitzBound() {
        double square = bounds.getLast().frame();
        for (LayerBounds b : bounds.subList(0, layers.size()).reversed()) {
            double lr = b.nonLinearity() * b.pooling();
            square = b.frame() * Math.max(1, lr * lr * square);
        }
        return Math.sqrt(square);
    }

    /**
     * The same network with every bank that is not admissible divided by the smallest number that makes it so.
     *
     * @return an admissible network
     */
    public Network normalised() {
        List<Layer> admissible = new ArrayList<>();
        for (int n = 0; n < layers.size(); n++) {
            Layer layer = layers.get(n);
            admissible.add(new Layer(divided(layer.bank(), bounds.get(n)), layer.nonLinearity(), layer.pooling()));
        }
        return new Network(shape, admissible, divided(output, bounds.getLast()), paths);
    }

    private static Bank divided(Bank bank, LayerBounds bounds) {
        if (bounds.admissible()) {
            return bank;
        }
        double share = bounds.limit() / bounds.frame();
        return grid -> {
            Frame frame = bank.frame(grid);
            return frame.normalised(frame.bounds().upper() * share);
        };
    }

    /**
     * Computes all features.
     *
     * @param x a signal of the network's shape, row-major
     * @return the feature maps, order 0 first, then depth first
     * @throws InvalidSettingException for a signal of another size, or a sample that is not finite
     */
    public List<Feature> apply(double[] x) {
        List<Feature> features = new ArrayList<>();
        walk(x, features::add);
        return features;
    }

    /**
     * Computes all features as one vector, Φ(x).
     *
     * @param x a signal of the network's shape, row-major
     * @return the values of {@link #apply} one after another
     * @throws InvalidSettingException for a signal of another size, or a sample that is not finite
     */
    public double[] vector(double[] x) {
        return joined(apply(x).stream().map(Feature::values).toList());
    }

    static double[] joined(List<double[]> features) {
        double[] vector = new double[features.stream().mapToInt(f -> f.length).sum()];
        int end = 0;
        for (double[] f : features) {
            System.arraycopy(f, 0, vector, end, f.length);
            end += f.length;
        }
        return vector;
    }

    private void walk(double[] x, Consumer<Feature> visitor) {
        propagate(new ArrayDeque<>(), Input.SIGNAL, complex(x), visitor);
    }

    /** A signal as (re, im) pairs. */
    double[] complex(double[] x) {
        if (x.length != size()) {
            throw new InvalidSettingException("x: " + x.length + " samples; the network is for the shape " + shape);
        }
        double[] z = new double[2 * x.length];
        double energy = 0;
        for (int i = 0; i < x.length; i++) {
            energy += x[i] * x[i];
            if (!Double.isFinite(x[i])) {
                throw new InvalidSettingException("x[" + i + "] = " + x[i] + ": finite numbers are needed");
            }
            z[2 * i] = x[i];
        }
        if (energy > LOUDEST) {
            throw new InvalidSettingException("x: ‖x‖² = " + energy + "; at most " + LOUDEST + " is accepted");
        }
        return z;
    }

    /** The feature of U[q]x, then all that follows it. */
    private void propagate(Deque<Integer> path, Input input, double[] u, Consumer<Feature> visitor) {
        int n = path.size();
        Stage stage = stage(n, input);
        double[] spectrum = stage.spectrum(u);
        double energy = Arrays.stream(u).map(v -> v * v).sum();
        double[] values = values(n, stage.filtered(spectrum, stage.frame().lowpass()));
        visitor.accept(new Feature(List.copyOf(path), input.sampling(), stage.shape(), energy, real[n], values));
        for (Branch branch : branches(n, input)) {
            path.addLast(branch.filter());
            propagate(path, branch.next(), branch.pooled(branch.filtered(spectrum)), visitor);
            path.removeLast();
        }
    }

    /** The filters that may follow in a layer, none after the last. */
    List<Branch> branches(int n, Input input) {
        List<Branch> branches = new ArrayList<>();
        if (n == layers.size()) {
            return branches;
        }
        Stage stage = stage(n, input);
        Layer layer = layers.get(n);
        List<BandPass> filters = stage.frame().bandpass();
        for (int i = 0; i < filters.size(); i++) {
            BandPass g = filters.get(i);
            if (follows(g, input.lastScale())) {
                int factor = layer.pooling().factor(g.scale(), input.sampling());
                Pooler pooler = new Pooler(
                        layer.pooling(),
                        shape.size(),
                        stage.frame().rows(),
                        stage.frame().columns(),
                        factor);
                Input next = new Input(pooled(input, factor), g.scale());
                branches.add(new Branch(i, stage, layer.nonLinearity(), pooler, realBeforePooling[n], next));
            }
        }
        return branches;
    }

    /** A feature's numbers: real parts where its layer is real. */
    double[] values(int n, double[] z) {
        if (!real[n]) {
            return z;
        }
        double[] values = new double[z.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = z[2 * i];
        }
        return values;
    }

    /** Whether what a layer receives is real. */
    boolean real(int n) {
        return real[n];
    }

    Stage stage(int n, Input input) {
        return stage(stages.get(n), input.sampling());
    }

    /** The frame whose low-pass filter gives the features of order n for paths that are sampled so far. */
    Frame outputFrame(int order, int sampling) {
        return stage(stages.get(order), sampling).frame();
    }
}
