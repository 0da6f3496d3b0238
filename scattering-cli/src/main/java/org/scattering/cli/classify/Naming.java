package org.scattering.cli.classify;

import java.util.List;
import java.util.stream.Collectors;

/** Lists too long for a line. */
final class Naming {
    private static final int MOST = 3;

    private Naming() {}

    /** {@code 5 files (a, b, c, ...)}. */
    static String some(List<String> all, String unit) {
        return all.size() + " " + unit + (all.size() == 1 ? "" : "s") + " (" + first(all, ", ") + ")";
    }

    /** The first three, and a sign that there are more. */
    static String first(List<String> all, String between) {
        return all.stream().limit(MOST).collect(Collectors.joining(between))
                + (all.size() > MOST ? between + "..." : "");
    }
}
