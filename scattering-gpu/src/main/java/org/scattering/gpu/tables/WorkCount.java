package org.scattering.gpu.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts what the kernels do for one signal. Operations are exact but for the butterflies, which count as 5 log2 R a point of radix
 * R; instructions and bytes a point are estimates from the code that nvcc makes for compute capability 9.0.
 */
final class WorkCount {
    // Folding: a product, what a point and what a butterfly takes beside, for points one by one, signals and whole
    // images.
    private static final double PLAIN_INSTRUCTIONS = 25;
    private static final double PLAIN_POINT = 67;
    private static final double LINE_INSTRUCTIONS = 27;
    private static final double LINE_POINT = 6;
    private static final double WHOLE_INSTRUCTIONS = 8.9;
    private static final double STAGED_INSTRUCTIONS = 7.7;
    private static final double FOLDING_BUTTERFLY = 125;
    private static final double STAGING_INSTRUCTIONS = 10;
    private static final double MODULUS_INSTRUCTIONS = 12;
    private static final double STORED_INSTRUCTIONS = 8;
    private static final double STORED_LINE_INSTRUCTIONS = 20;
    private static final double BETWEEN_INSTRUCTIONS = 14;
    private static final double PADDED_INSTRUCTIONS = 60;
    private static final double PAIR_INSTRUCTIONS = 25;
    private static final double WINDOW_INSTRUCTIONS = 8;
    private static final double POOLED_INSTRUCTIONS = 30;
    private static final double BLOCK_INSTRUCTIONS = 100;
    private static final double COMPLEX = 8;

    private final PlanTables tables;
    private final Map<String, KernelWork> kernels = new LinkedHashMap<>();

    private WorkCount(PlanTables tables) {
        this.tables = tables;
    }

    static List<KernelWork> of(PlanTables tables) {
        WorkCount count = new WorkCount(tables);
        count.root();
        for (LevelTable level : tables.levels()) {
            count.level(level);
        }
        return List.copyOf(count.kernels.values());
    }

    private void add(String kernel, double operations, double instructions, double sharedBytes, double cacheBytes) {
        kernels.merge(
                kernel, new KernelWork(kernel, 1, operations, instructions, sharedBytes, cacheBytes), KernelWork::and);
    }

    private void root() {
        double samples = tables.plan().inputSize();
        add("measure", 3 * samples, 25 * samples, 0, 12 * samples);
        OrderZero orderZero = tables.root().orderZero();
        Shape shape = tables.root().shape();
        double points = shape.points();
        if (orderZero != null) {
            orderZero(orderZero, points);
        }
        double stored = (double) shape.rows() * tables.root().stored();
        SmallShape small = shape.small();
        if (small != null) {
            BlockGrid grid = tables.plan().complexInput() ? small.grid() : small.back();
            FftWork fft = passes(grid, small.threads()).times(1.0 / grid.items());
            add(
                    small.kernel("root"),
                    2 * points + fft.operations(),
                    PADDED_INSTRUCTIONS * points
                            + fft.instructions()
                            + (shape.rows() == 1 ? STORED_LINE_INSTRUCTIONS : STORED_INSTRUCTIONS) * stored
                            + (grid.pairs() ? PAIR_INSTRUCTIONS * points / 2 : 0),
                    COMPLEX * points + fft.sharedBytes(),
                    4 * points + COMPLEX * stored);
            return;
        }
        LargeShape large = Objects.requireNonNull(shape.large());
        BlockGrid lines = large.lines();
        FftWork along = FftWork.of(lines.along(), lines.threads()).times(large.lineTiles());
        add(
                "rootRows",
                2 * points + along.operations(),
                PADDED_INSTRUCTIONS * points
                        + along.instructions()
                        + (large.fourStep() ? BETWEEN_INSTRUCTIONS * points : 0),
                COMPLEX * points + along.sharedBytes(),
                12 * points);
        spectrumColumns(
                large, 1, Objects.requireNonNull(tables.root().columns()).computedColumns(), stored);
    }

    private void orderZero(OrderZero orderZero, double points) {
        double parts = tables.parts();
        double kept = orderZero.samples();
        if (orderZero.rowsAtOnce() == 0) {
            double products = parts * kept * orderZero.windowRows() * orderZero.windowColumns();
            add("orderZero", 2 * products, PADDED_INSTRUCTIONS * products, 0, 12 * products);
            return;
        }
        double rowSums = (double) orderZero.rowSums(tables.plan().rows(0));
        double across = parts * rowSums * orderZero.windowColumns();
        double down = parts * kept * orderZero.windowRows();
        add(
                "orderZeroRows",
                2 * across + 2 * parts * points,
                PADDED_INSTRUCTIONS * parts * points + 6 * across,
                COMPLEX * (across + parts * points),
                4 * parts * points + 8 * rowSums);
        add("orderZeroColumns", 2 * down, 10 * down, 0, 8 * down);
    }

    private void level(LevelTable level) {
        SmallShape small = level.shape().small();
        double nodes = level.nodes();
        double folded = 0;
        for (int i = level.firstNode(); i < level.firstNode() + level.nodes(); i++) {
            int at = i * LevelTable.NODE_INTS;
            folded += (double) tables.nodes()[at + 8] * tables.nodes()[at + 9];
        }
        if (small != null) {
            small(level, small, nodes, folded);
        } else {
            large(level, Objects.requireNonNull(level.shape().large()), nodes, folded);
        }
    }

    private void small(LevelTable level, SmallShape small, double nodes, double folded) {
        BlockGrid grid = small.grid();
        double points = nodes * level.shape().points();
        double blocks = nodes / grid.items();
        double stored = nodes * level.shape().rows() * level.stored();
        FftWork fft = passes(grid, small.threads());
        double pairs = 0;
        if (level.spectrum()) {
            fft = fft.and(passes(small.back(), small.threads()));
            pairs = small.back().pairs() ? points / 2 : 0;
        }
        fft = fft.times(blocks);
        FftWork sums = sums(level, small).times(blocks);
        double staged = level.fold().staged();
        add(
                small.kernel("level"),
                4 * folded + 4 * points + fft.operations() + sums.operations() + 8 * pairs,
                folding(level, level.shape().rows() == 1 ? grid.along() : grid.down(), folded, points)
                        + STAGING_INSTRUCTIONS * staged * blocks
                        + fft.instructions()
                        + MODULUS_INSTRUCTIONS * points
                        + sums.instructions()
                        + PAIR_INSTRUCTIONS * pairs
                        + (level.shape().rows() == 1 ? STORED_LINE_INSTRUCTIONS : STORED_INSTRUCTIONS) * stored
                        + BLOCK_INSTRUCTIONS * blocks * small.threads(),
                fft.sharedBytes()
                        + sums.sharedBytes()
                        + 2 * COMPLEX * pairs
                        + (staged > 0 ? COMPLEX * folded + COMPLEX * staged * blocks : 0),
                (staged > 0 ? 4 * folded + COMPLEX * staged * blocks : 12 * folded) + COMPLEX * stored);
    }

    private static FftWork passes(BlockGrid grid, int threads) {
        return FftWork.of(grid.along(), threads).and(FftWork.of(grid.down(), threads));
    }

    private static double folding(LevelTable level, Lines lines, double folded, double points) {
        if (!level.fold().folding()) {
            return PLAIN_INSTRUCTIONS * folded + PLAIN_POINT * points;
        }
        double butterflies = points / lines.axis().passes().getFirst().radix();
        if (level.shape().rows() == 1) {
            return LINE_INSTRUCTIONS * folded + LINE_POINT * points + FOLDING_BUTTERFLY * butterflies;
        }
        double each = level.fold().staged() > 0 ? STAGED_INSTRUCTIONS : WHOLE_INSTRUCTIONS;
        return each * folded + FOLDING_BUTTERFLY * butterflies;
    }

    private void large(LevelTable level, LargeShape large, double nodes, double folded) {
        double points = nodes * level.shape().points();
        double stored = nodes * level.shape().rows() * level.stored();
        double products = nodes * products(level);
        BlockGrid columns = large.columns();
        BlockGrid lines = large.lines();
        double columnBlocks = nodes * large.columnTiles(large.fullColumns());
        double lineBlocks = nodes * large.lineTiles();
        double turned = large.fourStep() ? BETWEEN_INSTRUCTIONS * points : 0;
        FftWork down = FftWork.of(columns.down(), columns.threads()).times(columnBlocks);
        add(
                "foldColumns",
                4 * folded + down.operations(),
                folding(level, columns.down(), folded, points) + down.instructions() + turned,
                down.sharedBytes(),
                12 * folded + COMPLEX * points);
        int threads = Math.max(lines.threads(), large.back().threads());
        FftWork along = FftWork.of(lines.along(), threads);
        if (level.spectrum()) {
            along = along.and(FftWork.of(large.back().along(), threads));
        }
        along = along.times(lineBlocks);
        double pairs = level.spectrum() && large.back().pairs() ? points / 2 : 0;
        add(
                "propagateRows",
                4 * points + along.operations() + 2 * products + 8 * pairs,
                along.instructions()
                        + MODULUS_INSTRUCTIONS * points
                        + WINDOW_INSTRUCTIONS * products
                        + PAIR_INSTRUCTIONS * pairs
                        + (level.spectrum() ? turned : 0),
                along.sharedBytes() + 8 * products,
                COMPLEX * points + (level.spectrum() ? COMPLEX * points : 0));
        if (level.finishingBlocks(1) > 0) {
            double sums = nodes * level.partials();
            add("finish", 2 * sums, WINDOW_INSTRUCTIONS * sums, 0, 8 * sums);
        }
        if (level.spectrum()) {
            spectrumColumns(large, nodes, level.computedColumns(), stored);
        }
    }

    private void spectrumColumns(LargeShape large, double nodes, int computed, double stored) {
        BlockGrid columns = large.columns();
        FftWork down = FftWork.of(columns.down(), columns.threads()).times(nodes * large.columnTiles(computed));
        add(
                "spectrumColumns",
                down.operations(),
                down.instructions() + STORED_INSTRUCTIONS * stored,
                down.sharedBytes(),
                COMPLEX * (nodes * large.fullRows() * computed + stored));
    }

    /** The sums of U of one block of whole grids. */
    private static FftWork sums(LevelTable level, SmallShape small) {
        Average average = level.average();
        BlockGrid grid = small.grid();
        double points = (double) level.shape().points() * grid.items();
        Kept kept = average.kept();
        return switch (average.output()) {
            case LOCAL -> {
                FftWork along = sums(average.along(), grid.items() * grid.rows(), grid.columns(), kept.columns());
                yield average.down().count() == 0
                        ? along
                        : along.and(sums(average.down(), grid.items() * kept.columns(), grid.rows(), kept.rows()));
            }
            case MEAN, SUM -> new FftWork(points, POOLED_INSTRUCTIONS * points, 4 * points);
            case SAMPLES -> {
                double samples = (double) kept.samples() * grid.items();
                yield new FftWork(0, POOLED_INSTRUCTIONS * samples, 4 * samples);
            }
            case NOTHING -> FftWork.NONE;
        };
    }

    private static FftWork sums(Taps taps, int lines, int length, int kept) {
        double units = (double) lines * Taps.groups(kept);
        int turns = taps.turns(length);
        double busy = (double) FftWork.busy(lines * Taps.groups(kept) * taps.lanes(), 1 << 20) / taps.lanes();
        int together = taps.sums();
        int shuffles = Integer.numberOfTrailingZeros(Math.min(taps.lanes(), Taps.WARP));
        // What each thread does beside, and sums of several warps.
        double unit = 100 + (taps.lanes() > Taps.WARP ? 20 : 60 + 15 * together) + 2 * together * shuffles;
        int warps = taps.lanes() / Taps.WARP;
        double waiting =
                warps > 1 ? FftWork.busy(lines * Taps.groups(kept) * together, 1 << 20) * (130.0 + 3 * warps) : 0;
        return new FftWork(
                2.0 * lines * kept * (taps.matrix() ? length : taps.count()),
                busy * (taps.instructions(length) + taps.lanes() * unit) + waiting,
                units * (taps.matrix() ? 4.0 + 4 * together : 8.0) * turns);
    }

    /** Products of the sums of one node of a large grid. */
    private static double products(LevelTable level) {
        Average average = level.average();
        Shape shape = level.shape();
        return switch (average.output()) {
            case LOCAL -> {
                LargeShape large = Objects.requireNonNull(shape.large());
                int lines = large.fourStep() ? large.fullRows() : shape.rows();
                yield (double) average.kept().columns() * average.along().count() * lines;
            }
            case MEAN, SUM -> shape.points();
            case SAMPLES -> average.kept().samples();
            case NOTHING -> 0;
        };
    }
}
