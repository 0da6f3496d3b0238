package org.scattering.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.deform.Boundary;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.settings.Scattering1D;

/** In time: packets of a high frequency under deformations of a few samples. */
class PacketStabilityTest {
    private static final int LENGTH = 512;

    /** Frequencies from 0.1 to 0.35 cycles per sample, anywhere in the middle half. */
    private static List<double[]> packets(int count) {
        SplittableRandom random = new SplittableRandom(8);
        List<double[]> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double frequency = 0.1 + 0.25 * random.nextDouble();
            double centre = LENGTH * (0.25 + 0.5 * random.nextDouble());
            double width = 20 + 30 * random.nextDouble();
            double[] x = new double[LENGTH];
            for (int t = 0; t < LENGTH; t++) {
                double u = (t - centre) / width;
                x[t] = Math.exp(-0.5 * u * u) * Math.cos(2 * Math.PI * frequency * t);
            }
            packets.add(x);
        }
        return packets;
    }

    @Test
    void scatteringIsStableWhereTheFourierModulusIsNot() {
        List<Integer> shape = List.of(LENGTH);
        List<MaximumEntropyDeformation> deformations = List.of(
                MaximumEntropyDeformation.ofDisplacement(3, shape, 1),
                MaximumEntropyDeformation.ofDisplacement(8, shape, 2));
        StabilitySweep sweep = new StabilitySweep(shape, deformations, Interpolation.BAND_LIMITED, Boundary.CLAMPED, 2);
        List<Representation> representations = new ArrayList<>();
        representations.add(Representation.identity());
        representations.add(Representation.fourierModulus(shape));
        try (Transform transform = Scattering.transform(
                Scattering.plan(
                        Scattering1D.builder(LENGTH).scale(6).quality(4, 1).build()),
                Engines.AUTO,
                Precision.SINGLE,
                1)) {
            representations.add(Representation.scattering(transform));
            List<StabilityPoint> points = sweep.measure(packets(80), representations);
            for (int i = 0; i < points.size(); i += 3) {
                RelativeStability pixels = points.get(i).stability();
                RelativeStability fourier = points.get(i + 1).stability();
                RelativeStability scattering = points.get(i + 2).stability();
                assertThat(scattering.relative().high())
                        .isLessThan(0.5 * fourier.relative().low());
                assertThat(scattering.relative().high())
                        .isLessThan(0.5 * pixels.relative().low());
                assertThat(scattering.deformation().high())
                        .isLessThan(0.5 * fourier.deformation().low());
            }
        }
    }
}
