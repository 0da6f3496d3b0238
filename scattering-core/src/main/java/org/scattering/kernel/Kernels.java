package org.scattering.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * The verbs in which the CPU engine spends its time. They work on <em>blocks</em>: rows of {@value #BLOCK} lanes, few enough
 * to stay in the first-level cache, cut out of grids that do not.
 *
 * <p>A grid is either <em>wide</em>, [point][{@value #BLOCK} lanes], the lanes being signals or wavelets computed side by
 * side, or a <em>line</em>, [point], one signal alone, whose neighbouring points are the lanes of a block. Most verbs need not
 * know which; those that do come in pairs, the one for lines ending in {@code Line} or {@code Across}.
 *
 * <p>There are two twins, {@link ScalarKernels}, the definition, and {@code VectorKernels} on the Vector API. They agree
 * bit for bit, but for the sign of a zero, because each lane goes through the same operations in the same order and neither
 * uses fused multiply-add: a fused product would need hardware that a fallback cannot have at a bearable speed. For the same
 * reason a signal's numbers do not depend on its being computed alone or beside others. Thread-safe; nothing is allocated.
 * Source and target do not overlap, unless a kernel says so.
 */
public interface Kernels {
    /** Lanes of a row of a block: one 512-bit vector, one line of a cache. */
    int BLOCK = 16;

    /** Rows of {@link #fan} for each of its source. */
    int FAN = 4;

    /** Partial sums of {@link #dot}, one after another. */
    int PARTIAL_SUMS = 32;

    /**
     * The definition, plain Java.
     *
     * @return the scalar twin
     */
    static Kernels scalar() {
        return ScalarKernels.INSTANCE;
    }

    /**
     * The Vector API twin.
     *
     * @return empty where the module jdk.incubator.vector is not there
     */
    static Optional<Kernels> vector() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? Optional.of(new VectorKernels()) : Optional.empty();
    }

    /**
     * The lanes that are computed at once.
     *
     * @return floats a vector
     */
    int lanes();

    /**
     * One pass of an FFT, see {@link RadixPass}.
     *
     * @param pass the pass
     * @param x source, rows of a block anywhere in a grid
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param y target, rows of a block anywhere in a grid
     * @param yOffset where its first row begins
     * @param yStride from one row to the next
     */
    void pass(RadixPass pass, Split x, int xOffset, int xStride, Split y, int yOffset, int yStride);

    /**
     * The last pass of an FFT and the moduli of its results.
     *
     * @param pass the pass, without factors for its results
     * @param x source, rows of a block anywhere in a grid
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param z a block for the results, garbage afterwards
     * @param u receives the moduli as real parts, row by row
     */
    default void modulusPass(RadixPass pass, Split x, int xOffset, int xStride, Split z, Split u) {
        pass(pass, x, xOffset, xStride, z, 0, BLOCK);
        modulus(z, u, pass.radix() * pass.earlier() * BLOCK);
    }

    /**
     * The first pass of an FFT whose input is zero from the middle on.
     *
     * @param pass the pass, of an even radix and with nothing earlier
     * @param x source, rows of a block anywhere in a grid, the first half of them
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param z a block, garbage afterwards, where the source may lie, rows one after another
     * @param y target, rows one after another
     */
    default void halfPass(RadixPass pass, Split x, int xOffset, int xStride, Split z, Split y) {
        int rows = pass.radix() * pass.groups() / 2;
        copyRows(x.data(), x.re() + xOffset, xStride, z.data(), z.re(), BLOCK, rows);
        copyRows(x.data(), x.im() + xOffset, xStride, z.data(), z.im(), BLOCK, rows);
        Arrays.fill(z.data(), z.re() + rows * BLOCK, z.re() + 2 * rows * BLOCK, 0);
        Arrays.fill(z.data(), z.im() + rows * BLOCK, z.im() + 2 * rows * BLOCK, 0);
        pass(pass, z, 0, BLOCK, y, 0, BLOCK);
    }

    /**
     * The first pass of an FFT of which only the first quarter of the input is not zero: y[n] = factors[n] x[n / 4].
     *
     * @param x source, rows of a block anywhere in a grid
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param factors one a row of the target, the first of each four being 1
     * @param y target, rows one after another
     */
    void fan(Split x, int xOffset, int xStride, ComplexTable factors, Split y);

    /**
     * One block of a filtered spectrum, folded to a lower rate: y = fold(x·ψ̂).
     *
     * @param x wide spectrum
     * @param filter the filter, a weight a term
     * @param block which block
     * @param y target block
     * @param lane first lane of the target
     * @param count lanes, the first ones of x
     */
    void filter(Split x, FilterBlocks filter, int block, Split y, int lane, int count);

    /**
     * One block of a filtered spectrum, folded to a lower rate: y = fold(x·ψ̂), {@value #BLOCK} neighbouring points side by side.
     * Reads up to {@value #BLOCK} numbers before and behind the spectrum, which must not be NaN.
     *
     * @param x spectra, lines
     * @param xOffset where the line begins
     * @param filter the filter, {@value #BLOCK} weights a term
     * @param block which block
     * @param y target, rows one after another
     * @param yOffset where the first one begins
     */
    void filterLine(Split x, int xOffset, FilterBlocks filter, int block, Split y, int yOffset);

    /**
     * The same through two filters at once: y = fold(x·ψ̂₁), z = fold(x·ψ̂₂).
     *
     * @param x spectra, lines
     * @param xOffset where the line begins
     * @param filters the filters, {@code 2·}{@value #BLOCK} weights a term
     * @param block which block
     * @param y target of the first, rows one after another
     * @param z target of the second: the same block of a whole grid
     * @param zStride from one of its rows to the next
     */
    void filterTwoLines(Split x, int xOffset, FilterBlocks filters, int block, Split y, Split z, int zStride);

    /**
     * Copies rows of a block.
     *
     * @param x source array
     * @param xOffset where its first row begins
     * @param xStride from one row to the next
     * @param y target array
     * @param yOffset where its first row begins
     * @param yStride from one row to the next
     * @param rows how many rows
     */
    void copyRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int yStride, int rows);

    /**
     * Multiplies every row of a block by a factor of its own; source and target may be the same.
     *
     * @param x source block
     * @param factors one a row
     * @param firstFactor the factor of the first row
     * @param rows how many rows
     * @param y target, rows one after another
     * @param yOffset where the first row goes
     */
    void multiplyRows(Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset);

    /**
     * Multiplies every number of a block by a factor of its own, in place, and transposes: with i the lane and n the row,
     * {@code y[yOffset + i·yStride + n] = x[n][i] = x[n][i] factors[firstFactor + 16 n + i]}.
     *
     * @param x source block, changed
     * @param factors the factors
     * @param firstFactor the factor of lane 0 and row 0
     * @param rows how many rows
     * @param y target lines
     * @param yOffset where the first line begins
     * @param yStride from one line to the next
     */
    void multiplyAcross(Split x, ComplexTable factors, int firstFactor, int rows, Split y, int yOffset, int yStride);

    /**
     * A block from {@value #BLOCK} lines: {@code y[n][i] = x[xOffset + i·xStride + n]}.
     *
     * @param x source lines
     * @param xOffset where the first one begins
     * @param xStride from one line to the next
     * @param y target block
     * @param yOffset where it begins
     * @param rows how many numbers of each line
     */
    void linesToRows(float[] x, int xOffset, int xStride, float[] y, int yOffset, int rows);

    /**
     * {@value #BLOCK} lines from a block: {@code y[yOffset + i·yStride + n] = x[xOffset + 16 n + i]}.
     *
     * @param x source array
     * @param xOffset where the block begins
     * @param rows how many rows
     * @param y target lines
     * @param yOffset where the first one begins
     * @param yStride from one line to the next
     */
    void rowsToLines(float[] x, int xOffset, int rows, float[] y, int yOffset, int yStride);

    /**
     * u = |z|.
     *
     * @param z complex numbers
     * @param u receives their moduli as real parts
     * @param count how many
     */
    default void modulus(Split z, Split u, int count) {
        modulus(z, u.data(), u.re(), count);
    }

    /**
     * The same, anywhere.
     *
     * @param z complex numbers
     * @param u receives their moduli
     * @param uOffset where the first one goes
     * @param count how many
     */
    void modulus(Split z, float[] u, int uOffset, int count);

    /**
     * u = |z|, packed for a real FFT along the rows: the moduli of even rows become real parts, those of odd rows imaginary parts.
     * The target may be the source.
     *
     * @param z block of complex numbers
     * @param pairs rows of the target, half as many as those of z
     * @param y target block
     */
    void modulusPairs(Split z, int pairs, Split y);

    /**
     * Packs two real blocks of neighbouring lanes for a real FFT across them: of their {@code 2·}{@value #BLOCK} lanes the even
     * ones become real parts, the odd ones imaginary parts.
     *
     * @param u lanes 0 … 15 as real, lanes 16 … 31 as imaginary parts
     * @param rows how many rows
     * @param y target block
     */
    void pairLanes(Split u, int rows, Split y);

    /**
     * The spectrum of a real wide signal of 2h points from the FFT of its packed pairs: X[k] = (Z[k] + Z*[h-k])/2 -
     * i w^k (Z[k] - Z*[h-k])/2 for k in [0, h]. Both stand column by column, of every columns-th frequency each, h/columns
     * rows of Z and one more of X. A call makes those X[k] and X[h-k] whose k lies in one column and in [0, h/2].
     *
     * @param z Z[column + n·columns], row by row from 0 on
     * @param mirrors the column (-column) mod columns, in which Z[h-k] lies; the same one where that is so
     * @param column which column, in [0, columns)
     * @param columns how many there are, a divisor of h
     * @param x target, h + columns rows
     * @param xOffset where they begin
     * @param roots w^k = exp(-2πi k/2h), k in [0, h]
     */
    void separate(Split z, Split mirrors, int column, int columns, Split x, int xOffset, ComplexTable roots);

    /**
     * The same for a line that is stored in rows.
     *
     * @param z FFT of the pairs, h numbers; the first number behind each row may be overwritten
     * @param columns numbers of a row; a multiple of {@value #BLOCK} and an even number of rows, or all in one row
     * @param apart from one row to the next, more than the numbers of a row
     * @param x target, h + 1 numbers
     * @param xOffset where they begin
     * @param roots w^k = exp(-2πi k/2h), k in [0, h]
     */
    void separateLine(Split z, int columns, int apart, Split x, int xOffset, ComplexTable roots);

    /**
     * Adds a part of four weighted sums over the rows of a block: {@code s[j] += Σ_n taps[first + n·step - j·shift] u[n]}
     * for j in [0, 4) and n in [from, to).
     *
     * @param u block of real parts
     * @param from first row
     * @param to end of the rows
     * @param taps the weights
     * @param first the weight of row 0 in the first sum
     * @param s four rows
     * @param sOffset where they begin
     */
    void average(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset);

    /**
     * The same with weights that differ from lane to lane: {@code taps[first + n·step - j·shift + lane]}.
     *
     * @param u block of real parts
     * @param from first row
     * @param to end of the rows
     * @param taps the weights
     * @param first the weight of lane 0 of row 0 in the first sum
     * @param s four rows
     * @param sOffset where they begin
     */
    void averageAcross(Split u, int from, int to, Taps taps, int first, float[] s, int sOffset);

    /**
     * Four weighted sums over the rows of each of two lines: with i in {0, 1} and j in [0, 4)
     * {@code x[yOffset + i·lineOfSums + j·sum] = Σ_n weights[4 n + j] x[xOffset + i·line + 16 n]}, a row at a time.
     *
     * @param x source and target array
     * @param xOffset where the first row of the first line begins
     * @param rows rows of a line
     * @param weights four a row
     * @param yOffset where the first sum of the first line goes
     * @param lines where the others are
     */
    void sumRows(float[] x, int xOffset, int rows, float[] weights, int yOffset, TwoLines lines);

    /**
     * Four weighted sums over the rows of each of two folded lines, and their mirrors: with i in {0, 1}, j in [0, 4) and
     * {@code E = Σ_n weights[8 n + j] x[xOffset + i·line + 32 n]}, {@code O = Σ_n weights[8 n + 4 + j] x[xOffset + i·line + 32 n + 16]},
     * {@code x[yOffset + i·lineOfSums + j·sum] = E + O} and {@code x[yMirror + i·lineOfSums - j·sum] = E - O}, line by line for j from 3
     * down to 0: where sums meet, those of a smaller j stay.
     *
     * @param x source and target array
     * @param xOffset where the first row of the first line begins
     * @param pairs pairs of rows of a line
     * @param weights eight a pair
     * @param yOffset where the first sum of the first line goes
     * @param yMirror where its mirror goes
     * @param lines where the others are
     */
    void sumFolded(float[] x, int xOffset, int pairs, float[] weights, int yOffset, int yMirror, TwoLines lines);

    /**
     * Folds a period of moduli about its middle: {@code y[yOffset + 32 n] = |z[up + n]| + |z[down - n]|} and, 16 numbers behind,
     * {@code |z[up + n]| - |z[down - n]|}, until every row has been in one of them; a row may be its own mirror.
     *
     * @param z block of complex numbers, periodic
     * @param rows rows of a period
     * @param up the row in the middle, or behind it
     * @param down its mirror: the same or the one before
     * @param y target array
     * @param yOffset where the first sum goes
     */
    void foldModuli(Split z, int rows, int up, int down, float[] y, int yOffset);

    /**
     * Folds a period of real rows likewise.
     *
     * @param x source and target array
     * @param xOffset where the first row begins
     * @param rows rows of a period
     * @param up the row in the middle, or behind it
     * @param down its mirror: the same or the one before
     * @param yOffset where the first sum goes
     */
    void fold(float[] x, int xOffset, int rows, int up, int down, int yOffset);

    /**
     * Adds weighted rows to a row: {@code y[q] += Σ_n weights[firstWeight + n] x[n·count + q]}.
     *
     * @param weights the weights
     * @param firstWeight the first one
     * @param rows how many rows
     * @param x source and target array
     * @param xOffset where the first row begins
     * @param yOffset where the target begins
     * @param count numbers of a row, a multiple of {@value #BLOCK}
     */
    void addRows(float[] weights, int firstWeight, int rows, float[] x, int xOffset, int yOffset, int count);

    /**
     * Σ_n a[n] b[from + n] for n in [first, first + count) in double precision, as {@value #PARTIAL_SUMS} partial sums: those eight
     * apart are added in pairs, then those of eight neighbours from half to half.
     *
     * @param a the first factors
     * @param first where they begin
     * @param count how many, a multiple of {@value #PARTIAL_SUMS}
     * @param b the second factors
     * @param from where n = 0 is
     * @return the sum
     */
    double dot(double[] a, int first, int count, double[] b, int from);
}
