package org.scattering.cli.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The times of several rounds: of each result the round with the fastest median, for what else runs on a machine only ever
 * slows a round down.
 *
 * @param results by what they are for, in the order measured
 */
record Merged(Map<ResultKey, ObjectNode> results) {

    static Merged of(Map<ResultKey, List<ObjectNode>> rounds) {
        Map<ResultKey, ObjectNode> results = new LinkedHashMap<>();
        rounds.forEach((key, times) -> results.put(key, merged(key, times)));
        return new Merged(results);
    }

    private static ObjectNode merged(ResultKey key, List<ObjectNode> rounds) {
        ObjectNode fastest = rounds.stream()
                .min(Comparator.comparingDouble(Merged::seconds))
                .orElseThrow()
                .deepCopy();
        fastest.remove(List.of("peer", "version"));
        fastest.put("engine", key.engine());
        double best = rounds.stream()
                .mapToDouble(round -> round.path("secondsPerItemBest").asDouble(seconds(round)))
                .min()
                .orElseThrow();
        fastest.put("secondsPerItemBest", best);
        ArrayNode medians = fastest.putArray("secondsPerItemOfRounds");
        rounds.forEach(round -> medians.add(seconds(round)));
        return fastest;
    }

    private static double seconds(ObjectNode result) {
        return result.path("secondsPerItem").asDouble();
    }

    /** Seconds an item; none where that was not measured. */
    OptionalDouble seconds(ResultKey key) {
        ObjectNode result = results.get(key);
        return result == null ? OptionalDouble.empty() : OptionalDouble.of(seconds(result));
    }

    /** One time over another; none where one of them was not measured. */
    OptionalDouble ratio(ResultKey above, ResultKey below) {
        OptionalDouble a = seconds(above);
        OptionalDouble b = seconds(below);
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What is ours. */
    List<ResultKey> ours() {
        List<String> peers = List.of(Peer.FFTW.key(), Peer.KYMATIO.key());
        return results.keySet().stream()
                .filter(key -> !peers.contains(key.engine()))
                .toList();
    }

    /** Rows of the output; 0 where the workload was not measured. */
    int paths(ResultKey key) {
        ObjectNode result = results.get(key);
        return result == null ? 0 : result.path("paths").asInt(0);
    }

    /** Samples or pixels; 0 where the workload was not measured. */
    long size(ResultKey key) {
        ObjectNode result = results.get(key);
        if (result == null) {
            return 0;
        }
        long size = 1;
        for (var side : result.path("shape")) {
            size *= side.asLong();
        }
        return size;
    }
}
