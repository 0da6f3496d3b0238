package org.scattering.gpu.tables;

import org.jspecify.annotations.Nullable;

/**
 * How a grid is computed: exactly one of the two is there.
 *
 * @param rows of the grid
 * @param columns of the grid
 * @param small in one block
 * @param large in tiles
 */
public record Shape(
        int rows,
        int columns,
        @Nullable SmallShape small,
        @Nullable LargeShape large) {
    static Shape of(int rows, int columns, int sharedBytes, Twiddles twiddles) {
        return SmallShape.fits(rows, columns, sharedBytes)
                ? new Shape(rows, columns, SmallShape.of(rows, columns, sharedBytes, twiddles), null)
                : new Shape(rows, columns, null, LargeShape.of(rows, columns, sharedBytes, twiddles));
    }

    static boolean possible(int rows, int columns, int sharedBytes) {
        return SmallShape.fits(rows, columns, sharedBytes) || LargeShape.fits(rows, columns, sharedBytes);
    }

    /** The FFT of the real numbers of a block. */
    BlockGrid back() {
        return small != null
                ? small.back()
                : java.util.Objects.requireNonNull(large).back();
    }

    /** Threads of the block that averages. */
    int threads() {
        return small != null
                ? small.threads()
                : java.util.Objects.requireNonNull(large).lines().threads();
    }

    /**
     * Points of the grid.
     *
     * @return rows times columns
     */
    public int points() {
        return rows * columns;
    }
}
