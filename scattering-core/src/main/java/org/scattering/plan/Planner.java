package org.scattering.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scattering.filter.FilterBank;
import org.scattering.filter.FilterBanks;
import org.scattering.settings.Averaging;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.settings.SignalType;

/** What differs between planning in one and in two dimensions. */
sealed interface Planner {
    /** j of every wavelet, by layer 1 … M. */
    List<int[]> scales();

    /** The padded grid, given the coarsest rate of any U[p]. */
    List<Axis> axes(int coarsestResolution);

    /** The banks of layers 1 … M+1 on that grid. */
    List<FilterBank> banks(List<Axis> axes);

    static Planner of(ScatteringSettings settings) {
        return switch (settings) {
            case Scattering1D s -> new Linear(s);
            case Scattering2D s -> new Planar(s);
        };
    }

    private static boolean circular(Padding padding, int length, int resolution) {
        return padding == Padding.PERIODIC && length % (1 << resolution) == 0;
    }

    private static int outputResolution(Averaging averaging) {
        return averaging instanceof Averaging.Local local ? local.resolution() : 0;
    }

    /** MATH: N_pad = 2^min(⌈log2(N + 2·3·support of φ)⌉, ⌊log2(3N-2)⌋). */
    record Linear(Scattering1D settings) implements Planner {
        @Override
        public List<int[]> scales() {
            List<int[]> scales = new ArrayList<>();
            for (int layer = 1; layer <= settings.maxOrder(); layer++) {
                int[] j = FilterBanks.scales(settings.scale(), settings.quality(layer), settings.profile());
                boolean mirrored = layer == 1 && settings.signalType() == SignalType.COMPLEX;
                scales.add(mirrored ? twice(j) : j);
            }
            return scales;
        }

        private static int[] twice(int[] j) {
            int[] both = new int[2 * j.length];
            System.arraycopy(j, 0, both, 0, j.length);
            System.arraycopy(j, 0, both, j.length, j.length);
            return both;
        }

        private int support() {
            return settings.averaging() instanceof Averaging.Local local ? local.support() : 1 << settings.scale();
        }

        @Override
        public List<Axis> axes(int coarsestResolution) {
            int n = settings.length();
            int coarsest = Math.max(coarsestResolution, outputResolution(settings.averaging()));
            if (circular(settings.padding(), n, coarsest)) {
                return List.of(new Axis(n, n, 0, 0, n));
            }
            int wanted = ceilLog2(n + 6L * FilterBanks.lowpassReach(n, support()));
            int padded = 1 << Math.min(wanted, floorLog2(3L * n - 2));
            int left = (padded - n) / 2;
            return List.of(new Axis(n, padded, left, left, left + n));
        }

        @Override
        public List<FilterBank> banks(List<Axis> axes) {
            Map<Integer, FilterBank> byQuality = new HashMap<>();
            List<FilterBank> banks = new ArrayList<>();
            for (int layer = 1; layer <= settings.maxOrder() + 1; layer++) {
                FilterBank bank = byQuality.computeIfAbsent(
                        settings.quality(layer),
                        q -> FilterBanks.morlet1D(
                                axes.getFirst().padded(), settings.scale(), q, support(), settings.profile()));
                boolean mirrored = layer == 1 && settings.signalType() == SignalType.COMPLEX;
                banks.add(mirrored ? bank.withMirrors() : bank);
            }
            return banks;
        }

        private static int floorLog2(long n) {
            return 63 - Long.numberOfLeadingZeros(n);
        }

        private static int ceilLog2(long n) {
            return 64 - Long.numberOfLeadingZeros(n - 1);
        }
    }

    /** MATH: M_pad = ((M + 2^J) div 2^J + 1)·2^J, and local outputs lose 2^J pixels at each side. */
    record Planar(Scattering2D settings) implements Planner {
        /** Complex numbers of a grid, interleaved, have to fit one array. */
        private static final int LARGEST_GRID = 1 << 29;

        @Override
        public List<int[]> scales() {
            int[] j = new int[settings.scale() * settings.angles()];
            for (int i = 0; i < j.length; i++) {
                j[i] = i / settings.angles();
            }
            List<int[]> scales = new ArrayList<>();
            for (int layer = 1; layer <= settings.maxOrder(); layer++) {
                scales.add(j);
            }
            return scales;
        }

        @Override
        public List<Axis> axes(int coarsestResolution) {
            int coarsest = Math.max(coarsestResolution, outputResolution(settings.averaging()));
            boolean circular = settings.shape().stream().allMatch(n -> circular(settings.padding(), n, coarsest));
            List<Axis> axes = settings.shape().stream()
                    .map(n -> circular ? new Axis(n, n, 0, 0, n) : axis(n))
                    .toList();
            long pixels = (long) axes.get(0).padded() * axes.get(1).padded();
            if (pixels > LARGEST_GRID) {
                throw new InvalidSettingException("shape = " + settings.shape() + ": padded for J = " + settings.scale()
                        + " it has " + pixels + " pixels; " + LARGEST_GRID + " are accepted");
            }
            return axes;
        }

        private Axis axis(int n) {
            int margin = 1 << settings.scale();
            int padded = ((n + margin) / margin + 1) * margin;
            int left = (padded - n) / 2;
            boolean local = settings.averaging() instanceof Averaging.Local;
            return local
                    ? new Axis(n, padded, left, margin, padded - margin)
                    : new Axis(n, padded, left, left, left + n);
        }

        @Override
        public List<FilterBank> banks(List<Axis> axes) {
            FilterBank bank = FilterBanks.morlet2D(
                    axes.get(0).padded(),
                    axes.get(1).padded(),
                    settings.scale(),
                    settings.angles(),
                    settings.profile());
            List<FilterBank> banks = new ArrayList<>();
            for (int layer = 1; layer <= settings.maxOrder() + 1; layer++) {
                banks.add(bank);
            }
            return banks;
        }
    }
}
