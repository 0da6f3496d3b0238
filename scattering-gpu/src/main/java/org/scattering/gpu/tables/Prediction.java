package org.scattering.gpu.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long one signal takes on a device at each of its limits, were everything else free. An instruction issues where a product
 * and a sum do, so they and the bytes of shared memory go at half the rate of operations.
 *
 * @param memory seconds at the bandwidth of a copy: samples and coefficients
 * @param operations seconds at the rate of fused products and sums
 * @param cache seconds at the bandwidth of the second-level cache
 * @param shared seconds at the bandwidth of shared memory
 * @param instructions seconds at the rate at which they issue
 * @param kernels what each kernel takes at its slowest limit
 */
public record Prediction(
        double memory, double operations, double cache, double shared, double instructions, List<Kernel> kernels) {

    /** Copies the list. */
    public Prediction {
        kernels = List.copyOf(kernels);
    }

    /**
     * What a device can do.
     *
     * @param operations on floats a second; a fused product and sum is two
     * @param copyBytes read and written a second in its memory
     * @param cacheBytes read and written a second in its second-level cache
     */
    public record Rates(double operations, double copyBytes, double cacheBytes) {}

    /**
     * One kernel.
     *
     * @param name its name
     * @param launches a chunk of signals
     * @param seconds a signal, at its slowest limit
     * @param limit which one that is
     */
    public record Kernel(String name, int launches, double seconds, String limit) {}

    /**
     * Predicts.
     *
     * @param tables of the plan
     * @param rates of the device
     * @return seconds a signal
     */
    public static Prediction of(PlanTables tables, Rates rates) {
        double issue = rates.operations / 2;
        double operations = 0;
        double cache = 0;
        double shared = 0;
        double instructions = 0;
        List<Kernel> kernels = new ArrayList<>();
        for (KernelWork work : tables.work()) {
            operations += work.operations() / rates.operations;
            cache += work.cacheBytes() / rates.cacheBytes;
            shared += work.sharedBytes() / issue;
            instructions += work.instructions() / issue;
            Limit slowest = slowest(
                    work.cacheBytes() / rates.cacheBytes, work.sharedBytes() / issue, work.instructions() / issue);
            kernels.add(new Kernel(work.kernel(), work.launches(), slowest.seconds, slowest.name));
        }
        double memory = tables.compulsoryBytes() / rates.copyBytes;
        return new Prediction(memory, operations, cache, shared, instructions, kernels);
    }

    private record Limit(String name, double seconds) {}

    private static Limit slowest(double cache, double shared, double instructions) {
        return List.of(
                        new Limit("second-level cache", cache),
                        new Limit("shared memory", shared),
                        new Limit("instructions", instructions))
                .stream()
                .max(Comparator.comparingDouble(Limit::seconds))
                .orElseThrow();
    }

    /**
     * No implementation can take less: samples and coefficients pass the memory, and the operations are done.
     *
     * @return seconds a signal
     */
    public double floor() {
        return Math.max(memory, operations);
    }

    /**
     * The sum of all kernels, each at its slowest limit.
     *
     * @return seconds a signal
     */
    public double seconds() {
        return kernels.stream().mapToDouble(Kernel::seconds).sum();
    }

    /**
     * What takes most.
     *
     * @return a sentence
     */
    public String heldBack() {
        Kernel most = kernels.stream()
                .max(Comparator.comparingDouble(Kernel::seconds))
                .orElseThrow();
        return String.format(
                Locale.ROOT, "%s in %s (%.0f %% by count)", most.limit, most.name, 100 * most.seconds / seconds());
    }
}
