package org.scattering.cpu;

import org.scattering.kernel.Memory;
import org.scattering.plan.ScatteringPlan;

/**
 * What the buffers of a workspace must hold, found by walking the stages.
 *
 * @param block numbers of a block
 * @param grid numbers of a grid of signals or spectra
 * @param sums numbers of sums in progress
 * @param natural numbers of real signals in natural order
 * @param spectra complex numbers of the spectra kept at each depth of the tree
 */
record BufferSizes(int block, int grid, int sums, int natural, int[] spectra) {

    static BufferSizes of(ScatteringPlan plan, Stage... roots) {
        Walk walk = new Walk(plan.settings().maxOrder() + 1, plan.complexInput());
        for (Stage root : roots) {
            walk.visit(root, 0);
        }
        return new BufferSizes(walk.block, walk.grid, walk.sums, walk.natural, walk.spectra);
    }

    /** Numbers that they take up. */
    long numbers() {
        long complex = 3 * Memory.size(block) + 2 * Memory.size(grid);
        for (int kept : spectra) {
            complex += Memory.size(kept);
        }
        return 2 * complex + Memory.size(sums) + Memory.size(natural);
    }

    private static final class Walk {
        private final int[] spectra;
        private final boolean complexInput;
        private int block;
        private int grid;
        private int sums;
        private int natural;

        Walk(int depths, boolean complexInput) {
            spectra = new int[depths];
            this.complexInput = complexInput;
        }

        void visit(Stage stage, int depth) {
            Sweeps sweeps = stage.sweeps();
            include(sweeps);
            if (stage.spectral() != null) {
                include(stage.spectral().output());
                spreads(stage, stage.spectral().output());
            }
            if (stage.direct() != null) {
                sums = Math.max(sums, stage.direct().sums());
            }
            if (stage.needsSpectra() || depth == 0) {
                int numbers = sweeps.spectrumNumbers(depth > 0 || !complexInput);
                int lines = stage.wide() ? 1 : stage.nodes().length;
                int margins = stage.wide() ? 0 : 2 * Sweeps.BLOCK;
                spectra[depth] = Math.max(spectra[depth], Math.addExact(margins, Math.multiplyExact(numbers, lines)));
            }
            if (depth == 0 && stage.wide()) {
                grid = Math.max(grid, InputLoader.stride(sweeps) * Sweeps.BLOCK);
            }
            for (Stage.Branch branch : stage.branches()) {
                spreads(stage, branch.stage().sweeps());
                visit(branch.stage(), depth + 1);
            }
        }

        private void include(Sweeps sweeps) {
            block = Math.max(block, Math.multiplyExact(sweeps.blockRows(), Sweeps.BLOCK));
            int half = sweeps.spectrumNumbers(true);
            grid = Math.max(grid, Math.max(sweeps.gridNumbers(), half));
            // An averager completes whole groups of sums, an image alone whole blocks of rows.
            natural = Math.max(natural, Math.addExact(Averager.GROUP * Sweeps.BLOCK, sweeps.gridNumbers()));
        }

        /** Lines that become lanes pass through a whole grid. */
        private void spreads(Stage from, Sweeps to) {
            if (!from.wide() && to.width() == Sweeps.BLOCK) {
                int line = BlockMap.oneBlock(to.points()).rows() * Sweeps.BLOCK;
                grid = Math.max(grid, Math.multiplyExact(line, Sweeps.BLOCK));
            }
        }
    }
}
