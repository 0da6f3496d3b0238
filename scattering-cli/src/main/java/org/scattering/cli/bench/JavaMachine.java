package org.scattering.cli.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What the running Java says of itself; a runtime without the module java.management says nothing. */
final class JavaMachine {
    private JavaMachine() {}

    /** The options it was started with. */
    static List<String> flags() {
        try {
            return ManagementFactory.getRuntimeMXBean().getInputArguments();
        } catch (LinkageError missingModule) {
            return List.of();
        }
    }

    /** Time its compiler has worked so far. */
    static double compilingSeconds() {
        try {
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                    ? compiler.getTotalCompilationTime() * 1e-3
                    : 0;
        } catch (LinkageError missingModule) {
            return 0;
        }
    }
}
