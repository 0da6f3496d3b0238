package org.scattering.cpu;

import org.scattering.engine.Availability;
import org.scattering.kernel.Kernels;

/** Whether this Java machine runs the Vector API as it is meant to run. */
final class VectorSupport {
    private VectorSupport() {}

    static Availability check() {
        if (Kernels.vector().isEmpty()) {
            return Availability.no("the module jdk.incubator.vector is missing; start Java with"
                    + " --add-modules jdk.incubator.vector");
        }
        String machine = System.getProperty("java.vm.name", "");
        String mode = System.getProperty("java.vm.info", "");
        if (mode.startsWith("interpreted")) {
            return Availability.no("Java runs without its compiler (-Xint), where vectors are some 1000 times slower");
        }
        if (!hasOptimisingCompiler()) {
            return Availability.no(
                    "Java runs without its optimising compiler C2, where vectors are some 100 times slower: leave out"
                            + " -XX:TieredStopAtLevel (" + machine + ", " + mode + ")");
        }
        return Availability.yes("single precision, vectors of "
                + 32 * Kernels.vector().orElseThrow().lanes() + " bits");
    }

    /** HotSpot says so in a management bean; machines without it (Graal and others) compile vectors or say nothing. */
    private static boolean hasOptimisingCompiler() {
        try {
            return CompilerFlags.optimising();
        } catch (LinkageError missingModule) {
            return true;
        }
    }
}
