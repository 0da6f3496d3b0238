package org.scattering.cpu;

import org.scattering.engine.Availability;
import org.scattering.engine.Cascade;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.kernel.Kernels;
import org.scattering.plan.ScatteringPlan;

/** The engine {@code simd}: single precision on the Vector API. */
public final class SimdEngine implements ScatteringEngine {
    /** For {@link java.util.ServiceLoader}. */
    public SimdEngine() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public Precision precision() {
        return Precision.SINGLE;
    }

    @Override
    public int preference() {
        return 100;
    }

    @Override
    public Availability availability() {
        return VectorSupport.check();
    }

    @Override
    public Cascade prepare(ScatteringPlan plan) {
        return new CpuCascade(plan, Kernels.vector().orElseThrow());
    }
}
