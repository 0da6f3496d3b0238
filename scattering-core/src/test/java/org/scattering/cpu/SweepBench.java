package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Memory;
import org.scattering.kernel.Split;

/** Sweeps with memory of their own, which is NaN wherever nothing was put. Complex numbers are interleaved outside of it. */
final class SweepBench {
    /** Lines may begin anywhere among their neighbours, so spectra go to an odd place. */
    private static final int OFFSET = 21;

    private final Sweeps sweeps;
    private final int rows;
    private final int columns;
    private final Memory memory;
    private final Work work;
    private final Split x;
    private final int imaginary;

    SweepBench(Sweeps sweeps, int rows, @Nullable Averager averager, Kernels kernels) {
        this.sweeps = sweeps;
        this.rows = rows;
        columns = sweeps.points() / rows;
        int block = sweeps.blockRows() * Sweeps.BLOCK;
        int natural = sweeps.gridNumbers() + Averager.GROUP * Sweeps.BLOCK;
        int grid = Math.max(sweeps.gridNumbers(), sweeps.spectrumNumbers(true));
        int spectra = 2 * OFFSET + Math.max(sweeps.spectrumNumbers(false), sweeps.spectrumNumbers(true));
        int sums = averager == null ? 0 : averager.sums();
        BufferSizes sizes = new BufferSizes(block, grid, sums, natural, new int[] {spectra});
        memory = new Memory(sizes.numbers() + Memory.size(natural));
        work = new Work(kernels, sizes, memory);
        x = memory.complex(spectra);
        imaginary = memory.take(natural);
    }

    /** Where a lane of a point lies in signals and their like, which have no gaps. */
    private int at(int point, int lane) {
        return point * sweeps.width() + lane;
    }

    /** The same in filtered spectra, whose rows may have gaps between them. */
    private int atFrequency(int point, int lane) {
        int inRow = sweeps.blocks().columns();
        return point / inRow * sweeps.filteredStride() + at(point % inRow, lane);
    }

    /** A complex signal a lane. */
    private void putSignals(float[][] lanes) {
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int point = 0; point < sweeps.points(); point++) {
                work.data[work.a.re() + at(point, lane)] = lanes[lane][2 * point];
                work.data[work.a.im() + at(point, lane)] = lanes[lane][2 * point + 1];
            }
        }
    }

    private void putSpectra(float[][] lanes) {
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int point = 0; point < sweeps.points(); point++) {
                work.data[work.b.re() + atFrequency(point, lane)] = lanes[lane][2 * point];
                work.data[work.b.im() + atFrequency(point, lane)] = lanes[lane][2 * point + 1];
            }
        }
    }

    private void putReal(float[][] lanes) {
        boolean packed = sweeps.packed();
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int point = 0; point < sweeps.points(); point++) {
                int part = packed && point % 2 == 1 ? work.a.im() : work.a.re();
                work.data[part + at(packed ? point / 2 : point, lane)] = lanes[lane][2 * point];
                if (!packed) {
                    work.data[work.a.im() + at(point, lane)] = 0;
                }
            }
        }
    }

    /** Deals a spectrum out by the map of the sweep's blocks; what no point goes to stays NaN. */
    private Sweeps.BlockSource source(float[][] lanes) {
        BlockMap map = sweeps.blocks();
        int[][] pointAt = new int[map.blocks()][map.rows() * Sweeps.BLOCK];
        for (int[] block : pointAt) {
            Arrays.fill(block, -1);
        }
        for (int point = 0; point < map.rows() * map.columns(); point++) {
            pointAt[map.block(point)][map.row(point) * Sweeps.BLOCK + map.lane(point)] = point;
        }
        return (w, block) -> {
            for (int i = 0; i < map.rows() * Sweeps.BLOCK; i++) {
                int lane = map.wide() ? i % Sweeps.BLOCK : 0;
                int point = pointAt[block][i - lane];
                w.data[w.block.re() + i] = point < 0 ? Float.NaN : lanes[lane][2 * point];
                w.data[w.block.im() + i] = point < 0 ? Float.NaN : lanes[lane][2 * point + 1];
            }
        };
    }

    /** What lies in x: half or whole spectra, for lines numbers in the gaps between their rows, and nothing around them. */
    private float[][] spectra(boolean half) {
        int stored = half ? columns / 2 + 1 : columns;
        int numbers = sweeps.spectrumNumbers(half);
        float[][] spectra = new float[sweeps.width()][2 * rows * stored];
        boolean[] read = new boolean[numbers];
        Arrays.fill(read, sweeps.width() == 1);
        for (int i = 0; i < rows * stored; i++) {
            int index = sweeps.spectrumIndex(half, i / stored, i % stored);
            for (int lane = 0; lane < spectra.length; lane++) {
                read[at(index, lane)] = true;
                spectra[lane][2 * i] = work.data[x.re() + OFFSET + at(index, lane)];
                spectra[lane][2 * i + 1] = work.data[x.im() + OFFSET + at(index, lane)];
            }
        }
        for (int i = 0; i < numbers; i++) {
            float re = work.data[x.re() + OFFSET + i];
            float im = work.data[x.im() + OFFSET + i];
            if (read[i] && !(Float.isFinite(re) && Float.isFinite(im))) {
                throw new AssertionError("number %d of the spectra is %s, %s".formatted(i, re, im));
            }
        }
        for (int begin : new int[] {x.re(), x.im()}) {
            assertThat(work.data[begin + OFFSET - 1]).as("before the spectra").isNaN();
            assertThat(work.data[begin + OFFSET + numbers])
                    .as("behind the spectra")
                    .isNaN();
        }
        return spectra;
    }

    private float[][] natural(int points) {
        float[][] signals = new float[sweeps.width()][points];
        for (int lane = 0; lane < signals.length; lane++) {
            for (int point = 0; point < points; point++) {
                signals[lane][point] = work.data[work.natural + at(point, lane)];
            }
        }
        return signals;
    }

    private Sweeps.@Nullable BlockSource begin(float[][] lanes, boolean bySource) {
        memory.fill(Float.NaN);
        if (bySource) {
            return source(lanes);
        }
        putSpectra(lanes);
        return null;
    }

    /** The inverse transforms, from grid b or from a source. */
    float[][] inverse(float[][] lanes, boolean bySource) {
        Sweeps.BlockSource source = begin(lanes, bySource);
        sweeps.inverse(work, source, (w, rows, index) -> {
            sweeps.place(w, rows, index, w.natural);
            sweeps.place(w, rows.swapped(), index, imaginary);
        });
        float[][] z = new float[sweeps.width()][2 * sweeps.points()];
        for (int lane = 0; lane < z.length; lane++) {
            for (int point = 0; point < sweeps.points(); point++) {
                z[lane][2 * point] = work.data[work.natural + at(point, lane)];
                z[lane][2 * point + 1] = work.data[imaginary + at(point, lane)];
            }
        }
        return z;
    }

    /** The moduli of the inverse transforms; with or without their spectra in the same call. */
    float[][] moduli(float[][] lanes, boolean bySource, boolean withSpectra) {
        Sweeps.BlockSource source = begin(lanes, bySource);
        Sweeps.Rows place = (w, rows, index) -> sweeps.place(w, rows, index, w.natural);
        sweeps.propagate(work, source, place, withSpectra ? x : null, OFFSET);
        return natural(sweeps.points());
    }

    /** Half the spectra of those moduli; with or without the moduli in the same call. */
    float[][] spectraOfModuli(float[][] lanes, boolean bySource, boolean withModuli) {
        Sweeps.BlockSource source = begin(lanes, bySource);
        Sweeps.Rows place = (w, rows, index) -> sweeps.place(w, rows, index, w.natural);
        sweeps.propagate(work, source, withModuli ? place : null, x, OFFSET);
        return spectra(true);
    }

    /** Half the spectra of the real parts. */
    float[][] forwardReal(float[][] lanes) {
        memory.fill(Float.NaN);
        putReal(lanes);
        sweeps.forwardReal(work, x, OFFSET);
        return spectra(true);
    }

    float[][] forward(float[][] lanes) {
        memory.fill(Float.NaN);
        putSignals(lanes);
        sweeps.forward(work, x, OFFSET);
        return spectra(false);
    }

    /** The averages of the moduli, at the first so many places of the output. */
    float[][] averages(float[][] lanes, Averager averager, int places) {
        Sweeps.BlockSource source = begin(lanes, false);
        averager.begin(work);
        sweeps.propagate(work, source, averager, null, 0);
        averager.finish(work);
        return natural(places);
    }
}
