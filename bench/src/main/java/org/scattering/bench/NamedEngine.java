package org.scattering.bench;

import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.kernel.Kernels;

/** The engine that was asked for, or a failure with the reason: never another one in its place. */
final class NamedEngine {
    private NamedEngine() {}

    /** {@code auto} is refused too: a result must say what was measured. */
    static ScatteringEngine engine(String name) {
        ScatteringEngine engine = Engines.choose(name, Precision.SINGLE);
        if (!engine.name().equals(name)) {
            throw new IllegalStateException(
                    "the engine " + name + " was asked for, " + engine.name() + " would be measured");
        }
        return engine;
    }

    /** The kernels of an engine, under the same conditions as the engine itself. */
    static Kernels kernels(String name) {
        return switch (engine(name).name()) {
            case "simd" -> Kernels.vector().orElseThrow();
            case "scalar" -> Kernels.scalar();
            default -> throw new IllegalArgumentException("engine = " + name + ": kernels are of simd and scalar");
        };
    }
}
