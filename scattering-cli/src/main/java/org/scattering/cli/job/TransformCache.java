package org.scattering.cli.job;

import java.util.LinkedHashMap;
import java.util.List;
import org.scattering.Scattering;
import org.scattering.cli.input.Shapes;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.ScatteringSettings;

/** The transforms used last, by their settings: files of one length share one. Not thread-safe. */
final class TransformCache implements AutoCloseable {
    private static final int CAPACITY = 8;

    private final Recipe recipe;
    private final Computation computation;
    private final LinkedHashMap<ScatteringSettings, Transform> transforms = new LinkedHashMap<>(CAPACITY, 0.75f, true);

    TransformCache(Recipe recipe, Computation computation) {
        this.recipe = recipe;
        this.computation = computation;
    }

    /** The transform for the signals of a file; valid until the next call. */
    Transform get(SignalSource source) {
        Room.require(source);
        try {
            ScatteringSettings settings = recipe.settings(source);
            Transform known = transforms.get(settings);
            return known == null ? make(source, settings) : known;
        } catch (InvalidSettingException e) {
            throw Refusal.of(source.file().path(), Failure.of(e).message());
        }
    }

    private Transform make(SignalSource source, ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        requireShape(source, plan);
        int width = computation.precision() == Precision.SINGLE ? Float.BYTES : Double.BYTES;
        Room.requireOutput(source, (long) plan.layout().size() * width);
        Transform made =
                Scattering.transform(plan, computation.engine(), computation.precision(), computation.threads());
        if (transforms.size() >= CAPACITY) {
            transforms.pollFirstEntry().getValue().close();
        }
        transforms.put(settings, made);
        return made;
    }

    private static void requireShape(SignalSource source, ScatteringPlan plan) {
        List<Long> wanted = plan.inputShape().stream().map(Integer::longValue).toList();
        if (!source.signalShape().equals(wanted)) {
            throw Refusal.of(
                    source.file().path(),
                    "already padded signals of size "
                            + Shapes.text(plan.settings().shape()) + " have the shape " + Shapes.text(wanted)
                            + " with these settings, not " + Shapes.text(source.signalShape()));
        }
    }

    @Override
    public void close() {
        transforms.values().forEach(Transform::close);
        transforms.clear();
    }
}
