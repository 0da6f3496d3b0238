package org.scattering.cpu;

import org.scattering.plan.Axis;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Padding;

/** Where each sample of the padded grid comes from: indices along each axis of the signal, -1 for zeros. */
final class PaddingMap {
    private final Padding padding;
    private final Axis last;
    private final int[] rows;
    private final int[] columns;

    PaddingMap(ScatteringPlan plan) {
        padding = plan.settings().padding();
        last = plan.axes().getLast();
        rows = new int[plan.rows(0)];
        columns = new int[plan.columns(0)];
        if (plan.axes().size() == 2) {
            fill(rows, plan.axes().getFirst(), plan.axes().getFirst().length());
        }
        fillColumns(columns, last.length());
    }

    int[] rows() {
        return rows;
    }

    int[] columns() {
        return columns;
    }

    /** The columns of a signal of another length. */
    void fillColumns(int[] sources, int length) {
        fill(sources, last, length);
    }

    private void fill(int[] sources, Axis axis, int length) {
        boolean padded = padding == Padding.ALREADY_PADDED;
        for (int i = 0; i < sources.length; i++) {
            sources[i] = padding.source(padded ? i : i - axis.left(), padded ? axis.padded() : length);
        }
    }
}
