package org.scattering.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.scattering.deform.Boundary;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.RandomWarps;
import org.scattering.deform.TemperatureRange;
import org.scattering.settings.InvalidSettingException;

/**
 * Relative stability over cuts and temperatures: every representation sees the same deformations and the same noise.
 * Draws that fold are neither refused nor drawn again, which would change the distribution: every point says how many there were.
 *
 * @param shape (time) or (row, column) of a signal
 * @param deformations the distributions, one after another
 * @param interpolation how signals are read between samples
 * @param boundary what lies beyond the edges
 * @param seed of all draws; the draws for a distribution do not depend on the others
 */
public record StabilitySweep(
        List<Integer> shape,
        List<MaximumEntropyDeformation> deformations,
        Interpolation interpolation,
        Boundary boundary,
        long seed) {
    /** Copies the lists. */
    public StabilitySweep {
        shape = List.copyOf(shape);
        deformations = List.copyOf(deformations);
    }

    /**
     * The sweep of the paper: temperatures spaced by equal factors over the useful range of each cut, linear interpolation,
     * coordinates clamped. At the highest temperature some draws fold (3 to 17 % for the cuts and grids measured), at a quarter of it
     * below 2 %.
     *
     * @param shape (time) or (row, column) of a signal
     * @param cuts the values of c
     * @param temperatures how many for each cut, at least 2
     * @param seed of all draws
     * @return the sweep
     * @throws InvalidSettingException where a cut has no useful temperature on this grid
     */
    public static StabilitySweep over(List<Integer> shape, List<Integer> cuts, int temperatures, long seed) {
        if (temperatures < 2) {
            throw new InvalidSettingException("temperatures = " + temperatures + ": at least 2 are needed");
        }
        List<MaximumEntropyDeformation> all = new ArrayList<>();
        for (int cut : cuts) {
            TemperatureRange range = MaximumEntropyDeformation.temperatureRange(cut, shape);
            if (!(range.lowest() < range.highest())) {
                throw new InvalidSettingException("cut = " + cut + ": on the shape " + shape
                        + " deformations of half a sample fold already; choose a smaller cut");
            }
            for (int i = 0; i < temperatures; i++) {
                all.add(new MaximumEntropyDeformation(cut, range.at((double) i / (temperatures - 1))));
            }
        }
        return new StabilitySweep(shape, all, Interpolation.LINEAR, Boundary.CLAMPED, seed);
    }

    /**
     * Measures.
     *
     * @param signals x, at least two, each row-major
     * @param representations the functions
     * @return one point a distribution and representation, by distribution
     * @throws InvalidSettingException for signals of another shape
     */
    public List<StabilityPoint> measure(List<double[]> signals, List<Representation> representations) {
        Stimuli stimuli = stimuli(signals);
        List<List<StabilityPoint>> byRepresentation =
                representations.stream().map(stimuli::measure).toList();
        return IntStream.range(0, deformations.size())
                .boxed()
                .flatMap(i -> byRepresentation.stream().map(points -> points.get(i)))
                .toList();
    }

    /**
     * Draws what every representation sees.
     *
     * @param signals x, at least two, each row-major
     * @return the signals, deformed and with noise
     * @throws InvalidSettingException for signals of another shape
     */
    public Stimuli stimuli(List<double[]> signals) {
        return new Stimuli(
                this,
                deformations.stream()
                        .map(d -> StabilityTrials.draw(
                                signals,
                                new RandomWarps(d, shape, interpolation, boundary),
                                new SplittableRandom(seed)))
                        .toList());
    }
}
