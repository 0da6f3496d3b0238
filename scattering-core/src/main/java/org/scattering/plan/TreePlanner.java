package org.scattering.plan;

import java.util.Arrays;
import java.util.List;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Paths;
import org.scattering.settings.ScatteringSettings;

/**
 * Decides which wavelet follows which, and at which rate each U[p] lives.
 *
 * <p>Local averaging at stride 2^s: U[λ1..λm] at max(min(j_m, s), rate of its parent), for nothing finer than the output
 * is needed; no or global averaging: at j_m. With all paths a signal that is propagated further stays at the rate that
 * its finest wavelet needs.
 */
final class TreePlanner {
    private static final int MOST_PATHS = 1 << 22;

    private final boolean allPaths;
    private final int rateLimit;
    private final int maxOrder;
    /** j of every filter, by layer. */
    private final List<int[]> scales;

    private int[] order = new int[1024];
    private int[] parent = new int[1024];
    private int[] filter = new int[1024];
    private int[] resolution = new int[1024];
    private int size;

    TreePlanner(ScatteringSettings settings, List<int[]> scales) {
        allPaths = settings.paths() == Paths.ALL;
        rateLimit = settings.averaging() instanceof Averaging.Local local ? local.resolution() : Integer.MAX_VALUE;
        maxOrder = settings.maxOrder();
        this.scales = scales;
    }

    ScatteringTree plan() {
        add(0, -1, -1, 0);
        int firstOfOrder = 0;
        for (int m = 1; m <= maxOrder; m++) {
            int endOfOrder = size;
            for (int p = firstOfOrder; p < endOfOrder; p++) {
                addChildren(p, m);
            }
            firstOfOrder = endOfOrder;
        }
        return new ScatteringTree(
                Arrays.copyOf(order, size),
                Arrays.copyOf(parent, size),
                Arrays.copyOf(filter, size),
                Arrays.copyOf(resolution, size));
    }

    private void addChildren(int p, int layer) {
        int[] j = scales.get(layer - 1);
        int lastScale = layer == 1 ? -1 : scales.get(layer - 2)[filter[p]];
        for (int n = 0; n < j.length; n++) {
            if (allPaths || j[n] > lastScale) {
                add(layer, p, n, rate(j[n], layer, resolution[p]));
            }
        }
    }

    private int rate(int scale, int layer, int parentRate) {
        int own = Math.max(Math.min(scale, rateLimit), parentRate);
        boolean propagated = layer < maxOrder;
        return allPaths && propagated
                ? Math.min(own, Arrays.stream(scales.get(layer)).min().orElse(own))
                : own;
    }

    private void add(int nodeOrder, int nodeParent, int nodeFilter, int nodeResolution) {
        if (size == MOST_PATHS) {
            throw new InvalidSettingException("max-order = " + maxOrder + ": more than " + MOST_PATHS
                    + " paths; choose a lower order, a smaller Q or L, or frequency-decreasing paths");
        }
        if (size == order.length) {
            order = Arrays.copyOf(order, 2 * size);
            parent = Arrays.copyOf(parent, 2 * size);
            filter = Arrays.copyOf(filter, 2 * size);
            resolution = Arrays.copyOf(resolution, 2 * size);
        }
        order[size] = nodeOrder;
        parent[size] = nodeParent;
        filter[size] = nodeFilter;
        resolution[size] = nodeResolution;
        size++;
    }
}
