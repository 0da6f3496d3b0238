package org.scattering.gpu.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.Kernel;
import org.scattering.gpu.driver.Stream;
import org.scattering.gpu.tables.Arguments;
import org.scattering.gpu.tables.BlockGrid;
import org.scattering.gpu.tables.LargeShape;
import org.scattering.gpu.tables.Layout;
import org.scattering.gpu.tables.LevelTable;
import org.scattering.gpu.tables.OrderZero;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.gpu.tables.RootTable;
import org.scattering.gpu.tables.Shape;
import org.scattering.gpu.tables.SmallShape;

/** Launches the kernels that carry one chunk from its samples to its coefficients, in the order of a stream. */
final class Launcher {
    private static final int MEASURE_THREADS = 256;
    private static final int FINISH_THREADS = 256;
    private static final int WARP = 32;

    private final DeviceTables tables;
    private final PlanTables plan;
    private final Device device;
    private final LaneSizes sizes;
    private final Stream stream;
    private final Arguments arguments = new Arguments();
    private @Nullable KernelClock clock;

    /**
     * What is computed.
     *
     * @param buffers where it is
     * @param signals how many there are
     * @param single whether samples are floats
     * @param input address of the samples
     * @param output address of the coefficients
     */
    record Chunk(Buffers buffers, int signals, boolean single, long input, long output) {
        Chunk(Buffers buffers, int signals, boolean single) {
            this(buffers, signals, single, buffers.input.address(), buffers.output.address());
        }
    }

    Launcher(DeviceTables tables, LaneSizes sizes, Stream stream) {
        this.tables = tables;
        this.sizes = sizes;
        this.stream = stream;
        plan = tables.tables();
        device = tables.device();
    }

    /** The same, each launch by itself under a clock. */
    void launch(Chunk chunk, KernelClock timing) {
        clock = timing;
        try {
            launch(chunk);
        } finally {
            clock = null;
        }
    }

    void launch(Chunk chunk) {
        root(chunk);
        for (LevelTable level : plan.levels()) {
            if (level.shape().large() == null) {
                small(chunk, level);
            } else {
                large(chunk, level);
            }
        }
    }

    private void run(String kernel, long blocks, int threads, int shared) {
        Kernel found = device.kernel(kernel);
        KernelClock timing = clock;
        if (timing == null) {
            found.launch(blocks, threads, shared, arguments.struct(), stream);
        } else {
            timing.time(kernel, () -> found.launch(blocks, threads, shared, arguments.struct(), stream));
        }
    }

    private void root(Chunk chunk) {
        RootTable root = plan.root();
        Shape shape = root.shape();
        SmallShape small = shape.small();
        LargeShape large = shape.large();
        BlockGrid grid =
                small != null ? small.grid() : Objects.requireNonNull(large).lines();
        input(chunk, large == null ? 1 : large.lineTiles(), grid);
        run("measure", chunk.signals, MEASURE_THREADS, 0);
        OrderZero orderZero = root.orderZero();
        if (orderZero != null) {
            orderZero(orderZero, (long) chunk.signals * plan.parts());
        }
        if (small != null) {
            long blocks = Math.ceilDiv(chunk.signals, grid.items());
            run(
                    small.kernel("root"),
                    blocks,
                    small.threads(),
                    Math.max(grid.sharedBytes(), small.back().sharedBytes()));
        } else {
            long blocks = (long) chunk.signals * Objects.requireNonNull(large).lineTiles();
            run("rootRows", blocks, grid.threads(), grid.sharedBytes());
            spectrumColumns(chunk, Objects.requireNonNull(root.columns()), 0, 1);
        }
    }

    private void orderZero(OrderZero orderZero, long items) {
        long sums = items * orderZero.samples();
        int atOnce = orderZero.rowsAtOnce();
        if (atOnce == 0) {
            run("orderZero", Math.ceilDiv(sums, Layout.ORDER_ZERO_THREADS / WARP), Layout.ORDER_ZERO_THREADS, 0);
            return;
        }
        int rows = plan.plan().rows(0);
        int shared = Double.BYTES * atOnce * plan.plan().columns(0);
        run("orderZeroRows", items * Math.ceilDiv(rows, atOnce), Layout.ORDER_ZERO_THREADS, shared);
        run(
                "orderZeroColumns",
                Math.ceilDiv(sums, Layout.ORDER_ZERO_THREADS / Layout.COLUMN_LANES),
                Layout.ORDER_ZERO_THREADS,
                0);
    }

    private void input(Chunk chunk, int tiles, BlockGrid grid) {
        Buffers b = chunk.buffers;
        arguments.clear();
        arguments.longs(chunk.single ? chunk.input : 0, chunk.single ? 0 : chunk.input);
        arguments.longs(b.offsets.address(), b.lengths.address(), b.stats.address());
        arguments.longs(tables.twiddles(), tables.orderZeroTaps());
        arguments.longs(b.rowSums.address(), b.exact.address(), b.spectra.address());
        arguments.longs(b.work.address(), chunk.output, plan.spectrumNumbers());
        arguments.ints(chunk.signals);
        plan.writeInput(arguments, chunk.single, tiles, grid);
    }

    private void small(Chunk chunk, LevelTable level) {
        SmallShape small = Objects.requireNonNull(level.shape().small());
        level(chunk, level, 0, level.nodes(), 1, small.grid());
        long blocks =
                Math.ceilDiv((long) chunk.signals * level.nodes(), small.grid().items());
        run(small.kernel("level"), blocks, small.threads(), level.sharedBytes());
    }

    private void large(Chunk chunk, LevelTable level) {
        LargeShape large = Objects.requireNonNull(level.shape().large());
        int atOnce = sizes.nodesAtOnce(level, chunk.buffers.signals);
        for (int first = 0; first < level.nodes(); first += atOnce) {
            int nodes = Math.min(atOnce, level.nodes() - first);
            long items = (long) chunk.signals * nodes;
            BlockGrid columns = large.columns();
            int columnTiles = large.columnTiles(large.fullColumns());
            level(chunk, level, first, nodes, columnTiles, columns);
            run("foldColumns", items * columnTiles, columns.threads(), columns.sharedBytes());
            BlockGrid lines = large.lines();
            level(chunk, level, first, nodes, large.lineTiles(), lines);
            run(
                    "propagateRows",
                    items * large.lineTiles(),
                    Math.max(lines.threads(), large.back().threads()),
                    Math.max(lines.sharedBytes(), large.back().sharedBytes()));
            long finishing = level.finishingBlocks(items);
            if (finishing > 0) {
                run("finish", finishing, FINISH_THREADS, 0);
            }
            if (level.spectrum()) {
                spectrumColumns(chunk, level, first, nodes);
            }
        }
    }

    /** The second half of the FFTs of large grids; of an image, on the stored columns alone. */
    private void spectrumColumns(Chunk chunk, LevelTable level, int first, int nodes) {
        LargeShape large = Objects.requireNonNull(level.shape().large());
        int tiles = large.columnTiles(level.computedColumns());
        level(chunk, level, first, nodes, tiles, large.columns());
        long blocks = (long) chunk.signals * nodes * tiles;
        run(
                "spectrumColumns",
                blocks,
                large.columns().threads(),
                large.columns().sharedBytes());
    }

    private void level(Chunk chunk, LevelTable level, int first, int nodes, int tiles, BlockGrid grid) {
        Buffers b = chunk.buffers;
        arguments.clear();
        arguments.longs(tables.twiddles(), tables.bands(), tables.nodes(level.firstNode() + first), tables.taps());
        arguments.longs(b.stats.address(), b.lengths.address(), b.spectra.address(), b.work.address());
        arguments.longs(b.partial.address(), chunk.output, plan.spectrumNumbers());
        arguments.ints(chunk.signals, nodes);
        level.write(arguments, nodes, plan.plan().layout().size(), chunk.single, tiles, grid);
    }
}
