package org.scattering.plan;

import java.util.List;
import org.scattering.settings.InvalidSettingException;

/**
 * Where the rows of one signal's coefficients lie in a flat array: row after row, samples in row-major order. Immutable.
 */
public final class OutputLayout {
    private final List<List<Integer>> shapes;
    private final int[] offsets;

    OutputLayout(List<List<Integer>> shapes) {
        this.shapes = List.copyOf(shapes);
        offsets = new int[shapes.size() + 1];
        for (int row = 0; row < shapes.size(); row++) {
            long end = offsets[row] + shapes.get(row).stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b);
            if (end > Integer.MAX_VALUE - 8) {
                throw new InvalidSettingException("the coefficients of one signal would be " + end
                        + " numbers or more; an array holds 2^31: choose a larger stride or fewer paths");
            }
            offsets[row + 1] = (int) end;
        }
    }

    /**
     * The number of rows.
     *
     * @return rows a signal
     */
    public int rows() {
        return shapes.size();
    }

    /**
     * The shape of one row.
     *
     * @param row the row
     * @return (time) or (rows, columns)
     */
    public List<Integer> rowShape(int row) {
        return shapes.get(row);
    }

    /**
     * Where a row begins.
     *
     * @param row the row, or {@link #rows()} for the end
     * @return its offset in the coefficients of one signal
     */
    public int offset(int row) {
        return offsets[row];
    }

    /**
     * The samples of one row.
     *
     * @param row the row
     * @return its length
     */
    public int length(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /**
     * The numbers of one signal.
     *
     * @return the sum of all rows' lengths
     */
    public int size() {
        return offsets[offsets.length - 1];
    }

    /**
     * Whether all rows have one shape, so that the output is one array (path, time) or (path, row, column).
     *
     * @return true with local and global averaging
     */
    public boolean uniform() {
        return shapes.stream().allMatch(shapes.getFirst()::equals);
    }
}
