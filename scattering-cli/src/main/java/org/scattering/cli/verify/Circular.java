package org.scattering.cli.verify;

import java.util.List;
import org.scattering.settings.ScatteringSettings;

/**
 * The transform of an inquiry on a circle, as the theorems about sampled coefficients need it: the J, T, Q or L, order, paths, profile
 * and stride that were asked for, on the next larger grid whose sides are multiples of the stride.
 *
 * @param settings periodic
 * @param x the first signal, followed by zeros up to the sides of the grid
 * @param input what x is
 */
record Circular(ScatteringSettings settings, double[] x, String input) {

    static Circular of(Inquiry inquiry) {
        ScatteringSettings asked = inquiry.subject().settings();
        int stride = Variant.local(asked).stride();
        List<Integer> shape = inquiry.shape();
        List<Integer> grid =
                shape.stream().map(n -> Math.ceilDiv(n, stride) * stride).toList();
        ScatteringSettings periodic = Variant.periodic(Variant.on(asked, grid), stride);
        String signal = inquiry.material().signal(0);
        String input = grid.equals(shape) ? signal : signal + ", with zeros up to " + grid;
        return new Circular(periodic, Corner.of(inquiry.first(), shape, grid), input);
    }
}
