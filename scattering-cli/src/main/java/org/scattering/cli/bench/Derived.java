package org.scattering.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A number that follows from several results.
 *
 * @param name what it is
 * @param engine the engine
 * @param threads number of threads
 * @param value the number
 */
record Derived(String name, String engine, int threads, double value) {

    /** All that the results allow. */
    static List<Derived> of(Merged merged) {
        List<Derived> all = new ArrayList<>();
        for (ResultKey key : merged.ours()) {
            switch (key.workload()) {
                case "single" -> add(all, key, "single / speech", merged.ratio(key, key.of("speech")), 1);
                case "order3" -> orders(all, merged, key);
                case "long" -> growth(all, merged, key, "music");
                case "big" -> growth(all, merged, key, "img224");
                default -> {}
            }
        }
        for (ResultKey key : merged.ours()) {
            if (key.threads() > 1) {
                String name = key.workload() + ": " + key.threads() + " threads / 1 thread, items a second";
                add(all, key, name, merged.ratio(key.on(1), key), 1);
            }
        }
        return all;
    }

    /** Order 3 is worth its time as long as that grows with the number of paths. */
    private static void orders(List<Derived> all, Merged merged, ResultKey key) {
        ResultKey speech = key.of("speech");
        double paths = (double) merged.paths(key) / merged.paths(speech);
        String name = String.format(Locale.ROOT, "order3 / (3 x speech x path ratio %.3f)", paths);
        add(all, key, name, merged.ratio(key, speech), 3 * paths);
    }

    private static void growth(List<Derived> all, Merged merged, ResultKey large, String small) {
        double growth = nLogN(merged.size(large)) / nLogN(merged.size(large.of(small)));
        String name = String.format(Locale.ROOT, "%s / (%s x N log N growth %.1f)", large.workload(), small, growth);
        add(all, large, name, merged.ratio(large, large.of(small)), growth);
    }

    private static double nLogN(long n) {
        return n * Math.log((double) n);
    }

    private static void add(List<Derived> all, ResultKey key, String name, OptionalDouble ratio, double unit) {
        if (ratio.isPresent() && Double.isFinite(ratio.getAsDouble() / unit)) {
            all.add(new Derived(name, key.engine(), key.threads(), ratio.getAsDouble() / unit));
        }
    }
}
