package org.scattering.cli.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.scattering.cli.input.Shapes;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.OutputLayout;
import org.scattering.settings.Averaging;

/** What was made, in words. */
public final class Outcome {
    private Outcome() {}

    static String text(Transform transform, List<Long> leading, Precision precision) {
        OutputLayout layout = transform.plan().layout();
        String type = precision == Precision.SINGLE ? "float32" : "float64";
        String engine = ", engine " + transform.engine().name();
        if (transform.plan().settings().averaging() instanceof Averaging.None) {
            return layout.rows() + " arrays, one a path, " + type + engine;
        }
        List<Long> shape = new ArrayList<>(leading);
        shape.add((long) layout.rows());
        layout.rowShape(0).forEach(n -> shape.add((long) n));
        return Shapes.text(shape) + " " + type + engine;
    }

    /**
     * The time a job took.
     *
     * @param sinceNanos when it began, as {@link System#nanoTime()} told
     * @return {@code 1.23 s}
     */
    public static String seconds(long sinceNanos) {
        return String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - sinceNanos) * 1e-9);
    }
}
