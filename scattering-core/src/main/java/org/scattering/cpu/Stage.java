package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.kernel.FilterBlocks;

/**
 * Nodes of the tree that are computed together: they have one rate and the same filters before and after them. On a wide grid
 * they lie side by side, lane i·items + b belonging to node i and to signal b of the chunk; else each is a line of its own,
 * computed one after another.
 *
 * @param nodes the nodes, in the order of their lanes or lines
 * @param sweeps the transforms at their rate
 * @param direct how a path that nothing follows is averaged; null where another way is gone
 * @param spectral how a path is averaged through its spectrum; null where another way is gone
 * @param branches the stages that follow
 */
record Stage(
        int[] nodes,
        Sweeps sweeps,
        @Nullable Averager direct,
        @Nullable Spectral spectral,
        Branch[] branches) {

    boolean wide() {
        return sweeps.width() == Sweeps.BLOCK;
    }

    /** Whether anything follows from the spectra of the nodes. */
    boolean needsSpectra() {
        return spectral != null || branches.length > 0;
    }

    /** Where the spectrum of a node begins: lines have room to read across their ends. */
    int line(int node) {
        return wide() ? 0 : Sweeps.BLOCK + node * sweeps.spectrumNumbers(true);
    }

    /**
     * S = U ⋆ φ through the spectra.
     *
     * @param filters φ alone, folded to the output's rate
     * @param output the transforms at that rate
     */
    record Spectral(FilterBlocks[] filters, Sweeps output) {}

    /**
     * The way to a later stage: its nodes are, filter by filter, the children of this stage's nodes.
     *
     * @param filters wavelets of one rate, for lines one or two in each
     * @param ways the transforms after each: those of the stage, for all of the grid or for a narrow band
     * @param lanes lanes or lines a filter takes
     * @param stage where they lead
     */
    record Branch(FilterBlocks[] filters, Sweeps[] ways, int lanes, Stage stage) {}
}
