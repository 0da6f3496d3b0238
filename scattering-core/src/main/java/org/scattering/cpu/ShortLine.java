package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.fft.ComplexFft;
import org.scattering.kernel.Split;

/** Short 1D signals, 16 side by side: all of a signal is one block. */
final class ShortLine extends Sweeps {
    private final int length;
    private final int fan;
    private final ComplexFft fft;
    private final ComplexFft inverse;
    private final RealRows real;

    /** For spectra whose band fills the first length/fan frequencies. */
    ShortLine(int length, int fan) {
        this.length = length;
        this.fan = fan;
        fft = ComplexFft.of(length);
        inverse = ComplexFft.of(length, fan);
        real = new RealRows(length, fft);
    }

    @Override
    int width() {
        return BLOCK;
    }

    @Override
    int points() {
        return length;
    }

    @Override
    int spectrumIndex(boolean half, int row, int column) {
        return column;
    }

    private int spectrumStride(boolean half) {
        return half ? length / 2 + 1 : length;
    }

    @Override
    int spectrumNumbers(boolean half) {
        return spectrumStride(half) * BLOCK;
    }

    @Override
    int filteredStride() {
        return BLOCK;
    }

    @Override
    int gridNumbers() {
        return length * BLOCK;
    }

    @Override
    BlockMap blocks() {
        return new BlockMap(width() == BLOCK, length / fan, 1);
    }

    @Override
    int blockRows() {
        return Math.max(fft.bufferRows(), real.bufferRows());
    }

    @Override
    boolean packed() {
        return real.packed();
    }

    private Split inverse(Work work, @Nullable BlockSource source) {
        return inverse.inverse(work.fft, filtered(work, source), 0, BLOCK);
    }

    private static Split filtered(Work work, @Nullable BlockSource source) {
        if (source == null) {
            return work.b;
        }
        source.load(work, 0);
        return work.block;
    }

    @Override
    void inverse(Work work, @Nullable BlockSource source, Rows out) {
        out.accept(work, inverse(work, source), 0);
    }

    @Override
    void propagate(Work work, @Nullable BlockSource source, @Nullable Rows u, @Nullable Split x, int xOffset) {
        if (u != null && x == null) {
            inverse.inverseModulus(work.fft, filtered(work, source), 0, BLOCK, work.block);
            u.accept(work, work.block, 0);
            return;
        }
        Split z = inverse(work, source);
        if (u != null) {
            work.kernels.modulus(z, work.block, length * BLOCK);
            u.accept(work, work.block, 0);
        }
        if (x != null) {
            real.modulus(work, z);
            real.forward(work, work.second, 0, x, xOffset);
        }
    }

    @Override
    void forwardReal(Work work, Split x, int xOffset) {
        real.forward(work, work.a, 0, x, xOffset);
    }

    @Override
    void forward(Work work, Split x, int xOffset) {
        fft.forward(work.fft, work.a, 0, BLOCK, x, xOffset, BLOCK);
    }

    @Override
    void place(Work work, Split rows, int index, int to) {
        System.arraycopy(work.data, rows.re(), work.data, to, length * BLOCK);
    }
}
