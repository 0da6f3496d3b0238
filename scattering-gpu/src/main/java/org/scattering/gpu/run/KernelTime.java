package org.scattering.gpu.run;

/**
 * What a kernel took in one transform of a batch.
 *
 * @param name of the kernel
 * @param launches how often it ran
 * @param seconds all of them together, by the device's clock
 */
public record KernelTime(String name, int launches, double seconds) {}
