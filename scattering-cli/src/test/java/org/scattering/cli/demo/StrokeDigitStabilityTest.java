package org.scattering.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.settings.Scattering2D;
import org.scattering.stability.RelativeStability;
import org.scattering.stability.Representation;
import org.scattering.stability.StabilityPoint;
import org.scattering.stability.StabilitySweep;

/** Relative stability on the demo's own digits: by intervals R is below 1 for scattering, above 1 for pixels. */
class StrokeDigitStabilityTest {
    @Test
    void scatteringIsMoreStableThanPixelsAndFourier() {
        List<Integer> shape = List.of(StrokeDigits.SIDE, StrokeDigits.SIDE);
        StrokeDigits digits = new StrokeDigits(1);
        List<double[]> images = new ArrayList<>();
        for (int i = 0; i < 10 * StrokeDigits.CLASSES; i++) {
            float[] pixels = digits.draw(i % StrokeDigits.CLASSES);
            double[] image = new double[pixels.length];
            for (int p = 0; p < image.length; p++) {
                image[p] = pixels[p];
            }
            images.add(image);
        }
        Scattering2D settings = Scattering2D.builder(StrokeDigits.SIDE, StrokeDigits.SIDE)
                .scales(3)
                .angles(6)
                .build();
        try (Transform transform = Scattering.transform(Scattering.plan(settings), Engines.AUTO, Precision.SINGLE, 1)) {
            List<Representation> representations = List.of(
                    Representation.identity(),
                    Representation.fourierModulus(shape),
                    Representation.scattering(transform));
            List<StabilityPoint> points =
                    StabilitySweep.over(shape, List.of(3, 5), 2, 1).measure(images, representations);
            assertThat(points).hasSize(12);
            for (int i = 0; i < points.size(); i += 3) {
                RelativeStability pixels = points.get(i).stability();
                RelativeStability fourier = points.get(i + 1).stability();
                RelativeStability scattering = points.get(i + 2).stability();
                assertThat(pixels.relative().low()).isGreaterThan(1);
                assertThat(scattering.relative().high()).isLessThan(1);
                assertThat(scattering.deformation().high())
                        .isLessThan(pixels.deformation().low());
                if (points.get(i).typicalDisplacement() < 1) {
                    assertThat(scattering.relative().high())
                            .isLessThan(fourier.relative().low());
                }
            }
        }
    }
}
