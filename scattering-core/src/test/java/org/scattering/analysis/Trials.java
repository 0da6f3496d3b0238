package org.scattering.analysis;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;

/** Random cascades of small size with max A ≤ 1, signals and deformations of every kind. */
final class Trials {
    private Trials() {}

    /** A trial that can be repeated by its seed. */
    record Trial(FullCascade cascade, double[] x, Displacement tau, Interpolation interpolation, Boundary boundary) {
        DeformationCertificate certify() {
            return DeformationCertificate.of(cascade, x, tau, interpolation, boundary);
        }
    }

    static Trial draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int order = random.nextInt(4);
        FullCascade cascade = random.nextInt(3) > 0 ? line(random, order) : image(random, order);
        Boundary boundary = random.nextBoolean() ? Boundary.PERIODIC : Boundary.CLAMPED;
        Interpolation interpolation = List.of(Interpolation.values()).get(random.nextInt(3));
        return new Trial(
                cascade,
                signal(random, cascade.shape(), cascade.size()),
                tau(random, cascade.shape(), boundary),
                interpolation,
                boundary);
    }

    /** Of a size that is used: N = 512, J = 3 to 6, or 32 × 32, J = 2 or 3. */
    static Trial realistic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean line = random.nextInt(3) > 0;
        int scale = line ? random.nextInt(3, 7) : random.nextInt(2, 4);
        Bank bank = line
                ? new MorletBank1D(scale, random.nextInt(1, 3), 1 << scale, profile(random))
                : new MorletBank2D(scale, 4, profile(random));
        List<Integer> shape = line ? List.of(512) : List.of(32, 32);
        FullCascade cascade = cascade(bank.frame(shape), random.nextInt(1, 3), Paths.FREQUENCY_DECREASING);
        Boundary boundary = random.nextBoolean() ? Boundary.PERIODIC : Boundary.CLAMPED;
        // Band-limited interpolation costs the square of the points: too much for images in bulk.
        Interpolation interpolation = List.of(Interpolation.LINEAR, Interpolation.CUBIC, Interpolation.BAND_LIMITED)
                .get(random.nextInt(line ? 3 : 2));
        double[] x = signal(random, shape, cascade.size());
        return new Trial(cascade, x, tau(random, shape, boundary), interpolation, boundary);
    }

    private static Paths paths(SplittableRandom random) {
        return random.nextBoolean() ? Paths.ALL : Paths.FREQUENCY_DECREASING;
    }

    private static Profile profile(SplittableRandom random) {
        return random.nextBoolean() ? Profile.TIGHT : Profile.KYMATIO;
    }

    private static FullCascade line(SplittableRandom random, int order) {
        int scale = random.nextInt(1, 4);
        int quality = scale == 1 ? 1 : random.nextInt(1, 3);
        Bank bank = new MorletBank1D(scale, quality, 1 << scale, profile(random));
        return cascade(bank.frame(List.of(random.nextInt(12, 33))), order, paths(random));
    }

    private static FullCascade image(SplittableRandom random, int order) {
        int scale = order == 3 ? 1 : random.nextInt(1, 3);
        Bank bank = new MorletBank2D(scale, random.nextInt(3, 5), profile(random));
        return cascade(bank.frame(List.of(random.nextInt(4, 9), random.nextInt(4, 9))), order, paths(random));
    }

    /** Kymatio's images have max A of 1.00006 and more, by their 3.1415 for π alone: those are scaled down to 1. */
    private static FullCascade cascade(Frame frame, int order, Paths paths) {
        Frame scaled = frame.bounds().upper() > 1 + 1e-12 ? frame.normalised(1) : frame;
        return FullCascade.of(Collections.nCopies(order + 1, scaled), paths);
    }

    private static double[] signal(SplittableRandom random, List<Integer> shape, int size) {
        double[] x = new double[size];
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i < size; i++) {
                    x[i] = random.nextGaussian();
                }
            }
            case 1 -> x[random.nextInt(size)] = random.nextDouble(-10, 10);
            case 2 -> {
                double frequency = random.nextDouble(0.02, 0.48);
                double width = 1 + random.nextDouble() * size / 8.0;
                x = StabilityContrast.packet(shape, frequency, width);
            }
            default -> {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    sum += random.nextGaussian();
                    x[i] = sum + 3;
                }
            }
        }
        return x;
    }

    /** Waves or noise, scaled to a gradient anywhere from 1e-5 to nearly 1. */
    static Displacement tau(SplittableRandom random, List<Integer> shape, Boundary boundary) {
        int size = shape.stream().reduce(1, (a, b) -> a * b);
        double[][] components = new double[shape.size()][size];
        boolean smooth = random.nextInt(3) > 0;
        int columns = shape.getLast();
        for (double[] component : components) {
            double phase = random.nextDouble(2 * Math.PI);
            int down = random.nextInt(2);
            int right = random.nextInt(1, 3);
            double offset = random.nextDouble(-1, 1);
            for (int i = 0; i < size; i++) {
                int row = i / columns;
                double turn = (double) row * down * columns / size + (double) (i % columns) * right / columns;
                component[i] = smooth ? offset + Math.sin(2 * Math.PI * turn + phase) : random.nextGaussian();
            }
        }
        Displacement tau = Displacement.of(shape, components);
        double wanted = random.nextBoolean() ? random.nextDouble(0.01, 0.99) : Math.pow(10, -random.nextDouble(0, 5));
        return tau.times(Math.min(wanted, 0.99) / tau.largestGradient(boundary));
    }
}
