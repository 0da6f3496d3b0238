package org.scattering.engine;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** What calls are timed by: a clock, and how long Java has compiled, without which no one knows whether it still does. Thread-safe. */
interface CallClock {
    /** The machine's; a runtime without the module java.management does not tell when it compiles. */
    CallClock SYSTEM = new CallClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public double compilingSeconds() {
            try {
                CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
                return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                        ? compiler.getTotalCompilationTime() * 1e-3
                        : 0;
            } catch (LinkageError missingModule) {
                return 0;
            }
        }
    };

    /** A time that goes on by one a nanosecond. */
    long nanos();

    /** How long Java has compiled, since it was started, all threads of its compiler together. */
    double compilingSeconds();
}
