package org.scattering.reference;

import org.scattering.engine.Availability;
import org.scattering.engine.Cascade;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.plan.ScatteringPlan;

/** The engine {@code reference}: double precision, straightforward, the oracle for all others. */
public final class ReferenceEngine implements ScatteringEngine {
    /** For {@link java.util.ServiceLoader}. */
    public ReferenceEngine() {}

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Availability availability() {
        return Availability.yes("double precision on JTransforms");
    }

    @Override
    public Cascade prepare(ScatteringPlan plan) {
        return new ReferenceCascade(plan);
    }
}
