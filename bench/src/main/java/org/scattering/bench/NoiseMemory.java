package org.scattering.bench;

import java.util.Random;
import org.scattering.kernel.ComplexTable;
import org.scattering.kernel.Memory;
import org.scattering.kernel.Split;

/** Stretches of memory as the engine lays them out, filled with noise that is the same every time. */
final class NoiseMemory {
    private static final long SEED = 42;

    private final Random random = new Random(SEED);
    /** As little as there can be, which is more than blocks need. */
    private final Memory memory = new Memory(0);

    float[] data() {
        return memory.data();
    }

    /** The next stretch of real numbers: where it begins in {@link #data()}. */
    int real(int numbers) {
        int from = memory.take(numbers);
        for (int i = from; i < from + numbers; i++) {
            data()[i] = (float) random.nextGaussian();
        }
        return from;
    }

    /** The next two stretches. */
    Split complex(int numbers) {
        int re = real(numbers);
        return new Split(data(), re, real(numbers));
    }

    /** An array of its own, for what is constant in an engine. */
    static float[] constants(int numbers) {
        Random random = new Random(SEED + 1);
        float[] values = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Factors on the unit circle. */
    static ComplexTable factors(int numbers) {
        return ComplexTable.unit(numbers, k -> -(double) k / numbers);
    }
}
