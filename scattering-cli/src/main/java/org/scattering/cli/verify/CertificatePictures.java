package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.scattering.Scattering;
import org.scattering.analysis.CertificateScaling;
import org.scattering.analysis.CertificateTrials;
import org.scattering.analysis.DeformationCertificate;
import org.scattering.analysis.PracticalDistance;
import org.scattering.analysis.StabilityContrast;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.GalleryFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;

/** Certificates over ‖∇τ‖∞, and the deformed signals themselves. */
final class CertificatePictures {
    private static final List<Double> SHOWN = List.of(0.03, 0.1, 0.3, 0.6, 0.9);

    private CertificatePictures() {}

    static void tell(
            Section section,
            Inquiry inquiry,
            Displacement tau,
            CertificateScaling scaling,
            List<CertificateTrials.Point> points) {
        List<Double> fourier = new ArrayList<>();
        List<Double> practical = new ArrayList<>();
        compare(inquiry, tau, scaling, fourier, practical);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < scaling.factors().size(); i++) {
            DeformationCertificate c = scaling.certificates().get(i);
            double commutators = c.commutators().stream().mapToDouble(v -> v).sum();
            double residuals = c.residuals().stream().mapToDouble(v -> v).sum();
            List<Object> row = new ArrayList<>(List.of(
                    c.largestGradient(),
                    c.largestDisplacement(),
                    c.measured() / c.norm(),
                    c.certificate() / c.norm(),
                    commutators / c.norm(),
                    residuals / c.norm(),
                    c.averaging() / c.norm()));
            row.add(practical.isEmpty() ? "none" : practical.get(i));
            row.add(fourier.get(i));
            rows.add(row);
        }
        section.add(new Table(
                "One deformation scaled down; distances relative to ‖x‖",
                List.of(
                        "‖∇τ‖∞",
                        "‖τ‖∞ (samples)",
                        "measured",
                        "certificate",
                        "commutators",
                        "residuals",
                        "averaging",
                        "padded, sub-sampled transform",
                        "Fourier modulus"),
                rows));
        draw(section, inquiry, scaling, points, fourier);
        if (inquiry.shape().size() == 2) {
            images(section, inquiry, tau);
        } else {
            signals(section, inquiry, tau);
        }
    }

    /** The same deformations seen by |x̂| and by the transform as it is used. */
    private static void compare(
            Inquiry inquiry,
            Displacement tau,
            CertificateScaling scaling,
            List<Double> fourier,
            List<Double> practical) {
        double[] x = inquiry.first();
        double norm = scaling.certificates().getFirst().norm();
        List<double[]> deformed = scaling.factors().stream()
                .map(f -> Warp.of(tau.times(f), Interpolation.LINEAR, Boundary.CLAMPED)
                        .apply(x))
                .toList();
        deformed.forEach(y -> fourier.add(StabilityContrast.fourierDistance(inquiry.shape(), x, y) / norm));
        if (inquiry.subject().ofTransform()) {
            try (Transform transform = Scattering.transform(
                    Scattering.plan(inquiry.subject().settings()),
                    inquiry.engine(Precision.DOUBLE),
                    Precision.DOUBLE,
                    1)) {
                deformed.forEach(y -> practical.add(PracticalDistance.of(transform, x, y) / norm));
            }
        }
    }

    private static void draw(
            Section section,
            Inquiry inquiry,
            CertificateScaling scaling,
            List<CertificateTrials.Point> points,
            List<Double> fourier) {
        List<DeformationCertificate> trials =
                points.stream().map(CertificateTrials.Point::certificate).toList();
        List<DeformationCertificate> line = scaling.certificates();
        double[] gradients = numbers(line, DeformationCertificate::largestGradient);
        Chart chart = new Chart(
                trials.size() + " random trials, and one deformation scaled down",
                new Chart.Axis("‖∇τ‖∞", Chart.Kind.LOGARITHMIC),
                new Chart.Axis("distance / ‖x‖", Chart.Kind.LOGARITHMIC),
                List.of(
                        dots("", 1, trials, c -> c.certificate() / c.norm()),
                        dots("", 0, trials, c -> c.measured() / c.norm()),
                        Chart.Series.of(
                                "Fourier modulus, the same deformation",
                                Chart.Mark.DASHED,
                                6,
                                gradients,
                                fourier.stream().mapToDouble(v -> v).toArray()),
                        Chart.Series.of(
                                "certificate",
                                Chart.Mark.JOINED,
                                1,
                                gradients,
                                numbers(line, c -> c.certificate() / c.norm())),
                        Chart.Series.of(
                                "measured",
                                Chart.Mark.JOINED,
                                0,
                                gradients,
                                numbers(line, c -> c.measured() / c.norm()))));
        section.draw(
                "certificates",
                new ChartsFigure(
                        Heading.of(
                                "Certificate against measurement",
                                inquiry.subject().settings()),
                        1,
                        List.of(chart)),
                "Red: how far the coefficients can have moved at most, computed for each deformation. Blue: how far they"
                        + " did. No blue dot lies above its red one, and both fall with slope 1.");
    }

    private static Chart.Series dots(
            String name,
            int colour,
            List<DeformationCertificate> trials,
            ToDoubleFunction<DeformationCertificate> value) {
        double[] gradients = numbers(trials, DeformationCertificate::largestGradient);
        return Chart.Series.of(name, Chart.Mark.DOTS, colour, gradients, numbers(trials, value));
    }

    private static double[] numbers(
            List<DeformationCertificate> certificates, ToDoubleFunction<DeformationCertificate> value) {
        return certificates.stream().mapToDouble(value).toArray();
    }

    private static DeformationCertificate certified(Inquiry inquiry, Displacement tau) {
        return DeformationCertificate.of(
                inquiry.subject().nonExpansive().cascade(),
                inquiry.first(),
                tau,
                Interpolation.LINEAR,
                Boundary.CLAMPED);
    }

    private static String words(DeformationCertificate c) {
        return Numbers.text(c.measured() / c.norm()) + " ≤ " + Numbers.text(c.certificate() / c.norm());
    }

    private static Displacement scaledTo(Displacement tau, double gradient) {
        double have = tau.largestGradient(Boundary.CLAMPED);
        return have == 0 ? tau : tau.times(gradient / have);
    }

    private static void images(Section section, Inquiry inquiry, Displacement tau) {
        List<GalleryFigure.Image> images = new ArrayList<>();
        images.add(new GalleryFigure.Image("the image", "", rows(inquiry, inquiry.first())));
        for (double gradient : SHOWN) {
            Displacement scaled = scaledTo(tau, gradient);
            double[] y = Warp.of(scaled, Interpolation.LINEAR, Boundary.CLAMPED).apply(inquiry.first());
            images.add(new GalleryFigure.Image(
                    "‖∇τ‖∞ = " + gradient, "moved " + words(certified(inquiry, scaled)), rows(inquiry, y)));
        }
        section.draw(
                "deformed",
                new GalleryFigure(
                        Heading.of("The deformed images", inquiry.subject().settings()), 6, images),
                "Below each how far its coefficients moved, relative to ‖x‖, and its certificate.");
    }

    private static double[][] rows(Inquiry inquiry, double[] pixels) {
        int columns = inquiry.shape().getLast();
        double[][] rows = new double[inquiry.shape().getFirst()][columns];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(pixels, r * columns, rows[r], 0, columns);
        }
        return rows;
    }

    private static void signals(Section section, Inquiry inquiry, Displacement tau) {
        List<Chart> charts = new ArrayList<>();
        double[] time = new double[inquiry.first().length];
        java.util.Arrays.setAll(time, i -> i);
        for (double gradient : SHOWN.subList(1, SHOWN.size())) {
            Displacement scaled = scaledTo(tau, gradient);
            double[] y = Warp.of(scaled, Interpolation.LINEAR, Boundary.CLAMPED).apply(inquiry.first());
            charts.add(new Chart(
                    "‖∇τ‖∞ = " + gradient + ": moved " + words(certified(inquiry, scaled)),
                    new Chart.Axis("time (samples)", Chart.Kind.LINEAR),
                    new Chart.Axis("amplitude", Chart.Kind.LINEAR),
                    List.of(
                            Chart.Series.of("x", Chart.Mark.THIN, 6, time, inquiry.first()),
                            Chart.Series.of("L_τ x", Chart.Mark.THIN, 0, time, y))));
        }
        section.draw(
                "deformed",
                new ChartsFigure(
                        Heading.of("The deformed signals", inquiry.subject().settings()), 2, charts),
                "Above each how far its coefficients moved, relative to ‖x‖, and its certificate.");
    }
}
