package org.scattering.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.scattering.engine.EngineFailureException;

/** The compiled kernels that come with the program: the fatbin of record, see {@code native/build.sh}. */
final class KernelModule {
    private KernelModule() {}

    /** The fatbin. */
    static byte[] image() {
        return read("scattering.fatbin");
    }

    /** The checksum of the sources it was compiled from. */
    static String sources() {
        return new String(read("scattering.sha256"), StandardCharsets.US_ASCII).strip();
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(KernelModule.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new EngineFailureException("the kernels cannot be read from the program's own files: " + e);
        }
    }
}
