package org.scattering.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.network.Network;
import org.scattering.network.RandomNetworks;
import org.scattering.settings.Scattering2D;

/** Relative stability (Petrini et al., NeurIPS 2021) on handwritten digits: over the whole useful range of deformations scattering is stable, pixels are not. */
class DigitStabilityTest {
    private static Transform transform(int order) {
        return Scattering.transform(
                Scattering.plan(Scattering2D.builder(28, 28)
                        .scales(3)
                        .angles(6)
                        .maxOrder(order)
                        .build()),
                Engines.AUTO,
                Precision.SINGLE,
                1);
    }

    @Test
    void scatteringIsMoreStableThanPixelsAndFourier() throws IOException {
        List<double[]> digits = MnistImages.first(150);
        try (Transform one = transform(1);
                Transform two = transform(2);
                Transform three = transform(3)) {
            List<Representation> representations = new ArrayList<>();
            representations.add(Representation.identity());
            representations.add(Representation.fourierModulus(MnistImages.SHAPE));
            for (Transform t : List.of(one, two, three)) {
                representations.add(Representation.scattering(t));
            }
            Network random = RandomNetworks.convolutional(MnistImages.SHAPE, 2, 6, 5, 1);
            representations.add(new Representation("random network", random::vector));
            StabilitySweep sweep = StabilitySweep.over(MnistImages.SHAPE, List.of(3, 5), 3, 1);
            List<StabilityPoint> points = sweep.measure(digits, representations);
            assertThat(points).hasSize(6 * representations.size());
            for (int i = 0; i < points.size(); i += representations.size()) {
                compare(points.subList(i, i + representations.size()));
            }
        }
    }

    /** By intervals, not by values: R of pixels and of an untrained network is above 1, of every order of scattering below 0.6. */
    private static void compare(List<StabilityPoint> points) {
        RelativeStability pixels = points.get(0).stability();
        RelativeStability fourier = points.get(1).stability();
        assertThat(pixels.relative().low()).isGreaterThan(1);
        assertThat(points.getLast().stability().relative().low()).isGreaterThan(1);
        for (StabilityPoint p : points.subList(2, 5)) {
            RelativeStability scattering = p.stability();
            assertThat(scattering.relative().high()).as(p.toString()).isLessThan(0.6);
            assertThat(scattering.deformation().high())
                    .as(p.toString())
                    .isLessThan(pixels.deformation().low());
            // Beyond, whole strokes leave the windows of the averaging, and both representations change.
            if (p.typicalDisplacement() < 2) {
                assertThat(scattering.deformation().high())
                        .as(p.toString())
                        .isLessThan(fourier.deformation().low());
            }
            if (p.typicalDisplacement() < 1) {
                assertThat(scattering.relative().high())
                        .as(p.toString())
                        .isLessThan(fourier.relative().low());
            }
        }
    }
}
