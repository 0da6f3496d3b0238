package org.scattering.cli.verify;

import java.util.List;
import java.util.Map;

/**
 * Everything a report tells.
 *
 * @param inquiry what was asked
 * @param settings option and value
 * @param repeat the command that does it again
 * @param sections what was found
 * @param seconds it took
 */
record Findings(Inquiry inquiry, Map<String, String> settings, String repeat, List<Section> sections, double seconds) {
    Findings {
        sections = List.copyOf(sections);
    }

    List<Claim> claims() {
        return sections.stream().flatMap(s -> s.claims().stream()).toList();
    }

    List<Claim> violations() {
        return claims().stream().filter(c -> !c.holds()).toList();
    }

    String summary() {
        int all = claims().size();
        int violated = violations().size();
        return violated == 0 ? "All " + all + " guarantees hold" : violated + " of " + all + " guarantees are violated";
    }
}
