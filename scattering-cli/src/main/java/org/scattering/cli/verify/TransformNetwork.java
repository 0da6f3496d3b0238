package org.scattering.cli.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.network.Feature;
import org.scattering.network.Network;
import org.scattering.network.Scaling;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;

/** The scattering transform as a network, against the engine in double precision. */
final class TransformNetwork {
    private TransformNetwork() {}

    /** How far an engine and the network are apart, and on what. */
    record Found(String engine, double difference, String input) {}

    /** The largest difference of any coefficient, relative to the largest coefficient; none of order 0 alone, which is no network. */
    static Optional<Found> compare(Inquiry inquiry) {
        if (inquiry.subject().settings().maxOrder() == 0) {
            return Optional.empty();
        }
        Circular circular = Circular.of(inquiry);
        double[] x = circular.x();
        ScatteringPlan plan = Scattering.plan(circular.settings());
        Map<List<Integer>, Feature> features = Network.scattering(plan, Scaling.NONE).apply(x).stream()
                .collect(Collectors.toMap(Feature::path, f -> f));
        String engine = inquiry.engine(Precision.DOUBLE);
        try (Transform transform = Scattering.transform(plan, engine, Precision.DOUBLE, 1)) {
            Coefficients s = transform.apply(x);
            double largest = 0;
            double off = 0;
            for (Path path : plan.paths().paths()) {
                Feature feature = features.get(path.filters());
                if (feature == null) {
                    throw new IllegalStateException("the network has no path " + path.name());
                }
                double[] row = s.row(0, path.row());
                for (int i = 0; i < row.length; i++) {
                    largest = Math.max(largest, Math.abs(row[i]));
                    off = Math.max(off, Math.abs(row[i] - sample(feature, path, i)));
                }
            }
            return Optional.of(
                    new Found(transform.engine().name(), largest == 0 ? 0 : off / largest, circular.input()));
        }
    }

    /** Features are not sampled at the stride of the output. */
    private static double sample(Feature feature, Path path, int index) {
        int step = (1 << path.resolution()) / feature.sampling();
        int columns = path.shape().getLast();
        int down = index / columns * step;
        int right = index % columns * step;
        return feature.values()[down * feature.shape().getLast() + right];
    }
}
