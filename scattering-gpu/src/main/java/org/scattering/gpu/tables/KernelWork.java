package org.scattering.gpu.tables;

/**
 * What a kernel does for one signal: counted from the tables, with instructions and shared memory as far as they can be told without
 * a card.
 *
 * @param kernel its name
 * @param launches for a chunk of signals
 * @param operations on floating-point numbers; a fused product and sum is two
 * @param instructions of single threads
 * @param sharedBytes read from and written to shared memory
 * @param cacheBytes read from and written to the second-level cache, spectra and tables
 */
public record KernelWork(
        String kernel, int launches, double operations, double instructions, double sharedBytes, double cacheBytes) {

    KernelWork and(KernelWork more) {
        return new KernelWork(
                kernel,
                launches + more.launches,
                operations + more.operations,
                instructions + more.instructions,
                sharedBytes + more.sharedBytes,
                cacheBytes + more.cacheBytes);
    }
}
