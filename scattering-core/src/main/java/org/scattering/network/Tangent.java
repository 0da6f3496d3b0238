package org.scattering.network;

import java.util.ArrayList;
import java.util.List;
import org.scattering.network.Branch.Input;

/**
 * The derivative J of Φ at a signal x, and its adjoint: ⟨J d, w⟩ = ⟨d, J* w⟩. Vectors of features are laid out as those of
 * {@link Network#vector}.
 *
 * <p>What every layer does at x is kept, two numbers for each sample of each propagated signal and its filters, so that J and J* cost
 * two Fourier transforms a path each. Immutable, thread-safe.
 */
final class Tangent {
    private final Node root;
    private final int size;
    private final double[] value;

    /** A propagated signal: how its feature is made, and what follows. */
    private record Node(Stage stage, boolean real, List<Edge> edges) {}

    private record Edge(Branch branch, Slope slope, Node end) {}

    private Tangent(Node root, int size, double[] value) {
        this.root = root;
        this.size = size;
        this.value = value;
    }

    /** The derivative at x. */
    static Tangent at(Network network, double[] x) {
        List<double[]> features = new ArrayList<>();
        Node root = node(network, 0, Input.SIGNAL, network.complex(x), features);
        return new Tangent(root, x.length, Network.joined(features));
    }

    private static Node node(Network network, int layer, Input input, double[] u, List<double[]> features) {
        Stage stage = network.stage(layer, input);
        double[] spectrum = stage.spectrum(u);
        features.add(
                network.values(layer, stage.filtered(spectrum, stage.frame().lowpass())));
        List<Edge> edges = new ArrayList<>();
        for (Branch branch : network.branches(layer, input)) {
            double[] z = branch.filtered(spectrum);
            Slope slope = Slope.at(z, branch.nonLinearity(), branch.pooler(), branch.real());
            double[] next = branch.pooler().apply(z, branch.real());
            edges.add(new Edge(branch, slope, node(network, layer + 1, branch.next(), next, features)));
        }
        return new Node(stage, network.real(layer), edges);
    }

    /** Φ(x). */
    double[] value() {
        return value;
    }

    /** J d. */
    double[] along(double[] d) {
        double[] result = new double[value.length];
        along(root, paired(d), result, 0);
        return result;
    }

    /** Fills the features of a node and of all that follows, and says where they end. */
    private static int along(Node node, double[] d, double[] result, int start) {
        double[] spectrum = node.stage.spectrum(d);
        double[] feature = node.stage.filtered(spectrum, node.stage.frame().lowpass());
        int step = node.real ? 2 : 1;
        int end = start;
        for (int i = 0; i < feature.length; i += step) {
            result[end++] = feature[i];
        }
        for (Edge edge : node.edges) {
            double[] next = edge.slope.along(edge.branch.filtered(spectrum));
            end = along(edge.end, next, result, end);
        }
        return end;
    }

    /** J* w. */
    double[] adjoint(double[] w) {
        int[] position = {0};
        double[] z = adjoint(root, w, position);
        double[] d = new double[size];
        for (int i = 0; i < size; i++) {
            d[i] = z[2 * i];
        }
        return d;
    }

    private static double[] adjoint(Node node, double[] w, int[] position) {
        double[] sum = new double[2 * node.stage.frame().size()];
        double[] z = new double[sum.length];
        int step = node.real ? 2 : 1;
        for (int i = 0; i < z.length; i += step) {
            z[i] = w[position[0]++];
        }
        node.stage.addAdjoint(z, node.stage.frame().lowpass(), sum);
        for (Edge edge : node.edges) {
            double[] pulled = edge.slope.adjoint(adjoint(edge.end, w, position));
            node.stage.addAdjoint(pulled, edge.branch.g().transfer(), sum);
        }
        node.stage.dft().inverse(sum);
        return sum;
    }

    private static double[] paired(double[] d) {
        double[] z = new double[2 * d.length];
        for (int i = 0; i < d.length; i++) {
            z[2 * i] = d[i];
        }
        return z;
    }
}
