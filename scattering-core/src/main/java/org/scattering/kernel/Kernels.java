package org.scattering.kernel;

import java.util.Optional;

/**
 * The verbs in which the CPU engine spends its time, over whole ranges of [row][lane] data.
 *
 * <p>There are two twins, {@link ScalarKernels}, the definition, and {@code VectorKernels} on the Vector API. They agree
 * bit for bit, because each lane goes through the same operations in the same order and neither uses fused
 * multiply-add: a fused product would need hardware that a fallback cannot have at a bearable speed. Thread-safe;
 * nothing is allocated. Source and target do not overlap,
 * unless a kernel says so.
 */
public interface Kernels {

    /**
     * The definition, plain Java.
     *
     * @return the scalar twin
     */
    static Kernels scalar() {
        return ScalarKernels.INSTANCE;
    }

    /**
     * The Vector API twin.
     *
     * @return empty where the module jdk.incubator.vector is not there
     */
    static Optional<Kernels> vector() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? Optional.of(new VectorKernels()) : Optional.empty();
    }

    /**
     * The lanes that are computed at once.
     *
     * @return floats a vector
     */
    int lanes();

    /**
     * One pass of an FFT, see {@link RadixPass}.
     *
     * @param pass the pass
     * @param x source
     * @param y target
     * @param offset where both begin
     * @param s lanes times the product of the radices of earlier passes
     */
    void pass(RadixPass pass, Split x, Split y, int offset, int s);

    /**
     * Adds a filtered spectrum, folded to a lower rate, to some lanes of the target: y += fold(x·ψ̂).
     *
     * @param x source spectrum
     * @param xWidth lanes of a row of the source
     * @param filter the filter
     * @param y target spectrum
     * @param yWidth lanes of a row of the target
     * @param column first lane of the target
     * @param count lanes
     */
    void filter(Split x, int xWidth, FilterRuns filter, Split y, int yWidth, int column, int count);

    /**
     * u = |z|.
     *
     * @param z complex numbers
     * @param u their moduli
     * @param count how many
     */
    void modulus(Split z, float[] u, int count);

    /**
     * Moduli packed for a real FFT: even rows become real parts, odd rows imaginary parts.
     *
     * @param z complex numbers, 2·pairs rows
     * @param u pairs rows
     * @param pairs rows of the target
     * @param width lanes of a row
     */
    void modulusPairs(Split z, Split u, int pairs, int width);

    /**
     * The spectrum of a real signal of 2h samples from the FFT of its packed pairs: X[k] = (Z[k] + Z*[h-k])/2 -
     * i w^k (Z[k] - Z*[h-k])/2 for k in [0, h].
     *
     * @param z FFT of the pairs, h rows from {@code zOffset}
     * @param zOffset an index
     * @param x target, h + 1 rows from {@code xOffset}
     * @param xOffset an index
     * @param roots w^k = exp(-2πi k/2h), k in [0, h]
     * @param width lanes of a row
     */
    void separateReal(Split z, int zOffset, Split x, int xOffset, ComplexTable roots, int width);

    /**
     * Multiplies every row by a factor of its own; source and target may be the same.
     *
     * @param x source
     * @param xOffset an index
     * @param y target
     * @param yOffset an index
     * @param factors one a row
     * @param rows how many rows, at most the number of factors
     * @param width lanes of a row
     */
    void multiplyRows(Split x, int xOffset, Split y, int yOffset, ComplexTable factors, int rows, int width);
}
