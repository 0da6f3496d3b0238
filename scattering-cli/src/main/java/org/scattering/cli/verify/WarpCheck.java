package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.cli.report.Counter;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.TemperatureRange;

/** Maximum-entropy diffeomorphisms: their size against the formula, and how many fold. */
final class WarpCheck implements Check {
    private static final int DRAWS = 300;
    private static final double ERRORS = 5;
    private static final Theorem SIZE = new Theorem(
            "drawn deformations have the size of their temperature",
            "|⟨|τ|²⟩ − n² T/2 Σ 1/k²| ≤ 5 standard errors of the draws",
            "Petrini, Favero, Geiger & Wyart (NeurIPS 2021)");

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "Random deformations",
                "Maximum-entropy diffeomorphisms: as random as their size and smoothness allow. Useful temperatures"
                        + " reach from half a pixel of displacement to where draws begin to fold.");
        List<List<Object>> rows = new ArrayList<>();
        for (int cut : List.of(3, 5)) {
            TemperatureRange range = MaximumEntropyDeformation.temperatureRange(cut, inquiry.shape());
            if (range.lowest() > range.highest()) {
                section.note("not drawn: c = " + cut + ", which moves " + inquiry.shape()
                        + " by half a sample at no temperature without folds");
                continue;
            }
            for (double position : List.of(0.0, 0.5, 1.0)) {
                measure(section, inquiry, new MaximumEntropyDeformation(cut, range.at(position)), rows);
            }
        }
        section.add(new Table(
                DRAWS + " draws each",
                List.of("c", "T", "typical displacement", "by the formula", "drawn", "share that folds"),
                rows));
        counter.step(1);
        return section;
    }

    private static void measure(
            Section section, Inquiry inquiry, MaximumEntropyDeformation deformation, List<List<Object>> rows) {
        SplittableRandom random = new SplittableRandom(inquiry.seed());
        double sum = 0;
        double squares = 0;
        int folds = 0;
        for (int i = 0; i < DRAWS; i++) {
            Displacement tau = deformation.draw(inquiry.shape(), random);
            double square = tau.rootMeanSquare() * tau.rootMeanSquare();
            sum += square;
            squares += square * square;
            folds += tau.smallestJacobian(Boundary.CLAMPED) <= 0 ? 1 : 0;
        }
        double mean = sum / DRAWS;
        double error = Math.sqrt((squares / DRAWS - mean * mean) / (DRAWS - 1));
        double formula = deformation.rootMeanSquareDisplacement(inquiry.shape());
        String draws = DRAWS + " draws, c = " + deformation.cut() + ", T = " + Numbers.text(deformation.temperature());
        section.add(SIZE.of("c = " + deformation.cut() + ", T = " + Numbers.text(deformation.temperature()))
                .atMost(Math.abs(mean - formula * formula), ERRORS * error, draws, inquiry.seed()));
        rows.add(List.of(
                deformation.cut(),
                deformation.temperature(),
                deformation.typicalDisplacement(inquiry.shape()),
                formula,
                Math.sqrt(mean),
                (double) folds / DRAWS));
    }
}
