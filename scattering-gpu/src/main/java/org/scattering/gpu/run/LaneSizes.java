package org.scattering.gpu.run;

import java.util.Objects;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.tables.LevelTable;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.gpu.tables.Shape;
import org.scattering.gpu.tables.SmallShape;

/** What the signals of one chunk take, on the device and beside it. */
final class LaneSizes {
    /** Of the second-level cache, for the large grids that one of two lanes has in flight. */
    private static final double CACHE_SHARE = 1.0 / 3;

    /** Blocks a launch for each multiprocessor, two at a time: below four turns the last one leaves too many idle. */
    private static final long LEAST_BLOCKS = 8;

    /** Staging memory, each way: Java's buffers end at 2^31 bytes. */
    private static final long STAGING_BYTES = 256L << 20;

    private static final int MOST_SIGNALS = 1 << 16;
    private static final int COMPLEX_BYTES = 8;

    private final PlanTables tables;
    private final long cachedNumbers;
    private final long leastBlocks;

    LaneSizes(PlanTables tables, DeviceDescription device) {
        this.tables = tables;
        cachedNumbers = (long) (CACHE_SHARE * device.cacheBytes()) / COMPLEX_BYTES;
        leastBlocks = LEAST_BLOCKS * device.multiprocessors();
    }

    /** Bytes of a signal as it comes, at most. */
    long inputBytes(boolean single) {
        return (long) tables.plan().inputSize() * (single ? Float.BYTES : Double.BYTES);
    }

    long outputBytes() {
        return (long) tables.plan().layout().size() * Float.BYTES;
    }

    /** Bytes of the sums of rows of order 0, of one signal. */
    long rowSumBytes() {
        return Double.BYTES * tables.rowSums();
    }

    /** Bytes of order 0 as doubles, of one signal. */
    long exactBytes() {
        return (long) Double.BYTES * tables.exactNumbers();
    }

    long spectrumBytes() {
        return 8L * tables.spectrumNumbers();
    }

    /**
     * Nodes of a large level whose grids are in flight at once.
     *
     * @param level the level
     * @param signals those that a lane has room for, not those of a chunk: fewer signals, more nodes each, can be more grids
     */
    int nodesAtOnce(LevelTable level, int signals) {
        Shape shape = level.shape();
        long cached = cachedNumbers / ((long) signals * shape.points());
        long blocks = (long) signals * Objects.requireNonNull(shape.large()).lineTiles();
        return Math.clamp(Math.max(cached, Math.ceilDiv(leastBlocks, blocks)), 1, level.nodes());
    }

    /** Complex numbers of the grids of large levels. */
    long workNumbers(int signals) {
        Shape root = tables.root().shape();
        long most = root.large() == null ? 0 : (long) signals * root.points();
        for (LevelTable level : tables.levels()) {
            if (level.shape().large() != null) {
                most = Math.max(
                        most,
                        (long) signals
                                * nodesAtOnce(level, signals)
                                * level.shape().points());
            }
        }
        return most;
    }

    /** Floats of the sums of rows of large levels. */
    long partialNumbers(int signals) {
        long most = 0;
        for (LevelTable level : tables.levels()) {
            if (level.shape().large() != null) {
                most = Math.max(most, (long) signals * nodesAtOnce(level, signals) * level.partials());
            }
        }
        return most;
    }

    /** Bytes on the device for a chunk. */
    long deviceBytes(int signals) {
        return signals * (inputBytes(false) + outputBytes() + spectrumBytes() + rowSumBytes() + exactBytes() + 64)
                + 8 * workNumbers(signals)
                + 4 * partialNumbers(signals);
    }

    /** Of the widest launch: where most of the work is. */
    private long blocksASignal() {
        long most = 1;
        for (LevelTable level : tables.levels()) {
            Shape shape = level.shape();
            SmallShape small = shape.small();
            int blocks = small == null ? Objects.requireNonNull(shape.large()).lineTiles() : 1;
            int grids = small == null ? 1 : small.grid().items();
            most = Math.max(most, (long) level.nodes() * blocks / grids);
        }
        return most;
    }

    /**
     * The signals of a chunk: as many as have spectra that stay in a second-level cache, and enough to fill the device.
     *
     * @param freeBytes memory that may be taken
     * @return signals, ≥ 1
     */
    int preferred(long freeBytes) {
        long signal = Math.max(Math.max(inputBytes(false), outputBytes()), 1);
        long cached = COMPLEX_BYTES * cachedNumbers / Math.max(spectrumBytes(), 1);
        long most = Math.min(Math.max(cached, Math.ceilDiv(leastBlocks, blocksASignal())), STAGING_BYTES / signal);
        int signals = Math.clamp(most, 1, MOST_SIGNALS);
        while (signals > 1 && deviceBytes(signals) > freeBytes) {
            signals /= 2;
        }
        return signals;
    }
}
