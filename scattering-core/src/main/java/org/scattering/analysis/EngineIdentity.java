package org.scattering.analysis;

import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.plan.Axis;
import org.scattering.plan.Path;
import org.scattering.plan.ScatteringPlan;
import org.scattering.search.Norms;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;

/**
 * The energy identity in the coefficients of an engine, in its own precision: what the engine puts out, and, from the cascade in
 * double precision, what is dropped, uncovered and left beyond order M.
 *
 * @param engine name of the engine
 * @param precision its precision
 * @param energy ‖x‖²
 * @param output Σ_m ‖S_m x‖² of the engine
 * @param rest dropped, uncovered and remaining energy
 */
public record EngineIdentity(String engine, Precision precision, double energy, double output, double rest) {

    /**
     * Transforms one signal.
     *
     * @param transform real signals, local averaging at stride 1, periodic padding: nothing is sub-sampled
     * @param x one signal; an engine of single precision rounds it
     * @return both sides
     * @throws InvalidSettingException for another kind of transform
     */
    public static EngineIdentity of(Transform transform, double[] x) {
        ScatteringPlan plan = transform.plan();
        boolean circular = plan.axes().stream()
                .map(Axis::padded)
                .toList()
                .equals(plan.settings().shape());
        boolean still = plan.settings().averaging() instanceof Averaging.Local local && local.stride() == 1;
        if (!circular || !still || plan.complexInput()) {
            throw new InvalidSettingException(
                    "transform: the identity needs real signals, periodic padding and stride 1;" + " it has "
                            + plan.settings());
        }
        EnergyLedger ledger = EnergyLedger.of(FullCascade.of(plan.settings()), x);
        double rest = ledger.remaining();
        for (EnergyLedger.Line line : ledger.lines()) {
            rest += line.dropped() + line.uncovered();
        }
        Coefficients s = transform.apply(x);
        double output = 0;
        for (Path path : plan.paths().paths()) {
            output += Norms.energy(s.row(0, path.row()));
        }
        return new EngineIdentity(
                transform.engine().name(), transform.engine().precision(), ledger.energy(), output, rest);
    }

    /**
     * How far the engine is from the identity.
     *
     * @return |output + rest - ‖x‖²| / ‖x‖², 0 for the signal 0
     */
    public double deviation() {
        return energy == 0 ? 0 : Math.abs(output + rest - energy) / energy;
    }

    /**
     * Whether the guarantee is kept.
     *
     * @return true up to a deviation of 1e-10 in double, 1e-5 in single precision
     */
    public boolean holds() {
        return deviation() <= (precision == Precision.DOUBLE ? 1e-10 : 1e-5);
    }
}
