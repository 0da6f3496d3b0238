package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.scattering.analysis.CommutatorNorm;
import org.scattering.analysis.FrameOperator;
import org.scattering.cli.report.Counter;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.Warp;
import org.scattering.frame.Frame;

/** Filtering and deforming as operators: their adjoints, and the norm of their commutator. */
final class OperatorCheck implements Check {
    private static final int LONGEST = 128;
    private static final int WIDEST = 16;
    private static final int VECTORS = 20;
    private static final int CUT = 4;
    private static final Theorem ADJOINT = new Theorem(
            "the adjoints are exact",
            "|⟨Cx, y⟩ − ⟨x, C*y⟩| ≤ 1e-12 ‖Cx‖ ‖y‖, C = [W, L_τ], C* = L_τ*W* − W*L_τ*",
            "docs/theory.md, 5");
    private static final Theorem NORM = new Theorem(
            "no signal is moved by more than the norm of the commutator",
            "‖(W L_τ − L_τ W) x‖ ≤ ‖[W, L_τ]‖ ‖x‖",
            "Mallat, Group Invariant Scattering (CPAM 2012), lemma on the commutator; Lanczos iteration with C*C");

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "The commutator",
                "The first term of every certificate for all signals at once: ‖[W, L_τ]‖, the most by which filtering"
                        + " first and deforming first can differ. It goes with the gradient of τ.");
        Subject.NonExpansive certified = certified(inquiry);
        certified.tell(section);
        Frame frame = certified.cascade().frames().getFirst();
        SplittableRandom random = new SplittableRandom(inquiry.seed());
        Displacement tau = new MaximumEntropyDeformation(CUT, 1).draw(frame.shape(), random);
        double drawn = tau.largestGradient(Boundary.CLAMPED);
        FrameOperator w = new FrameOperator(frame);
        List<List<Object>> rows = new ArrayList<>();
        double adjoint = 0;
        double largestRatio = 0;
        for (double gradient : List.of(0.01, 0.1, 0.5)) {
            Warp warp = Warp.of(tau.times(gradient / drawn), Interpolation.CUBIC, Boundary.CLAMPED);
            CommutatorNorm norm = CommutatorNorm.of(frame, warp, inquiry.seed());
            double random1 = 0;
            for (int i = 0; i < VECTORS; i++) {
                double[] x = noise(random, frame.size());
                double[] cx = commute(w, warp, x);
                double[] y = noise(random, cx.length);
                adjoint = Math.max(adjoint, Math.abs(dot(cx, y) - dot(x, adjoint(w, warp, y))) / (norm(cx) * norm(y)));
                random1 = Math.max(random1, norm(cx) / norm(x));
            }
            largestRatio = Math.max(largestRatio, random1 / norm.norm());
            rows.add(List.of(gradient, norm.norm(), norm.steps(), random1));
        }
        String input = "noise on " + frame.shape() + ", first layer";
        section.add(ADJOINT.atMost(adjoint, 1e-12, input, inquiry.seed()));
        section.add(NORM.claim(largestRatio, 1, largestRatio <= 1 + 1e-9, input, inquiry.seed()));
        section.add(new Table(
                "Norms on " + frame.shape() + ", cubic interpolation",
                List.of("‖∇τ‖∞", "‖[W, L_τ]‖", "Lanczos steps", "largest of " + VECTORS + " random signals"),
                rows));
        counter.step(1);
        return section;
    }

    /** The first layer, on a grid on which the norm is found in a moment. */
    private static Subject.NonExpansive certified(Inquiry inquiry) {
        return inquiry.shape().size() == 1
                ? inquiry.subject().nonExpansive(LONGEST, 5)
                : inquiry.subject().nonExpansive(WIDEST, 2);
    }

    private static double[] commute(FrameOperator w, Warp warp, double[] x) {
        return minus(w.apply(warp.apply(x)), warp.apply(w.apply(x)));
    }

    private static double[] adjoint(FrameOperator w, Warp warp, double[] y) {
        return minus(warp.adjoint(w.adjoint(y)), w.adjoint(warp.adjoint(y)));
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static double[] noise(SplittableRandom random, int size) {
        return IntStream.range(0, size).mapToDouble(_ -> random.nextGaussian()).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
