package org.scattering.cli.classify;

import java.util.List;
import org.scattering.cli.report.Failure;

/**
 * Signals in memory.
 *
 * @param numbers the place of each in what was asked for
 * @param signals the samples of each
 * @param form what they have in common
 * @param broken why some could not be read
 */
record SignalSet(List<Integer> numbers, List<float[]> signals, SignalForm form, List<Failure> broken) {}
