package org.scattering.cpu;

import org.scattering.fft.ComplexFft;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * The real FFT along the rows of a block: of an even length through a complex one of half that length, with even samples as
 * real and odd samples as imaginary parts, else as a complex one. Immutable and thread-safe.
 */
final class RealRows {
    private static final int BLOCK = Kernels.BLOCK;

    private final int length;
    private final ComplexFft fft;
    private final ComplexTable roots;

    /** {@code complex} is the transform of the same length. */
    RealRows(int length, ComplexFft complex) {
        this.length = length;
        fft = packed() ? ComplexFft.of(length / 2) : complex;
        roots = ComplexTable.unit(length / 2 + 1, k -> -(double) k / length);
    }

    boolean packed() {
        return length % 2 == 0;
    }

    /** Rows of a packed (or plain) signal. */
    int storedRows() {
        return packed() ? length / 2 : length;
    }

    /** Rows of half a spectrum. */
    int halfRows() {
        return length / 2 + 1;
    }

    /** Rows that the buffers need; a spectrum may be put together in one. */
    int bufferRows() {
        return Math.max(fft.bufferRows(), halfRows());
    }

    /** |z| as a packed or plain signal in {@code work.second}, where z may lie. */
    void modulus(Work work, Split z) {
        if (packed()) {
            work.kernels.modulusPairs(z, length / 2, work.second);
        } else {
            work.kernels.modulus(z, work.second, length * BLOCK);
            work.clear(work.second.im(), length * BLOCK);
        }
    }

    /** From a packed or plain signal, rows without gaps from {@code from} on, to half its spectrum. */
    void forward(Work work, Split signal, int from, Split x, int xOffset) {
        Split z = fft.forward(work.fft, signal, from, BLOCK);
        if (packed()) {
            work.kernels.separate(z, z, 0, 1, x, xOffset, roots);
        } else {
            System.arraycopy(work.data, z.re(), work.data, x.re() + xOffset, halfRows() * BLOCK);
            System.arraycopy(work.data, z.im(), work.data, x.im() + xOffset, halfRows() * BLOCK);
        }
    }
}
