package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.fft.GridFft;
import org.scattering.kernel.FilterRuns;

/**
 * Nodes of the tree that are computed side by side: they have one rate and the same filters before them. Lane i·items + b
 * belongs to node i and to signal b of the chunk.
 *
 * @param nodes the nodes, in the order of their lanes
 * @param resolution log2 of their sub-sampling
 * @param width lanes of a row, filled up to whole vectors
 * @param fft the transforms at their rate
 * @param lowpass φ for their rate and order; null where nothing is averaged
 * @param output the transforms at the output's rate, for {@code lowpass}
 * @param branches the stages that follow
 */
record Stage(
        int[] nodes,
        int resolution,
        int width,
        GridFft fft,
        @Nullable FilterRuns lowpass,
        GridFft output,
        Branch[] branches) {

    /**
     * The way to a later stage: its nodes are, filter by filter, the children of this stage's nodes.
     *
     * @param filters wavelets of one rate
     * @param lanes lanes a filter takes
     * @param stage where they lead
     */
    record Branch(FilterRuns[] filters, int lanes, Stage stage) {}
}
