package org.scattering.gpu.tables;

import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;

/**
 * Which samples of a grid are kept.
 *
 * @param fromRow first row
 * @param rows how many; 1 in 1D
 * @param fromColumn first column
 * @param columns how many
 * @param resolution log2 of the grid's step against the input
 * @param keptTo end of the kept samples of the last axis at full rate
 * @param length samples of a signal on the last axis
 */
record Kept(int fromRow, int rows, int fromColumn, int columns, int resolution, int keptTo, int length) {
    static Kept of(ScatteringPlan plan, int resolution) {
        Axis last = plan.axes().getLast();
        boolean planar = plan.axes().size() == 2;
        Axis first = plan.axes().getFirst();
        return new Kept(
                planar ? first.from(resolution) : 0,
                planar ? first.kept(resolution) : 1,
                last.from(resolution),
                last.kept(resolution),
                resolution,
                last.keptTo(),
                last.length());
    }

    int samples() {
        return rows * columns;
    }

    void write(Arguments to) {
        to.ints(fromRow, rows, fromColumn, columns, resolution, keptTo, length);
    }
}
