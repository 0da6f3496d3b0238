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
    private static final double PASS_INSTRUCTIONS = 24;
    private static final double PASS_BYTES = 23;
    private static final double FOLD_INSTRUCTIONS = 18;
    private static final double POINT_INSTRUCTIONS = 25;
    private static final double PADDED_INSTRUCTIONS = 60;
    private static final double PAIR_INSTRUCTIONS = 20;
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
        double halves = shape.back().turns() >= 0 ? 0.5 : 1;
        Fft fft = Fft.of(shape.rows(), shape.columns());
        double stored = (double) shape.rows() * tables.root().halfColumns();
        SmallShape small = shape.small();
        if (small != null) {
            add(
                    "root" + small.pointsAThread(),
                    2 * points + halves * fft.operations * points,
                    (PADDED_INSTRUCTIONS + halves * fft.passes * PASS_INSTRUCTIONS) * points
                            + 10 * stored
                            + (halves < 1 ? PAIR_INSTRUCTIONS * points / 2 : 0),
                    (COMPLEX + halves * fft.passes * PASS_BYTES) * points,
                    4 * points + COMPLEX * stored);
        } else {
            add(
                    "rootRows",
                    (2 + fft.along) * points,
                    (PADDED_INSTRUCTIONS + fft.alongPasses * PASS_INSTRUCTIONS) * points,
                    (2 * COMPLEX + fft.alongPasses * PASS_BYTES) * points,
                    12 * points);
            spectrumColumns(1, points, fft, stored);
        }
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
        Shape shape = level.shape();
        double nodes = level.nodes();
        double points = nodes * shape.points();
        double folded = 0;
        for (int i = level.firstNode(); i < level.firstNode() + level.nodes(); i++) {
            int at = i * LevelTable.NODE_INTS;
            folded += (double) tables.nodes()[at + 8] * tables.nodes()[at + 9];
        }
        Fft fft = Fft.of(shape.rows(), shape.columns());
        double stored = nodes * shape.rows() * level.halfColumns();
        SmallShape small = shape.small();
        boolean halved = shape.back().turns() >= 0;
        double products = nodes * products(level);
        double back = level.spectrum() ? halved ? 0.5 : 1 : 0;
        double pairs = level.spectrum() && halved ? points / 2 : 0;
        if (small != null) {
            add(
                    "level" + small.pointsAThread(),
                    4 * folded + (4 + (1 + back) * fft.operations) * points + 2 * products + 8 * pairs,
                    FOLD_INSTRUCTIONS * folded
                            + (POINT_INSTRUCTIONS + 8 + (1 + back) * fft.passes * PASS_INSTRUCTIONS) * points
                            + 3 * products
                            + PAIR_INSTRUCTIONS * pairs
                            + 10 * stored,
                    (3 * COMPLEX + (1 + back) * fft.passes * PASS_BYTES) * points
                            + 2 * products
                            + 4 * COMPLEX * pairs
                            + COMPLEX * stored,
                    12 * folded + COMPLEX * stored);
            return;
        }
        double alongBack = Objects.requireNonNull(shape.large()).fourStep() ? Math.ceil(back) : back;
        add(
                "foldColumns",
                4 * folded + fft.down * points,
                FOLD_INSTRUCTIONS * folded + (POINT_INSTRUCTIONS + 15 + fft.downPasses * PASS_INSTRUCTIONS) * points,
                (2 * COMPLEX + fft.downPasses * PASS_BYTES) * points,
                12 * folded + COMPLEX * points);
        add(
                "propagateRows",
                (4 + (1 + alongBack) * fft.along) * points + 2 * products,
                (POINT_INSTRUCTIONS + (1 + alongBack) * fft.alongPasses * PASS_INSTRUCTIONS) * points + 6 * products,
                (4 * COMPLEX + (1 + alongBack) * fft.alongPasses * PASS_BYTES) * points + 8 * products,
                COMPLEX * points + (level.spectrum() ? COMPLEX * points : 0));
        if (level.finishingBlocks(1) > 0) {
            double sums = nodes * level.partials();
            add("finish", 2 * sums, 8 * sums, 0, 8 * sums);
        }
        if (level.spectrum()) {
            spectrumColumns(nodes, points, fft, stored);
        }
    }

    private void spectrumColumns(double nodes, double points, Fft fft, double stored) {
        double taken = Math.min(points, Math.max(stored, nodes));
        add(
                "spectrumColumns",
                fft.down * taken,
                (20 + fft.downPasses * PASS_INSTRUCTIONS) * taken,
                (2 * COMPLEX + fft.downPasses * PASS_BYTES) * taken,
                COMPLEX * (taken + stored));
    }

    /** Products of the sums of one node. */
    private static double products(LevelTable level) {
        Average average = level.average();
        Shape shape = level.shape();
        return switch (average.output()) {
            case LOCAL -> {
                LargeShape large = shape.large();
                if (large != null && large.fourStep()) {
                    yield (double) average.kept().columns() * average.along().count() * large.fullRows();
                }
                yield (double) shape.rows()
                                * average.kept().columns()
                                * average.along().count()
                        + (double) average.kept().samples() * average.down().count();
            }
            case MEAN, SUM -> shape.points();
            case SAMPLES -> average.kept().samples();
            case NOTHING -> 0;
        };
    }

    /** The passes of a grid's FFT, and their operations a point. */
    private record Fft(
            double passes, double operations, double alongPasses, double along, double downPasses, double down) {
        static Fft of(int rows, int columns) {
            int first = rows;
            int last = columns;
            if (rows == 1 && columns > 16 * 1024) {
                first = Matrix.rowsOf(columns);
                last = columns / first;
            }
            double along = FftAxis.radices(last).size();
            double down = FftAxis.radices(first).size();
            return new Fft(along + down, log(last) + log(first), along, log(last), down, log(first));
        }

        private static double log(int length) {
            double sum = 0;
            for (int radix : FftAxis.radices(length)) {
                sum += FftAxis.summed(radix) ? 8.0 * radix : 5 * Math.log(radix) / Math.log(2);
            }
            return sum;
        }
    }
}
