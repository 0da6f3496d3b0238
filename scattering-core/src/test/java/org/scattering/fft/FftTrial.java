package org.scattering.fft;

import java.util.Arrays;
import org.scattering.NaiveDft;
import org.scattering.Noise;
import org.scattering.kernel.Kernels;
import org.scattering.kernel.Split;

/**
 * FFTs of one length against the DFT by its definition, in memory that is NaN wherever nothing was put. Lane i holds the same
 * signal as lane 0 times a power of two of its own, with alternating signs: rounding does not know of such factors, so one DFT
 * proves all lanes bit for bit.
 */
final class FftTrial {
    private static final int BLOCK = Kernels.BLOCK;

    /** Of the root mean square; float rounding through log2 N ≤ 22 passes (Bluestein goes there and back). */
    private static final double BOUND = 2e-6;

    /** Where the first row of sources and targets begins. */
    private static final int OFFSET = 5;

    private static final int WIDEST = 3 * BLOCK;

    private final int length;
    private final int given;
    private final ComplexFft fft;
    private final float[] signal;
    private final double[] spectrum;
    private final double bound;
    private final float[] data;
    private final Split first;
    private final Split second;
    private final Split source;
    private final Split target;

    FftTrial(int length) {
        this(length, 1);
    }

    /** Of signals that are zero but for the first 1/fan, which is all that is given. */
    FftTrial(int length, int fan) {
        this.length = length;
        given = length / fan;
        fft = ComplexFft.of(length, fan);
        signal = Arrays.copyOf(Noise.single(Noise.gaussian(length, 2 * given)), 2 * length);
        double[] z = new double[2 * length];
        Arrays.setAll(z, i -> signal[i]);
        spectrum = NaiveDft.forward(z, 1, length);
        double power = 0;
        for (double v : spectrum) {
            power += v * v;
        }
        bound = BOUND * Math.sqrt(power / length);
        int buffer = fft.bufferRows() * BLOCK;
        int grid = OFFSET + length * WIDEST;
        data = new float[4 * buffer + 4 * grid];
        first = new Split(data, 0, buffer);
        second = new Split(data, 2 * buffer, 3 * buffer);
        source = new Split(data, 4 * buffer, 4 * buffer + grid);
        target = new Split(data, 4 * buffer + 2 * grid, 4 * buffer + 3 * grid);
    }

    void elsewhere(Kernels kernels, int xStride, int yStride) {
        for (int sign : new int[] {-1, 1}) {
            put(source, OFFSET, xStride);
            transform(kernels, sign, source, OFFSET, xStride, yStride);
            checkSource(xStride);
        }
    }

    void elsewhereToBuffer(Kernels kernels, int xStride) {
        for (int sign : new int[] {-1, 1}) {
            put(source, OFFSET, xStride);
            check(toBuffer(kernels, sign, source, OFFSET, xStride), 0, BLOCK, sign);
            checkSource(xStride);
        }
    }

    void secondBuffer(Kernels kernels, int yStride) {
        for (int sign : new int[] {-1, 1}) {
            put(second, 0, BLOCK);
            transform(kernels, sign, second, 0, BLOCK, yStride);
        }
    }

    void secondBufferToBuffer(Kernels kernels) {
        for (int sign : new int[] {-1, 1}) {
            put(second, 0, BLOCK);
            check(toBuffer(kernels, sign, second, 0, BLOCK), 0, BLOCK, sign);
        }
    }

    /** The moduli are those of the inverse, bit for bit. */
    void moduli(Kernels kernels, int xStride) {
        put(source, OFFSET, xStride);
        Split z = toBuffer(kernels, 1, source, OFFSET, xStride);
        kernels.modulus(z, new Split(data, target.im(), target.im()), length * BLOCK);
        BlockBuffers buffers = new BlockBuffers(kernels, first, second);
        fft.inverseModulus(buffers, source, OFFSET, xStride, target);
        for (int i = 0; i < length * BLOCK; i++) {
            if (data[target.re() + i] != data[target.im() + i]) {
                throw new AssertionError("length %d: modulus %d".formatted(length, i));
            }
        }
        checkSource(xStride);
    }

    private void transform(Kernels kernels, int sign, Split x, int xOffset, int xStride, int yStride) {
        BlockBuffers buffers = new BlockBuffers(kernels, first, second);
        if (sign < 0) {
            fft.forward(buffers, x, xOffset, xStride, target, OFFSET, yStride);
        } else {
            fft.inverse(buffers, x, xOffset, xStride, target, OFFSET, yStride);
        }
        check(target, OFFSET, yStride, sign);
        checkGaps(target.re(), yStride);
        checkGaps(target.im(), yStride);
    }

    private Split toBuffer(Kernels kernels, int sign, Split x, int xOffset, int xStride) {
        BlockBuffers buffers = new BlockBuffers(kernels, first, second);
        return sign < 0 ? fft.forward(buffers, x, xOffset, xStride) : fft.inverse(buffers, x, xOffset, xStride);
    }

    private static float factor(int lane) {
        return Math.scalb(lane % 2 == 0 ? 1f : -1f, lane);
    }

    private void put(Split x, int offset, int stride) {
        Arrays.fill(data, Float.NaN);
        for (int n = 0; n < given; n++) {
            for (int lane = 0; lane < BLOCK; lane++) {
                data[x.re() + offset + n * stride + lane] = factor(lane) * signal[2 * n];
                data[x.im() + offset + n * stride + lane] = factor(lane) * signal[2 * n + 1];
            }
        }
    }

    private void check(Split y, int offset, int stride, int sign) {
        for (int k = 0; k < length; k++) {
            int mirror = sign < 0 ? k : (length - k) % length;
            int at = offset + k * stride;
            float re = data[y.re() + at];
            float im = data[y.im() + at];
            double error = Math.hypot(re - spectrum[2 * mirror], im - spectrum[2 * mirror + 1]);
            if (!(error <= bound)) {
                throw new AssertionError(
                        "length %d, sign %d: [%d] is off by %.2e, bound %.2e".formatted(length, sign, k, error, bound));
            }
            for (int lane = 1; lane < BLOCK; lane++) {
                if (data[y.re() + at + lane] != factor(lane) * re || data[y.im() + at + lane] != factor(lane) * im) {
                    throw new AssertionError("length %d, sign %d: [%d] of lane %d is not that of lane 0"
                            .formatted(length, sign, k, lane));
                }
            }
        }
    }

    /** Between the rows of the target there is only what was there before. */
    private void checkGaps(int part, int stride) {
        int numbers = 0;
        for (int i = part; i < part + OFFSET + length * WIDEST; i++) {
            numbers += Float.isNaN(data[i]) ? 0 : 1;
        }
        if (numbers != length * BLOCK) {
            throw new AssertionError("length %d: %d numbers written with stride %d".formatted(length, numbers, stride));
        }
    }

    private void checkSource(int stride) {
        float[] after = Arrays.copyOfRange(data, source.re(), target.re());
        put(source, OFFSET, stride);
        if (!Arrays.equals(after, Arrays.copyOfRange(data, source.re(), target.re()))) {
            throw new AssertionError("length %d: the source has changed".formatted(length));
        }
    }
}
