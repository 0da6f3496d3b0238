package org.scattering.kernel;

/**
 * A real filter on its non-zero band, laid out as runs of rows: in each, consecutive rows of the target take the product
 * of consecutive samples of the filter and of consecutive rows of the source; descending, conjugated rows where the
 * source holds half a spectrum and the run needs the other half.
 *
 * @param table four numbers a run: first source row, first target row, length, step of the source row (+1, or -1 with
 *     conjugation)
 * @param values the samples, run after run
 */
public record FilterRuns(int[] table, float[] values) {}
