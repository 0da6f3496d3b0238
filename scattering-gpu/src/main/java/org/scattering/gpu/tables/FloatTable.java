package org.scattering.gpu.tables;

import java.util.Arrays;

/** Floats one after another, for a device. */
final class FloatTable {
    private float[] values = new float[1024];
    private int size;

    int size() {
        return size;
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(2, size));
        }
        values[size++] = (float) value;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
