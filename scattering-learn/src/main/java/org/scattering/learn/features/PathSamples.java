package org.scattering.learn.features;

import java.util.ArrayList;
import java.util.List;
import org.scattering.engine.Coefficients;
import org.scattering.plan.Path;
import org.scattering.settings.InvalidSettingException;

/**
 * The coefficients of one signal on their way to features: for each path the same number of samples.
 *
 * @param paths what each row is
 * @param shape (time) or (rows, columns): the samples of a path
 * @param values row-major, paths · samples numbers
 */
public record PathSamples(List<Path> paths, List<Integer> shape, double[] values) {

    /**
     * The coefficients of one signal of a batch.
     *
     * @param coefficients of a transform whose rows have one length
     * @param signal its number
     * @return a copy
     * @throws InvalidSettingException where rows differ in length (no averaging)
     */
    public static PathSamples of(Coefficients coefficients, int signal) {
        if (!coefficients.layout(signal).uniform()) {
            throw new InvalidSettingException(
                    "averaging = none: its paths differ in length; features need local or global averaging");
        }
        int size = coefficients.layout(signal).size();
        double[] values = new double[size];
        for (int i = 0, at = coefficients.offset(signal); i < size; i++, at++) {
            values[i] = coefficients.single()
                    ? coefficients.floats()[at]
                    : coefficients.doubles()[at];
        }
        return new PathSamples(
                coefficients.paths().paths(), coefficients.layout(signal).rowShape(0), values);
    }

    /**
     * The samples of a path.
     *
     * @return the product of the shape
     */
    public int samples() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /**
     * Names of all numbers.
     *
     * @return {@code S[3,7]@2} for a time, {@code S[3,7]@1,0} for a place; without {@code @} for a single sample
     */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        int samples = samples();
        for (Path path : paths) {
            for (int i = 0; i < samples; i++) {
                String place = shape.size() == 1 ? "" + i : i / shape.get(1) + "," + i % shape.get(1);
                names.add(samples == 1 ? path.name() : path.name() + "@" + place);
            }
        }
        return names;
    }
}
