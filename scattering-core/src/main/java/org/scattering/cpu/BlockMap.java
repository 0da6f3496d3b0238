package org.scattering.cpu;

/**
 * How a grid of points in natural order is cut into blocks for the first sweep.
 *
 * @param wide whether a block is one column of a wide grid, or 16 columns of a line
 * @param rows rows of every block
 * @param columns columns of the grid; point n lies in row n / columns and column n % columns
 */
record BlockMap(boolean wide, int rows, int columns) {
    private static final int BLOCK = Sweeps.BLOCK;

    int blocks() {
        return wide ? columns : Math.ceilDiv(columns, BLOCK);
    }

    int block(int point) {
        return wide ? point % columns : point % columns / BLOCK;
    }

    int row(int point) {
        return point / columns;
    }

    int lane(int point) {
        return wide ? 0 : point % columns % BLOCK;
    }

    /** A grid as one line, point after point, 16 at a time: for lines that become lanes. */
    static BlockMap oneBlock(int points) {
        return new BlockMap(false, Math.ceilDiv(points, BLOCK), BLOCK);
    }
}
