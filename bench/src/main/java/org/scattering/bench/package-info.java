/**
 * JMH benchmarks, from one pass of an FFT to whole transforms. A state is made by its {@code @Setup} and checked by the
 * tests: each body computes the right answer, for each of its parameters. States belong to one thread, so that JMH's own
 * {@code -t} measures threads that share nothing but the machine.
 */
@NullMarked
package org.scattering.bench;

import org.jspecify.annotations.NullMarked;
