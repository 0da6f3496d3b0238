package org.scattering.cpu;

import org.scattering.engine.Availability;
import org.scattering.engine.Cascade;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.kernel.Kernels;
import org.scattering.plan.ScatteringPlan;

/** The engine {@code scalar}: the twin of {@code simd} in plain Java, bit for bit, where the Vector API is missing. */
public final class ScalarEngine implements ScatteringEngine {
    /** For {@link java.util.ServiceLoader}. */
    public ScalarEngine() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public Precision precision() {
        return Precision.SINGLE;
    }

    @Override
    public int preference() {
        return 50;
    }

    @Override
    public Availability availability() {
        return Availability.yes("single precision, plain Java");
    }

    @Override
    public Cascade prepare(ScatteringPlan plan) {
        return new CpuCascade(plan, Kernels.scalar());
    }
}
