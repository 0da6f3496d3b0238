package org.scattering.gpu.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.scattering.Scattering;
import org.scattering.settings.Scattering1D;

/** Arguments for the kernels that do nothing but FFTs, in one block. */
public record GridTrial(int rows, int columns, int items) {
    private static final int SMALL = 8192;

    private BlockGrid grid(Twiddles twiddles) {
        int pointsAThread = rows * columns * items <= SMALL ? 8 : 16;
        return BlockGrid.of(rows, columns, items, twiddles.axis(columns), twiddles.axis(rows), pointsAThread);
    }

    public String kernel() {
        return rows * columns * items <= SMALL ? "grids8" : "grids16";
    }

    public int threads() {
        return grid(new Twiddles()).threads();
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
        to.ints(1, 1, 0);
        BlockGrid grid = grid(twiddles);
        Kept none = new Kept(0, 1, 0, 1, 0, 0, 0);
        new LevelTable(
                        new Shape(rows, columns, new SmallShape(grid, grid, 8), null),
                        0,
                        1,
                        LevelTable.Part.MODULUS,
                        0,
                        0,
                        Average.plain(Average.Output.NOTHING, none))
                .write(to, false, 1, grid);
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
