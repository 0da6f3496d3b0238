package org.scattering.frame;

import java.util.List;
import org.scattering.settings.InvalidSettingException;

/** The checks that banks share. */
final class Shapes {
    /** Wider wavelets, in sides of the image, are rounding at every frequency that it has. */
    private static final int WIDEST = 2;

    private Shapes() {}

    static int line(List<Integer> shape) {
        if (shape.size() != 1) {
            throw new InvalidSettingException("shape = " + shape + ": this bank is for signals of one axis");
        }
        return Grid.of(shape).columns();
    }

    /** On an axis of one sample waves along it are constants: a wavelet of them is rounding. */
    static void requirePlane(List<Integer> shape, int scale) {
        if (shape.size() != 2) {
            throw new InvalidSettingException("shape = " + shape + ": this bank is for images, of two axes");
        }
        Grid.of(shape);
        int shorter = Math.min(shape.getFirst(), shape.getLast());
        if (shorter < 2 || 1 << scale > WIDEST * shorter) {
            throw new InvalidSettingException(
                    "shape = " + shape + ": wavelets of J = " + scale + " need sides of at least 2 samples and of 2^J/"
                            + WIDEST + "; a single row or column is a signal of one axis");
        }
    }

    static void requireScale(int scale) {
        if (scale < 1 || scale > 26) {
            throw new InvalidSettingException("J = " + scale + ": 1 to 26 are accepted");
        }
    }

    static void requireScaleAndAngles(int scale, int angles) {
        requireScale(scale);
        if (angles < 1 || angles > 64) {
            throw new InvalidSettingException("L = " + angles + ": 1 to 64 angles are accepted");
        }
    }
}
