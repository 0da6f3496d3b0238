package org.scattering.gpu;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Every test of the class needs the stand-in, finds it without faults, and leaves none behind. */
final class FreshStandIn implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) {
        StandIn.assumePresent();
        StandIn.reset();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        StandIn.reset();
    }
}
