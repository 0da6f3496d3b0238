package org.scattering.frame;

import java.util.List;
import org.scattering.settings.InvalidSettingException;

/** The checks that banks share. */
final class Shapes {
    private Shapes() {}

    static int line(List<Integer> shape) {
        if (shape.size() != 1) {
            throw new InvalidSettingException("shape = " + shape + ": this bank is for signals of one axis");
        }
        return Grid.of(shape).columns();
    }

    static void requirePlane(List<Integer> shape) {
        if (shape.size() != 2) {
            throw new InvalidSettingException("shape = " + shape + ": this bank is for images, of two axes");
        }
        Grid.of(shape);
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
