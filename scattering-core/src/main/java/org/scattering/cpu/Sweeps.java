package org.scattering.cpu;

import org.jspecify.annotations.Nullable;
import org.scattering.fft.FftRecipe;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * The transforms of one grid, in sweeps that touch each number of it once and do all they can while a block of it is in the
 * first-level cache. From a filtered spectrum to the spectrum of its modulus there are three:
 *
 * <ol>
 *   <li>filter and fold a column, inverse FFT along it;
 *   <li>inverse FFT across the columns, modulus, what is to be done with U itself, forward FFT of the real result back again;
 *   <li>forward FFT along the columns.
 * </ol>
 *
 * In 2D ({@link Plane}) columns are columns. In 1D ({@link Line}) a signal is a matrix of rows·columns = N points, n = c + C·r,
 * and the FFTs along the two axes are joined by twiddles: the four-step FFT. Short signals ({@link ShortLine}) are a block of
 * their own. Source: D. Bailey, FFTs in external or hierarchical memory, J. Supercomputing 1990.
 *
 * <p>A grid is wide or a line, see {@link Kernels}. The numbers do not depend on which. Immutable and thread-safe: what is
 * written is in {@link Work}; sources lie in its grid b or come from a {@link BlockSource}.
 */
abstract class Sweeps {
    static final int BLOCK = Kernels.BLOCK;

    /** Makes the blocks of a filtered spectrum. */
    interface BlockSource {
        /** Fills {@code work.block} with a block of the first sweep, see {@link #blocks()}. */
        void load(Work work, int block);
    }

    /** Takes rows while they are in the first-level cache. */
    interface Rows {
        /** A block of rows (real ones are the real parts), and which block of the sweep it is. */
        void accept(Work work, Split rows, int index);

        /** The moduli of a block of complex rows, of so many numbers. */
        default void acceptModuli(Work work, Split z, int numbers, int index) {
            work.kernels.modulus(z, work.block, numbers);
            accept(work, work.block, index);
        }
    }

    /**
     * How far apart rows of so many numbers are stored: an odd number of cache lines. At powers of two all rows of a column fall
     * into a few sets of the first-level cache, which cannot hold them, and each of them is fetched and written back alone.
     */
    static int apart(int numbers) {
        return (Math.ceilDiv(numbers, BLOCK) | 1) * BLOCK;
    }

    /** Whether a grid has sweeps for spectra that are zero but for the first 1/fan. Lines alone must have them where wide ones do. */
    static boolean takesFan(int rows, int columns, int fan) {
        if (fan == 1) {
            return true;
        }
        return rows == 1
                && (Line.isLong(columns)
                        ? Line.fillsBlocks(columns) && Line.takesFan(columns, fan)
                        : FftRecipe.takesFan(columns, fan));
    }

    /** The sweeps for wide grids. */
    static Sweeps wide(int rows, int columns) {
        if (rows > 1) {
            return new Plane(rows, columns, BLOCK);
        }
        return Line.isLong(columns) ? new Line(columns, BLOCK) : new ShortLine(columns, 1);
    }

    /** Whether one signal alone fills the blocks of its grid, and can be a line. */
    static boolean fillsBlocks(int rows, int columns) {
        return rows > 1 ? Plane.fillsBlocks(rows, columns) : Line.fillsBlocks(columns);
    }

    /** The sweeps for one signal alone, where it {@link #fillsBlocks}. */
    static Sweeps alone(int rows, int columns) {
        return rows > 1 ? new Plane(rows, columns, 1) : new Line(columns, 1);
    }

    /** The same sweeps for spectra that are zero but for the first 1/fan, where {@link #takesFan} allows that. */
    final Sweeps withFan(int fan) {
        if (fan == 1) {
            return this;
        }
        return switch (this) {
            case Line line -> new Line(line, fan);
            case ShortLine line -> new ShortLine(line.points(), fan);
            default -> throw new IllegalArgumentException("fan = " + fan + ": lines are accepted");
        };
    }

    /** Lanes of a point: 16 (wide) or 1. */
    abstract int width();

    /** Points of a signal. */
    abstract int points();

    /** Where a frequency stands in a spectrum, half or whole: counted in points, not in lanes. */
    abstract int spectrumIndex(boolean half, int row, int column);

    /** Numbers of the spectra, half or whole, of one line or of all lanes. */
    abstract int spectrumNumbers(boolean half);

    /** Numbers from one row of a filtered spectrum in b to the next, rows being those of {@link #blocks()}. */
    abstract int filteredStride();

    /** Numbers of a grid of {@link Work}. */
    abstract int gridNumbers();

    /** The blocks that a {@link BlockSource} is asked for. */
    abstract BlockMap blocks();

    /** Rows that the blocks of {@link Work} must hold. */
    abstract int blockRows();

    /**
     * Inverse transform.
     *
     * @param source the spectrum; null where it lies in b
     * @param out takes the complex rows
     */
    abstract void inverse(Work work, @Nullable BlockSource source, Rows out);

    /**
     * Inverse transform, modulus and forward transform.
     *
     * @param source the spectrum; null where it lies in b
     * @param u takes the moduli; null where nobody does
     * @param x receives half the spectra of the moduli; null where they are not needed
     * @param xOffset where they begin
     */
    abstract void propagate(Work work, @Nullable BlockSource source, @Nullable Rows u, @Nullable Split x, int xOffset);

    /** Whether real signals lie in grid a as packed pairs (even columns real, odd columns imaginary parts) or plainly. */
    abstract boolean packed();

    /** Half the spectra of the real signals in grid a, to x from an offset on. */
    abstract void forwardReal(Work work, Split x, int xOffset);

    /** The spectra of the complex signals in grid a, to x from an offset on. */
    abstract void forward(Work work, Split x, int xOffset);

    /** Puts the real parts of rows that a sweep handed out where they belong in natural order, from {@code to} on. */
    abstract void place(Work work, Split rows, int index, int to);
}
