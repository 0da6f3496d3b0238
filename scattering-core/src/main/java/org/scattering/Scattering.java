package org.scattering;

import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.ScatteringSettings;

/** The front door: from settings to a transform that runs. */
public final class Scattering {
    private Scattering() {}

    /**
     * Plans a transform.
     *
     * @param settings what to compute
     * @return the plan, immutable, to be shared and kept
     * @throws org.scattering.settings.InvalidSettingException where the settings do not go together
     */
    public static ScatteringPlan plan(ScatteringSettings settings) {
        return ScatteringPlan.of(settings);
    }

    /**
     * Prepares a transform in single precision on the best engine of this machine and all its cores.
     *
     * @param settings what to compute
     * @return the transform; close it when done
     * @throws org.scattering.settings.InvalidSettingException where the settings do not go together
     */
    public static Transform transform(ScatteringSettings settings) {
        return transform(
                plan(settings),
                Engines.AUTO,
                Precision.SINGLE,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * Prepares a transform.
     *
     * @param plan what to compute
     * @param engine {@code auto}, {@code simd}, {@code scalar}, {@code reference}, or the name of another engine; beside a GPU
     *     {@code auto} chooses by time and engines round differently, so name one where the same bits are needed again
     * @param precision the least precision wanted
     * @param threads threads a call may use
     * @return the transform; close it when done
     * @throws org.scattering.engine.EngineUnavailableException where the engine is unknown or cannot run here
     */
    public static Transform transform(ScatteringPlan plan, String engine, Precision precision, int threads) {
        return engine.equals(Engines.AUTO)
                ? Transform.automatic(plan, precision, threads)
                : new Transform(plan, Engines.choose(engine, precision), threads);
    }
}
