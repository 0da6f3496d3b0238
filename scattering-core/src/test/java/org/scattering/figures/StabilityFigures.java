package org.scattering.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.frame.MorletBank1D;
import org.scattering.network.Layer;
import org.scattering.network.LayerTranslation;
import org.scattering.network.Network;
import org.scattering.network.NonLinearity;
import org.scattering.network.Pooling;
import org.scattering.network.RandomNetworks;
import org.scattering.network.Scaling;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering2D;
import org.scattering.stability.Estimate;
import org.scattering.stability.MnistImages;
import org.scattering.stability.Representation;
import org.scattering.stability.StabilityPoint;
import org.scattering.stability.StabilitySweep;

/** docs/theory.md, 7 and 9: relative stability of digits, translations by layer. */
class StabilityFigures {
    private static final int DISTRIBUTIONS = 6;

    private final Chapter chapter = new Chapter();

    private static Transform transform(int order) {
        return Scattering.transform(
                Scattering.plan(Scattering2D.builder(28, 28)
                        .scales(3)
                        .angles(6)
                        .maxOrder(order)
                        .build()),
                "auto",
                Precision.SINGLE,
                1);
    }

    @Test
    void digits() throws IOException {
        List<double[]> digits = MnistImages.first(150);
        Network random = RandomNetworks.convolutional(MnistImages.SHAPE, 2, 6, 5, 1);
        try (Transform one = transform(1);
                Transform two = transform(2);
                Transform three = transform(3)) {
            List<Representation> all = List.of(
                    Representation.identity(),
                    Representation.fourierModulus(MnistImages.SHAPE),
                    Representation.scattering(one),
                    Representation.scattering(two),
                    Representation.scattering(three),
                    new Representation("untrained network", random::vector));
            List<StabilityPoint> points =
                    StabilitySweep.over(MnistImages.SHAPE, List.of(3, 5), 3, 1).measure(digits, all);
            for (int f = 0; f < all.size(); f++) {
                int which = f;
                row(
                        f == 0 ? "pixels" : all.get(f).name(),
                        IntStream.range(0, DISTRIBUTIONS)
                                .mapToObj(i -> points.get(i * all.size() + which))
                                .toList());
            }
        }
        chapter.isWritten();
    }

    private void row(String name, List<StabilityPoint> points) {
        List<Object> cells = new ArrayList<>(List.of(name));
        for (StabilityPoint p : points) {
            Estimate r = p.stability().relative();
            cells.add(Chapter.fixed(r.value(), 2) + " (" + Chapter.fixed(r.low(), 2) + "–" + Chapter.fixed(r.high(), 2)
                    + ")");
        }
        cells.add(String.join(
                ", ",
                points.subList(0, 3).stream()
                        .map(p -> Chapter.text(p.stability().deformation().value()))
                        .toList()));
        chapter.row(cells.toArray());
    }

    @Test
    void translationsByLayer() throws IOException {
        double[] x = Noise.gaussian(2, 1024);
        for (int factor : List.of(1, 2, 4)) {
            Layer layer = new Layer(
                    new MorletBank1D(3, 1, 8, Profile.NATIVE),
                    NonLinearity.MODULUS,
                    new Pooling.SubSampling(factor, Scaling.ISOMETRIC));
            Network network = Network.of(List.of(1024), Collections.nCopies(3, layer), layer.bank(), Paths.ALL);
            List<LayerTranslation> orders = LayerTranslation.measure(network, x, 16);
            List<Object> cells = new ArrayList<>(List.of("S = " + factor));
            for (LayerTranslation order : orders) {
                boolean proved = order.guarantee() == LayerTranslation.Guarantee.PROVED;
                cells.add(proved ? Chapter.text(order.relative()) : "t is no multiple of 64");
            }
            assertThat(cells).hasSize(5);
            chapter.row(cells.toArray());
        }
        chapter.isWritten();
    }
}
