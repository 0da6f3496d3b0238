package org.scattering.cpu;

import org.scattering.plan.ScatteringPlan;

/**
 * What the buffers of a workspace must hold, found by walking the stages.
 *
 * @param grid complex numbers of a buffer for whole spectra or signals
 * @param scratch complex numbers of an FFT's scratch
 * @param spectra complex numbers of the spectra kept at each depth of the tree
 */
record BufferSizes(int grid, int scratch, int[] spectra) {

    static BufferSizes of(ScatteringPlan plan, Stage... roots) {
        int[] sizes = new int[2];
        int[] spectra = new int[plan.settings().maxOrder() + 1];
        for (Stage root : roots) {
            visit(root, 0, sizes, spectra);
        }
        if (plan.complexInput()) {
            for (Stage root : roots) {
                spectra[0] = Math.max(spectra[0], root.fft().size() * root.width());
            }
        }
        return new BufferSizes(sizes[0], sizes[1], spectra);
    }

    /** The memory of a workspace with such buffers. */
    long bytes() {
        long numbers = 2L * grid + 2L * scratch;
        for (int kept : spectra) {
            numbers += kept;
        }
        return 2L * Float.BYTES * numbers;
    }

    private static void visit(Stage stage, int depth, int[] sizes, int[] spectra) {
        // Odd sizes need their imaginary parts as well, and half a spectrum of one or two columns is no smaller.
        int grid = Math.max(
                Math.max(stage.fft().size(), stage.fft().halfSize()),
                stage.output().size());
        int scratch = Math.max(stage.fft().scratchPerLane(), stage.output().scratchPerLane());
        sizes[0] = Math.max(sizes[0], Math.multiplyExact(grid, stage.width()));
        sizes[1] = Math.max(sizes[1], Math.multiplyExact(scratch, stage.width()));
        spectra[depth] = Math.max(spectra[depth], stage.fft().halfSize() * stage.width());
        for (Stage.Branch branch : stage.branches()) {
            visit(branch.stage(), depth + 1, sizes, spectra);
        }
    }
}
