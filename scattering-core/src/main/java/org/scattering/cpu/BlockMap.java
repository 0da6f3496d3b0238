package org.scattering.cpu;

import java.util.List;

/**
 * How a grid of points in natural order is cut into blocks for the first sweep.
 *
 * @param wide whether a block is one column of a wide grid, or 16 columns of a line
 * @param rows rows of every block
 * @param columns columns of the grid; point n lies in row n / columns and column n % columns
 */
record BlockMap(boolean wide, int rows, int columns) {
    private static final int BLOCK = Sweeps.BLOCK;

    /** Where a point is. */
    record Place(int block, int row, int lane) {}

    int blocks() {
        return wide ? columns : Math.ceilDiv(columns, BLOCK);
    }

    /** The first column of a block of a line: the last block overlaps the one before where columns are no multiple of 16. */
    int begin(int block) {
        return Math.min(block * BLOCK, columns - BLOCK);
    }

    /** All places of a point. */
    List<Place> places(int point) {
        int row = point / columns;
        int column = point % columns;
        if (wide) {
            return List.of(new Place(column, row, 0));
        }
        int last = blocks() - 1;
        Place inLast = new Place(last, row, column - begin(last));
        if (column >= last * BLOCK) {
            return List.of(inLast);
        }
        Place place = new Place(column / BLOCK, row, column % BLOCK);
        return inLast.lane >= 0 ? List.of(place, inLast) : List.of(place);
    }

    /** A grid as one line after another point, 16 at a time: for lines that become lanes. */
    static BlockMap oneBlock(int points) {
        return new BlockMap(false, Math.ceilDiv(points, BLOCK), BLOCK);
    }
}
