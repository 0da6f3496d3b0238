package org.scattering.gpu.tables;

/**
 * A grid that is too large for a block, as rows and columns that are not: an image itself, or a signal of rows · columns
 * points, sample n = row + rows · column, frequency f = columns · row + column (the four-step FFT; D. H. Bailey 1990).
 *
 * @param rows first axis
 * @param columns last axis
 * @param fourStep whether it is a signal
 * @param between its twiddles
 */
record Matrix(int rows, int columns, boolean fourStep, Twiddles.Between between) {
    /** The most nearly square matrix of a signal, with more columns than rows. */
    static int rowsOf(int points) {
        int rows = (int) Math.sqrt(points);
        while (points % rows != 0) {
            rows--;
        }
        return rows;
    }

    void write(Arguments to, int tiles) {
        to.ints(rows, columns, tiles);
        writeTwiddles(to);
    }

    void writeTwiddles(Arguments to) {
        to.ints(fourStep ? 1 : 0, between.coarse(), between.fine(), between.bits());
    }
}
