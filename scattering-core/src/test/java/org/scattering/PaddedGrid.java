package org.scattering;

import java.util.Arrays;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** One axis of the padded grid, worked out from the formulas of the papers and not from the product's planner. */
record PaddedGrid(int length, int padded, int left, int keptFrom, int keptTo) {

    static PaddedGrid circular(int n) {
        return new PaddedGrid(n, n, 0, 0, n);
    }

    /** N_pad = 2^min(⌈log2(N + 6 s)⌉, ⌊log2(3N - 2)⌋), s the support of φ; found by trying powers of two. */
    static PaddedGrid of(Scattering1D settings) {
        int n = settings.length();
        int support = settings.averaging() instanceof Averaging.Local local ? local.support() : 1 << settings.scale();
        int wanted = n + 6 * reach(n, 0.1 / support);
        int padded = 1;
        while (padded < wanted && 2 * padded <= 3 * n - 2) {
            padded *= 2;
        }
        int left = (padded - n) / 2;
        return new PaddedGrid(n, padded, left, left, left + n);
    }

    /** M_pad = ((M + 2^J) div 2^J + 1) 2^J; local averaging drops one output sample (2^J pixels) at each side. */
    static PaddedGrid of(Scattering2D settings, int n) {
        int block = 1 << settings.scale();
        int padded = ((n + block) / block + 1) * block;
        int left = (padded - n) / 2;
        return settings.averaging() instanceof Averaging.Local
                ? new PaddedGrid(n, padded, left, block, padded - block)
                : new PaddedGrid(n, padded, left, left, left + n);
    }

    /** The first n with Σ_{k ≥ n} |φ_N(k)| ≤ 1e-3 over the half axis, plus 1; N/2 where there is none. */
    private static int reach(int n, double sigma) {
        double[] spectrum = new double[n];
        for (int k = 0; k < n; k++) {
            for (int period = -2; period <= 2; period++) {
                double omega = k / (double) n + period;
                spectrum[k] += Math.exp(-omega * omega / (2 * sigma * sigma));
            }
        }
        double[] phi = TimeField.inverseDft(1, n, spectrum).modulus().re;
        double l1 = Arrays.stream(phi).sum();
        for (int first = 0; first < n / 2; first++) {
            if (Arrays.stream(phi, first, n / 2).sum() / l1 <= 1e-3) {
                return first + 1;
            }
        }
        return n / 2;
    }

    /** The first sample kept at a rate 2^-k: start_{k+1} = ⌈start_k / 2⌉. */
    int from(int k) {
        return halved(keptFrom, k);
    }

    /** The end of the samples kept of a signal with its own length. */
    int to(int k, int actualLength) {
        return halved(keptTo - (length - actualLength), k);
    }

    private static int halved(int position, int times) {
        int p = position;
        for (int i = 0; i < times; i++) {
            p = p / 2 + p % 2;
        }
        return p;
    }

    /** Which sample stands at each place of the padded signal, -1 for a zero: walks outwards from both ends. */
    int[] sources(ScatteringSettings settings, int actualLength) {
        int[] source = new int[padded];
        if (settings.padding() == Padding.ALREADY_PADDED) {
            Arrays.setAll(source, i -> i);
            return source;
        }
        Arrays.fill(source, -1);
        for (int i = 0; i < actualLength; i++) {
            source[left + i] = i;
        }
        walk(source, left, -1, settings.padding(), actualLength);
        walk(source, left + actualLength - 1, 1, settings.padding(), actualLength);
        return source;
    }

    private static void walk(int[] source, int start, int step, Padding padding, int length) {
        int index = source[start];
        int direction = step;
        for (int p = start + step; p >= 0 && p < source.length; p += step) {
            int next = index + direction;
            if (next < 0 || next == length) {
                switch (padding) {
                    case REFLECT -> {
                        direction = -direction;
                        next = length == 1 ? 0 : index + direction;
                    }
                    case SYMMETRIC -> {
                        direction = -direction;
                        next = index;
                    }
                    case PERIODIC -> next = next < 0 ? length - 1 : 0;
                    case ZERO, ALREADY_PADDED -> {
                        return;
                    }
                }
            }
            source[p] = next;
            index = next;
        }
    }
}
