package org.scattering.network;

import org.scattering.frame.BandPass;

/**
 * One step along a path: u → P(M(u ⋆ g)). Immutable, thread-safe.
 *
 * @param filter index of g in its frame
 * @param stage the frame on the grid of u
 * @param nonLinearity M
 * @param pooler P on the grid of u
 * @param real whether what is pooled is real
 * @param next what the layer after receives
 */
record Branch(int filter, Stage stage, NonLinearity nonLinearity, Pooler pooler, boolean real, Input next) {

    /** What a layer receives along one path: how far it is sampled, and the scale of its last filter. */
    record Input(int sampling, int lastScale) {
        /** The signal itself. */
        static final Input SIGNAL = new Input(1, -1);
    }

    /** u ⋆ g from û. */
    double[] filtered(double[] spectrum) {
        return stage.filtered(spectrum, g().transfer());
    }

    BandPass g() {
        return stage.frame().bandpass().get(filter);
    }

    /** P(M(z)); z is overwritten. */
    double[] pooled(double[] z) {
        nonLinearity.apply(z);
        return pooler.apply(z, real);
    }
}
