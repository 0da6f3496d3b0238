/** Wavelet scattering transforms on the CPU. */
@SuppressWarnings({"requires-automatic", "module"})
module org.scattering.core {
    requires static jdk.incubator.vector;
    requires static transitive org.jspecify;
    requires JTransforms;
    requires JLargeArrays;
    requires static java.management;
    requires static jdk.management;

    exports org.scattering;
    exports org.scattering.analysis;
    exports org.scattering.deform;
    exports org.scattering.engine;
    exports org.scattering.filter;
    exports org.scattering.fourier;
    exports org.scattering.frame;
    exports org.scattering.network;
    exports org.scattering.plan;
    exports org.scattering.settings;
    exports org.scattering.stability;

    uses org.scattering.engine.ScatteringEngine;

    provides org.scattering.engine.ScatteringEngine with
            org.scattering.cpu.SimdEngine,
            org.scattering.cpu.ScalarEngine,
            org.scattering.reference.ReferenceEngine;
}
