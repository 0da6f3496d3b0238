package org.scattering.gpu.tables;

/**
 * The lines along one axis of the grids of a block, as they lie in shared memory: {@code Axis} of {@code tables.cuh}. The points of a
 * butterfly are equally far apart: either lines have no gaps, or one after 16 points, and then passes begin with radix 16 and have
 * multiples of 16 points from one point of a butterfly to the next. Threads that read and write at once meet different banks: rows
 * of images are an odd number of points long, and each thread has another line; signals have gaps.
 *
 * @param axis the FFT
 * @param lines how many
 * @param across whether neighbouring threads take neighbouring lines
 * @param inner lines that begin at neighbouring numbers
 * @param outer where the next ones begin
 * @param step from one point to the next
 * @param shift log2 of the points between gaps
 */
public record Lines(FftAxis axis, int lines, boolean across, int inner, int outer, int step, int shift) {
    private static final int NO_GAPS = 30;
    private static final int GAPS = 4;

    /** Lines one after another. */
    static Lines along(FftAxis axis, int lines, boolean across, int pitch, boolean gaps) {
        return new Lines(axis, lines, across, 1, pitch, 1, gaps ? GAPS : NO_GAPS);
    }

    /** Columns of grids, whose rows are {@code pitch} apart. */
    static Lines down(FftAxis axis, int items, int columns, int rows, int pitch) {
        return new Lines(axis, items * columns, true, columns, rows * pitch, pitch, NO_GAPS);
    }

    /** Numbers that a line of so many points takes, with one more point for the middle of a spectrum. */
    static int pitch(int length, boolean gaps) {
        return gaps ? length + length / FftAxis.GAP + 1 : length | 1;
    }

    int spread(int point) {
        return (point + (point >> shift)) * step;
    }

    void write(Arguments to) {
        to.ints(axis.length(), axis.passes().size(), lines, across ? 1 : 0, inner, Magic.of(inner), outer, step, shift);
        for (int i = 0; i < FftAxis.MOST_PASSES; i++) {
            if (i < axis.passes().size()) {
                write(to, axis.passes().get(i));
            } else {
                to.ints(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            }
        }
    }

    private void write(Arguments to, FftAxis.Pass p) {
        int each = axis.length() / p.radix();
        int deal = across ? lines : each;
        to.ints(p.radix(), FftAxis.summed(p.radix()) ? 1 : 0, p.done(), Magic.of(p.done()), lines * each, deal);
        to.ints(Magic.of(deal), spread(each), p.done() == 1 ? step : spread(p.done()), p.twiddle());
    }
}
