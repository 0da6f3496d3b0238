package org.scattering.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the rows of lines of the Vector API twin, eight or sixteen of them in registers: each weight that is loaded serves two
 * products, each number of a line four. Operation for operation the same as {@link ScalarSums}.
 */
final class VectorSums {
    private static final VectorSpecies<Float> SPECIES = VectorButterflies.SPECIES;
    private static final int BLOCK = Kernels.BLOCK;

    private VectorSums() {}

    static void sumRows(float[] x, int at, int rows, float[] weights, int to, TwoLines lines) {
        int line = lines.line();
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        for (int n = 0; n < rows; n++) {
            int i = at + n * BLOCK;
            FloatVector a = FloatVector.fromArray(SPECIES, x, i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, i + line);
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[4 * n]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[4 * n + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[4 * n + 2]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[4 * n + 3]);
            a0 = a0.add(a.mul(w0));
            b0 = b0.add(b.mul(w0));
            a1 = a1.add(a.mul(w1));
            b1 = b1.add(b.mul(w1));
            a2 = a2.add(a.mul(w2));
            b2 = b2.add(b.mul(w2));
            a3 = a3.add(a.mul(w3));
            b3 = b3.add(b.mul(w3));
        }
        int sum = lines.sum();
        a0.intoArray(x, to);
        a1.intoArray(x, to + sum);
        a2.intoArray(x, to + 2 * sum);
        a3.intoArray(x, to + 3 * sum);
        int second = to + lines.lineOfSums();
        b0.intoArray(x, second);
        b1.intoArray(x, second + sum);
        b2.intoArray(x, second + 2 * sum);
        b3.intoArray(x, second + 3 * sum);
    }

    static void sumFolded(float[] x, int at, int rows, float[] weights, int to, int mirror, TwoLines lines) {
        int line = lines.line();
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector c3 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector d2 = a0;
        FloatVector d3 = a0;
        for (int n = 0; n < rows; n++) {
            int i = at + n * 2 * BLOCK;
            FloatVector a = FloatVector.fromArray(SPECIES, x, i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, i + line);
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[8 * n]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[8 * n + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[8 * n + 2]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[8 * n + 3]);
            a0 = a0.add(a.mul(w0));
            b0 = b0.add(b.mul(w0));
            a1 = a1.add(a.mul(w1));
            b1 = b1.add(b.mul(w1));
            a2 = a2.add(a.mul(w2));
            b2 = b2.add(b.mul(w2));
            a3 = a3.add(a.mul(w3));
            b3 = b3.add(b.mul(w3));
            FloatVector c = FloatVector.fromArray(SPECIES, x, i + BLOCK);
            FloatVector d = FloatVector.fromArray(SPECIES, x, i + line + BLOCK);
            FloatVector v0 = FloatVector.broadcast(SPECIES, weights[8 * n + 4]);
            FloatVector v1 = FloatVector.broadcast(SPECIES, weights[8 * n + 5]);
            FloatVector v2 = FloatVector.broadcast(SPECIES, weights[8 * n + 6]);
            FloatVector v3 = FloatVector.broadcast(SPECIES, weights[8 * n + 7]);
            c0 = c0.add(c.mul(v0));
            d0 = d0.add(d.mul(v0));
            c1 = c1.add(c.mul(v1));
            d1 = d1.add(d.mul(v1));
            c2 = c2.add(c.mul(v2));
            d2 = d2.add(d.mul(v2));
            c3 = c3.add(c.mul(v3));
            d3 = d3.add(d.mul(v3));
        }
        int sum = lines.sum();
        a3.add(c3).intoArray(x, to + 3 * sum);
        a3.sub(c3).intoArray(x, mirror - 3 * sum);
        a2.add(c2).intoArray(x, to + 2 * sum);
        a2.sub(c2).intoArray(x, mirror - 2 * sum);
        a1.add(c1).intoArray(x, to + sum);
        a1.sub(c1).intoArray(x, mirror - sum);
        a0.add(c0).intoArray(x, to);
        a0.sub(c0).intoArray(x, mirror);
        int second = lines.lineOfSums();
        b3.add(d3).intoArray(x, second + to + 3 * sum);
        b3.sub(d3).intoArray(x, second + mirror - 3 * sum);
        b2.add(d2).intoArray(x, second + to + 2 * sum);
        b2.sub(d2).intoArray(x, second + mirror - 2 * sum);
        b1.add(d1).intoArray(x, second + to + sum);
        b1.sub(d1).intoArray(x, second + mirror - sum);
        b0.add(d0).intoArray(x, second + to);
        b0.sub(d0).intoArray(x, second + mirror);
    }

    static void foldModuli(Split z, int rows, int up, int down, float[] y, int to, int q) {
        float[] in = z.data();
        int end = rows * BLOCK;
        int i = up * BLOCK;
        int j = down * BLOCK;
        int pairs = (rows + 1 + (up == down ? 1 : 0)) / 2;
        for (int n = 0; n < pairs; n++) {
            FloatVector ar = FloatVector.fromArray(SPECIES, in, z.re() + i + q);
            FloatVector ai = FloatVector.fromArray(SPECIES, in, z.im() + i + q);
            FloatVector br = FloatVector.fromArray(SPECIES, in, z.re() + j + q);
            FloatVector bi = FloatVector.fromArray(SPECIES, in, z.im() + j + q);
            FloatVector a = ar.mul(ar).add(ai.mul(ai)).sqrt();
            FloatVector b = br.mul(br).add(bi.mul(bi)).sqrt();
            a.add(b).intoArray(y, to + 2 * n * BLOCK + q);
            a.sub(b).intoArray(y, to + (2 * n + 1) * BLOCK + q);
            i = i + BLOCK == end ? 0 : i + BLOCK;
            j = (j == 0 ? end : j) - BLOCK;
        }
    }

    static void fold(float[] x, int from, int rows, int up, int down, int to, int q) {
        int end = rows * BLOCK;
        int i = up * BLOCK;
        int j = down * BLOCK;
        int pairs = (rows + 1 + (up == down ? 1 : 0)) / 2;
        for (int n = 0; n < pairs; n++) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, from + i + q);
            FloatVector b = FloatVector.fromArray(SPECIES, x, from + j + q);
            a.add(b).intoArray(x, to + 2 * n * BLOCK + q);
            a.sub(b).intoArray(x, to + (2 * n + 1) * BLOCK + q);
            i = i + BLOCK == end ? 0 : i + BLOCK;
            j = (j == 0 ? end : j) - BLOCK;
        }
    }
}
