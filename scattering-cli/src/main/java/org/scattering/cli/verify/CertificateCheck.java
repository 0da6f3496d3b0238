package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.analysis.CertificateScaling;
import org.scattering.analysis.CertificateTrials;
import org.scattering.analysis.DeformationCertificate;
import org.scattering.analysis.FullCascade;
import org.scattering.cli.report.Counter;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;

/** Deformation certificates: random trials, and one deformation scaled down. */
final class CertificateCheck implements Check {
    private static final int CHUNKS = 10;
    private static final int CUT = 4;
    private static final double DRAWN_GRADIENT = 0.9;
    private static final double[] FACTORS = {1, 0.3, 0.1, 0.03, 0.01, 1e-3, 3e-4, 1e-4};
    /** Largest displacements in samples: proportionality begins where waves are displaced by a small part of their length. */
    private static final double[] SMALL = {0.03, 0.01, 0.003, 0.001};

    /** What is less cannot be scaled to a sample. */
    private static final double LEAST = 1e-100;

    private static final double SLOPE = 0.05;
    private static final String SOURCE = "Mallat, Group Invariant Scattering (CPAM 2012), lemma 2.13, theorem 2.12;"
            + " derived in the Javadoc of analysis.DeformationCertificate";
    private static final String FORMULA =
            "‖S L_τ x − S x‖ ≤ Σ_{k<M} (‖[W, L_τ] V^k x‖ + r_k) + ‖[A, L_τ] V^M x‖ + ‖(L_τ A − A) V^{0..M} x‖ + 1e-12 ‖x‖";
    private static final Theorem THEOREM =
            new Theorem("a deformation moves the coefficients by no more than its certificate", FORMULA, SOURCE);
    private static final Theorem LINEAR = new Theorem(
            "it vanishes linearly with the deformation",
            "|slope of log over log − 1| ≤ 0.05 for displacements far below a sample",
            SOURCE);

    @Override
    public int steps() {
        return CHUNKS + 2;
    }

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Deformations",
                "Read at u − τ(u) instead of u, a signal keeps its coefficients up to a certificate in which every term"
                        + " is computed: what filtering and deforming do to each other when they change places, what"
                        + " interpolation adds, and how far averages move. No trial is above its certificate, and both"
                        + " go to 0 with ‖∇τ‖∞.");
        Subject.NonExpansive certified = inquiry.subject().nonExpansive();
        certified.tell(section);
        if (!inquiry.subject().ofTransform()) {
            section.note("not compared: the padded, sub-sampled transform, which has no filters but its own");
        }
        List<CertificateTrials.Point> points = trials(section, inquiry, certified, counter);
        Displacement tau = inquiry.tau() == null ? drawn(inquiry) : inquiry.tau();
        CertificateScaling scaling = scaling(inquiry, certified.cascade(), tau, FACTORS);
        judge(section, inquiry, scaling, certified.remark());
        counter.step(1);
        slopes(section, inquiry, certified.cascade(), tau);
        counter.step(1);
        CertificatePictures.tell(section, inquiry, tau, scaling, points);
        return section;
    }

    private static CertificateScaling scaling(
            Inquiry inquiry, FullCascade cascade, Displacement tau, double... factors) {
        return CertificateScaling.of(cascade, inquiry.first(), tau, Interpolation.LINEAR, Boundary.CLAMPED, factors);
    }

    /** The given τ, or the drawn one, at every factor. */
    private static void judge(Section section, Inquiry inquiry, CertificateScaling scaling, String remark) {
        String which = inquiry.tau() == null ? "drawn" : "given";
        Claim worst = null;
        for (int i = 0; i < FACTORS.length; i++) {
            String input = inquiry.material().signal(0) + ", the " + which + " τ times "
                    + Numbers.text(scaling.factors().get(i));
            DeformationCertificate c = scaling.certificates().get(i);
            if (c.norm() > 0) {
                worst = Claim.worse(worst, claim(THEOREM.of("the " + which + " τ"), c, remark, input, inquiry.seed()));
            }
        }
        if (worst != null) {
            section.add(worst);
        }
    }

    private static Displacement drawn(Inquiry inquiry) {
        Displacement tau =
                new MaximumEntropyDeformation(CUT, 1).draw(inquiry.shape(), new SplittableRandom(inquiry.seed()));
        double gradient = tau.largestGradient(Boundary.CLAMPED);
        return gradient == 0 ? tau : tau.times(DRAWN_GRADIENT / gradient);
    }

    /** In parts, each of which has a seed of its own, so that a reader sees how far they are. */
    private static List<CertificateTrials.Point> trials(
            Section section, Inquiry inquiry, Subject.NonExpansive certified, Counter counter) {
        List<CertificateTrials.Point> points = new ArrayList<>();
        Claim worst = null;
        long violations = 0;
        int done = 0;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            int count = (chunk + 1) * inquiry.trials() / CHUNKS - done;
            if (count > 0) {
                long seed = inquiry.seed() + chunk;
                CertificateTrials trials = CertificateTrials.of(certified.cascade(), inquiry.few(), count, seed);
                violations += trials.violations().size();
                points.addAll(trials.points());
                for (CertificateTrials.Point p : trials.points()) {
                    Claim claim = claim(inquiry, p, seed, certified.remark());
                    worst = Claim.worse(worst, claim);
                }
                done += count;
            }
            counter.step(1);
        }
        if (worst != null) {
            section.add(worst);
        }
        double largest = points.stream()
                .map(CertificateTrials.Point::certificate)
                .filter(c -> c.certificate() > 0)
                .mapToDouble(c -> c.measured() / c.certificate())
                .max()
                .orElse(0);
        section.add(new Table(
                "Random trials: maximum-entropy deformations, ‖∇τ‖∞ from 1e-4 to 0.95",
                List.of("trials", "violations", "largest measured/certificate"),
                List.of(List.of(points.size(), violations, largest))));
        return points;
    }

    private static Claim claim(Inquiry inquiry, CertificateTrials.Point p, long seed, String remark) {
        DeformationCertificate c = p.certificate();
        String signal = inquiry.material().signal(p.trial() % inquiry.few().size());
        String input = signal + ", trial " + p.trial() + " of the seed " + seed + ", ‖∇τ‖∞ = "
                + Numbers.text(c.largestGradient());
        return claim(THEOREM.of("random trials"), c, remark, input, inquiry.seed());
    }

    private static Claim claim(Theorem theorem, DeformationCertificate c, String remark, String input, long seed) {
        double bound = c.certificate() / c.norm() + DeformationCertificate.ROUNDING;
        return theorem.but(remark).claim(c.measured() / c.norm(), bound, c.holds(), input, seed);
    }

    private static void slopes(Section section, Inquiry inquiry, FullCascade cascade, Displacement tau) {
        double largest = tau.largest();
        if (largest < LEAST) {
            section.note("not checked: slopes; the displacement is " + Numbers.text(largest));
            return;
        }
        CertificateScaling small = scaling(inquiry, cascade, tau.times(1 / largest), SMALL);
        // A constant signal is not moved at all, and nothing has no slope.
        if (!Double.isFinite(small.measuredSlope()) || !Double.isFinite(small.certificateSlope())) {
            section.note("a slope is not checked: the first signal is not moved by the deformation");
        }
        if (Double.isFinite(small.measuredSlope())) {
            slope(section, inquiry, "measured", small.measuredSlope());
        }
        if (Double.isFinite(small.certificateSlope())) {
            slope(section, inquiry, "certificate", small.certificateSlope());
        }
    }

    private static void slope(Section section, Inquiry inquiry, String what, double slope) {
        String input = inquiry.material().signal(0) + ", ‖τ‖∞ from 0.03 to 0.001 samples";
        section.add(LINEAR.of(what).atMost(Math.abs(slope - 1), SLOPE, input, inquiry.seed()));
    }
}
