package org.scattering.gpu.tables;

/** Division by multiplication: {@code quotient} of {@code portable.cuh}. */
final class Magic {
    private Magic() {}

    /** ⌈2^32 / divisor⌉ as 32 bits; 0 for 1. */
    static int of(int divisor) {
        return divisor == 1 ? 0 : (int) (((1L << 32) + divisor - 1) / divisor);
    }
}
