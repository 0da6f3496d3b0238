package org.scattering.cpu;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** The flags of HotSpot; apart from {@link VectorSupport}, because the module jdk.management may be missing. */
final class CompilerFlags {
    /** Tier 4 is C2. */
    private static final int OPTIMISED = 4;

    private CompilerFlags() {}

    static boolean optimising() {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (bean == null) {
            return true;
        }
        try {
            return Integer.parseInt(bean.getVMOption("TieredStopAtLevel").getValue()) >= OPTIMISED;
        } catch (IllegalArgumentException noSuchFlag) {
            return true;
        }
    }
}
