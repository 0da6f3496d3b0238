package org.scattering.kernel;

import java.util.Arrays;

/**
 * One array for all the numbers of a workspace, handed out in stretches that begin where a line of the cache does.
 *
 * <p>A vector of 512 bits that crosses such lines takes two loads, which costs a quarter of an FFT's time; and no Java API
 * tells where an array lies. But large arrays, which this one is, get memory of their own from the usual garbage collectors
 * (humongous regions of G1, large pages of ZGC), and it begins with a header of 16 bytes. Elsewhere only speed is lost.
 */
public final class Memory {
    private static final int HEADER = 16;
    private static final int LINE = 64 / Float.BYTES;
    /** Two lines before the first stretch and behind the last one are nobody's: processors fetch lines by pairs. */
    private static final int PADDING = 2 * LINE;

    private static final int FIRST = PADDING - HEADER / Float.BYTES;

    /** As large as G1 needs to give an array regions of its own in heaps up to 16 GiB. */
    private static final int LEAST = 1 << 20;

    private final float[] data;
    private int used = FIRST;

    /**
     * Allocates zeros.
     *
     * @param numbers the sum of {@link #size} over all stretches
     */
    public Memory(long numbers) {
        data = new float[Math.toIntExact(floats(numbers))];
    }

    /**
     * What a stretch takes up.
     *
     * @param numbers its length
     * @return the length rounded up to whole lines
     */
    public static long size(long numbers) {
        return (numbers + LINE - 1) / LINE * LINE;
    }

    /**
     * The memory of stretches.
     *
     * @param numbers the sum of {@link #size} over all of them
     * @return bytes
     */
    public static long bytes(long numbers) {
        return Float.BYTES * floats(numbers);
    }

    private static long floats(long numbers) {
        return Math.max(LEAST, FIRST + numbers + PADDING);
    }

    /**
     * The next stretch of real numbers.
     *
     * @param numbers its length
     * @return where it begins in {@link #data()}
     */
    public int take(int numbers) {
        int from = used;
        used = Math.toIntExact(used + size(numbers));
        return from;
    }

    /**
     * The next two stretches, for complex numbers.
     *
     * @param numbers how many
     * @return the numbers
     */
    public Split complex(int numbers) {
        int re = take(numbers);
        return new Split(data, re, take(numbers));
    }

    /**
     * The array.
     *
     * @return the array itself
     */
    public float[] data() {
        return data;
    }

    /**
     * Fills all stretches, for tests of what must not depend on them.
     *
     * @param value a number
     */
    public void fill(float value) {
        Arrays.fill(data, value);
    }
}
