package org.scattering.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.scattering.Noise;

/**
 * Filters of all shapes that {@link FilterBlocks} allows, meaningful or not: terms in any order, many of them conjugated; some blocks
 * begin with an even run.
 */
final class RandomFilter {
    private static final int MOST_TERMS_A_ROW = 4;

    private RandomFilter() {}

    /** One weight a term, for wide spectra of so many points. */
    static FilterBlocks wide(long seed, int blocks, int rows, int points) {
        return filter(seed, blocks, rows, 0, points, 1);
    }

    /** Sixteen weights a term, for lines of so many points with {@link Kernels#BLOCK} numbers before and behind them. */
    static FilterBlocks lines(long seed, int blocks, int rows, int points) {
        // From here on neither sixteen numbers forwards nor sixteen backwards leave the margins.
        return filter(seed, blocks, rows, Kernels.BLOCK, points, Kernels.BLOCK);
    }

    /** Thirty-two weights a term, for two filters. */
    static FilterBlocks twoForLines(long seed, int blocks, int rows, int points) {
        return filter(seed, blocks, rows, Kernels.BLOCK, points, 2 * Kernels.BLOCK);
    }

    /** One of two filters, alone. */
    static FilterBlocks oneOf(FilterBlocks two, int which) {
        float[] weights = new float[two.weights().length / 2];
        for (int t = 0; t < two.source().length; t++) {
            int from = (2 * t + which) * Kernels.BLOCK;
            System.arraycopy(two.weights(), from, weights, t * Kernels.BLOCK, Kernels.BLOCK);
        }
        return FilterBlocks.of(two.firstTerm(), two.source(), two.target(), weights);
    }

    private static FilterBlocks filter(long seed, int blocks, int rows, int low, int points, int weights) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] firstTerm = new int[blocks + 1];
        List<Integer> source = new ArrayList<>();
        List<Integer> target = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            int begin = 0;
            if (random.nextBoolean() && rows >= FilterRuns.LEAST_ROWS) {
                begin = FilterRuns.LEAST_ROWS + random.nextInt(rows - FilterRuns.LEAST_ROWS + 1);
                int step = random.nextInt(begin <= points - low ? 2 : 1);
                int from = random.nextBoolean() ? low : ~(points - 1);
                for (int row = 0; row < begin; row++) {
                    source.add(from + row * step);
                    target.add(row);
                }
            }
            for (int row = begin; row < rows; row++) {
                int terms = random.nextInt(1, MOST_TERMS_A_ROW + 1);
                for (int t = 1; t <= terms; t++) {
                    int from = random.nextInt(low, points);
                    source.add(random.nextBoolean() ? from : ~from);
                    target.add(t == terms ? row : -1);
                }
            }
            firstTerm[block + 1] = source.size();
        }
        return FilterBlocks.of(
                firstTerm,
                source.stream().mapToInt(i -> i).toArray(),
                target.stream().mapToInt(i -> i).toArray(),
                Noise.single(Noise.gaussian(seed, source.size() * weights)));
    }
}
