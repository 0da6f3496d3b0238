package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.fft.ComplexFft;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Split;

/**
 * Long 1D signals, as rows · columns = N points: n = c + C·r before and k + R·m after the first sweep. The forward transform
 * goes back the same way on half as many rows, for two real samples are one complex one.
 */
final class Line extends Sweeps {
    /** The longest signal that stays a block of its own. */
    private static final int LONGEST_BLOCK = 128;

    private final int width;
    private final int rows;
    private final int columns;
    private final ComplexFft alongRows;
    private final ComplexFft alongColumns;
    private final ComplexFft alongHalf;
    /** w_N^(c·k), block after block of columns c. */
    private final ComplexTable turns;
    /** w_(N/2)^(k·f) for k in [0, rows/2), block after block of them. */
    private final ComplexTable halfTurns;
    /** w_N^k for k in [0, N/2]. */
    private final ComplexTable roots;

    Line(int length, int width) {
        this.width = width;
        rows = rows(length);
        columns = length / rows;
        alongRows = ComplexFft.of(rows);
        alongColumns = ComplexFft.of(columns);
        alongHalf = ComplexFft.of(rows / 2);
        turns = turns(columns, rows, length);
        halfTurns = turns(rows / 2, columns, length / 2);
        roots = ComplexTable.unit(length / 2 + 1, k -> -(double) k / length);
    }

    /** For each block of outer indices: row after row of inner ones, and in a row its one or 16 outer ones. */
    private ComplexTable turns(int outer, int inner, int length) {
        int lanes = BLOCK / width;
        return ComplexTable.unit(outer * inner, i -> {
            long first = (long) (i / (inner * lanes)) * lanes + i % lanes;
            return -(double) (first * (i / lanes % inner) % length) / length;
        });
    }

    /** An even factor near √(2N), or 0 where there is none worth the name. */
    private static int rows(int length) {
        int best = 0;
        for (int r = 2; (long) r * r <= 8L * length; r += 2) {
            boolean splits = length % r == 0 && length / r >= 8 && r >= 8;
            if (splits
                    && Math.abs(Math.log((double) r * r / (2.0 * length)))
                            < Math.abs(Math.log((double) best * best / (2.0 * length) + 1e-9))) {
                best = r;
            }
        }
        return best;
    }

    static boolean isLong(int length) {
        return length > LONGEST_BLOCK && rows(length) > 0;
    }

    /** Whether one signal alone fills blocks: pairs of them after the first sweep, whole ones before. */
    static boolean fillsBlocks(int length) {
        int r = length > LONGEST_BLOCK ? rows(length) : 0;
        return r > 0 && r % (2 * BLOCK) == 0 && length / r % BLOCK == 0;
    }

    @Override
    int width() {
        return width;
    }

    @Override
    int points() {
        return rows * columns;
    }

    @Override
    int spectrumStride(boolean half) {
        return half ? points() / 2 + 1 : points();
    }

    @Override
    int spectrumNumbers(boolean half) {
        return spectrumStride(half) * width;
    }

    @Override
    int gridNumbers() {
        return points() * width;
    }

    int rows() {
        return rows;
    }

    @Override
    BlockMap blocks() {
        return new BlockMap(width() == BLOCK, rows, columns);
    }

    @Override
    int blockRows() {
        return Math.max(alongHalf.bufferRows(), Math.max(alongRows.bufferRows(), alongColumns.bufferRows()));
    }

    @Override
    boolean packed() {
        return true;
    }

    /** Inverse FFTs along the columns, from the source or b to a, turned. */
    private void along(Work work, @Nullable BlockSource source) {
        for (int block = 0; block < columns * width / BLOCK; block++) {
            Split z;
            if (source == null) {
                z = alongRows.inverse(work.fft, work.b, block * BLOCK, columns * width);
            } else {
                source.load(work, block);
                z = alongRows.inverse(work.fft, work.block, 0, BLOCK);
            }
            turn(work, z.swapped(), turns, block, rows, work.a.swapped());
        }
    }

    /** Turned rows of a block to where the next sweep finds them: `length` of them for each point of the block. */
    private void turn(Work work, Split z, ComplexTable table, int block, int length, Split target) {
        int at = block * BLOCK * length;
        if (width == BLOCK) {
            work.kernels.multiplyRows(z, table, block * length, length, target, at);
        } else {
            work.kernels.multiplyAcross(z, table, at, length, target, at);
        }
    }

    private Split across(Work work, int block) {
        return alongColumns.inverse(work.fft, work.a, block * BLOCK, rows * width);
    }

    @Override
    void inverse(Work work, @Nullable BlockSource source, Rows out) {
        along(work, source);
        for (int block = 0; block < rows * width / BLOCK; block++) {
            out.accept(work, across(work, block), block);
        }
    }

    @Override
    void propagate(Work work, @Nullable BlockSource source, @Nullable Rows u, @Nullable Split x, int xOffset) {
        along(work, source);
        Split even = work.block;
        Split odd = work.block.swapped();
        for (int pair = 0; pair < rows / 2 * width / BLOCK; pair++) {
            work.kernels.modulus(across(work, 2 * pair), even, columns * BLOCK);
            work.kernels.modulus(across(work, 2 * pair + 1), odd, columns * BLOCK);
            if (u != null) {
                u.accept(work, even, 2 * pair);
                u.accept(work, odd, 2 * pair + 1);
            }
            if (x != null) {
                back(work, pair);
            }
        }
        if (x != null) {
            alongBack(work, x, xOffset);
        }
    }

    /** FFTs across the columns of two blocks of moduli, as real and imaginary parts, to b, turned. */
    private void back(Work work, int pair) {
        Split packed = work.block;
        if (width < BLOCK) {
            work.kernels.pairLanes(work.block, columns, work.second);
            packed = work.second;
        }
        Split z = alongColumns.forward(work.fft, packed, 0, BLOCK);
        turn(work, z, halfTurns, pair, columns, work.b);
    }

    /** FFTs along the columns of b, through a, to half the spectrum. */
    private void alongBack(Work work, Split x, int xOffset) {
        int stride = columns * width;
        for (int block = 0; block < stride / BLOCK; block++) {
            int at = block * BLOCK;
            alongHalf.forward(work.fft, work.b, at, stride, work.a, at, stride);
        }
        if (width == BLOCK) {
            work.kernels.separate(work.a, x, xOffset, roots);
        } else {
            work.kernels.separateLine(work.a, x, xOffset, roots);
        }
    }

    @Override
    void forwardReal(Work work, Split x, int xOffset) {
        int stride = rows / 2 * width;
        for (int block = 0; block < stride / BLOCK; block++) {
            Split z = alongColumns.forward(work.fft, work.a, block * BLOCK, stride);
            turn(work, z, halfTurns, block, columns, work.b);
        }
        alongBack(work, x, xOffset);
    }

    /** {@code turns} serves here too: as w^(k·c) it lies the other way round, so columns take the place of rows. */
    @Override
    void forward(Work work, Split x, int xOffset) {
        for (int block = 0; block < columns * width / BLOCK; block++) {
            Split z = alongRows.forward(work.fft, work.a, block * BLOCK, columns * width);
            turn(work, z, turns, block, rows, work.b);
        }
        int stride = rows * width;
        for (int block = 0; block < stride / BLOCK; block++) {
            int at = block * BLOCK;
            alongColumns.forward(work.fft, work.b, at, stride, x, xOffset + at, stride);
        }
    }

    @Override
    void place(Work work, Split from, int index, int to) {
        work.kernels.copyRows(work.data, from.re(), BLOCK, work.data, to + index * BLOCK, rows * width, columns);
    }
}
