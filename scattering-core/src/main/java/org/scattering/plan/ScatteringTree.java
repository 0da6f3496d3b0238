package org.scattering.plan;

import java.util.Arrays;

/**
 * The paths as plain tables. Node 0 is the empty path; the others follow by order, and within an order by (n1, n2, …), so
 * that the children of a node are neighbours. U[p] of node p is |U[parent] ⋆ ψ_filter| at rate 2^-resolution.
 *
 * <p>Every decision on scales has been taken here: an engine only walks the tables.
 */
public final class ScatteringTree {
    private final int[] order;
    private final int[] parent;
    private final int[] filter;
    private final int[] resolution;
    private final int[] firstChild;
    private final int[] endChild;

    ScatteringTree(int[] order, int[] parent, int[] filter, int[] resolution) {
        this.order = order;
        this.parent = parent;
        this.filter = filter;
        this.resolution = resolution;
        firstChild = new int[order.length];
        endChild = new int[order.length];
        for (int node = order.length - 1; node > 0; node--) {
            int p = parent[node];
            firstChild[p] = node;
            endChild[p] = Math.max(endChild[p], node + 1);
        }
    }

    /**
     * The number of paths, the empty one included.
     *
     * @return nodes
     */
    public int size() {
        return order.length;
    }

    /**
     * The length of a path.
     *
     * @param node a node
     * @return its order, 0 for the root
     */
    public int order(int node) {
        return order[node];
    }

    /**
     * The path without its last filter.
     *
     * @param node a node
     * @return its parent, -1 for the root
     */
    public int parent(int node) {
        return parent[node];
    }

    /**
     * The last filter of a path.
     *
     * @param node a node
     * @return index of ψ in the bank of layer {@code order(node)}, -1 for the root
     */
    public int filter(int node) {
        return filter[node];
    }

    /**
     * The rate of U[p].
     *
     * @param node a node
     * @return log2 of its sub-sampling against the input
     */
    public int resolution(int node) {
        return resolution[node];
    }

    /**
     * The children of a node are {@code firstChild(node)} … {@code endChild(node) - 1}.
     *
     * @param node a node
     * @return the first child; equal to {@code endChild(node)} for a leaf
     */
    public int firstChild(int node) {
        return firstChild[node];
    }

    /**
     * The end of the children of a node.
     *
     * @param node a node
     * @return one past the last child
     */
    public int endChild(int node) {
        return endChild[node];
    }

    /**
     * The filters of a path.
     *
     * @param node a node
     * @return n1 … nm, empty for the root
     */
    public int[] path(int node) {
        int[] path = new int[order[node]];
        for (int v = node, m = path.length; m > 0; v = parent[v]) {
            path[--m] = filter[v];
        }
        return path;
    }

    /**
     * The coarsest rate in use.
     *
     * @return the largest resolution of any node
     */
    public int coarsestResolution() {
        return Arrays.stream(resolution).max().orElse(0);
    }
}
