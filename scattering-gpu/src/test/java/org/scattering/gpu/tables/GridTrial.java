package org.scattering.gpu.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.scattering.Scattering;
import org.scattering.settings.Scattering1D;

/** Arguments for the kernels that do nothing but FFTs, in one block. */
public record GridTrial(int rows, int columns, int items) {
    private SmallShape shape(Twiddles twiddles) {
        return SmallShape.ofItems(rows, columns, items, twiddles);
    }

    private BlockGrid grid(Twiddles twiddles) {
        return shape(twiddles).grid();
    }

    public String kernel() {
        return shape(new Twiddles()).kernel("grids");
    }

    public int threads() {
        return shape(new Twiddles()).threads();
    }

    public int sharedBytes() {
        return grid(new Twiddles()).sharedBytes();
    }

    public ByteBuffer twiddles() {
        Twiddles twiddles = new Twiddles();
        grid(twiddles);
        float[] factors = twiddles.toArray();
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(4 * Math.max(4, factors.length)).order(ByteOrder.nativeOrder());
        buffer.asFloatBuffer().put(factors);
        return buffer;
    }

    public ByteBuffer arguments(long twiddleAddress, long workAddress) {
        Twiddles twiddles = new Twiddles();
        Arguments to = new Arguments();
        to.longs(twiddleAddress, 0, 0, 0, 0, 0, 0, workAddress, 0, 0, 0);
        to.ints(1, 1);
        BlockGrid grid = grid(twiddles);
        Kept none = new Kept(0, 1, 0, 1, 0, 0, 0);
        new LevelTable(
                        new Shape(rows, columns, new SmallShape(grid, grid), null),
                        0,
                        1,
                        LevelTable.Part.MODULUS,
                        LevelTable.Fold.PLAIN,
                        0,
                        false,
                        0,
                        Average.plain(Average.Output.NOTHING, none))
                .write(to, 1, 0, false, 1, grid);
        return to.struct();
    }

    public static int inputBytes() {
        PlanTables tables =
                PlanTables.of(Scattering.plan(Scattering1D.builder(64).scale(2).build()), 1 << 16);
        Arguments to = new Arguments();
        to.longs(new long[13]);
        to.ints(1);
        BlockGrid grid = tables.root().shape().small().grid();
        tables.writeInput(to, true, 1, grid);
        return to.struct().remaining();
    }
}
