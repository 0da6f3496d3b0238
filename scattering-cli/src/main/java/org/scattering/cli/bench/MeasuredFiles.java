package org.scattering.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measurements read from files, all of one machine: reports of {@code scatter bench --json}, and lines of other programs,
 * {@code {"peer": "fftw", "version": ..., "workload": ..., "threads": ..., "secondsPerItem": ...}}; a program that could not
 * run is a line with {@code "missing"}, the reason. Not thread-safe.
 */
public final class MeasuredFiles {
    private static final List<String> SAME = List.of("cpu", "cores", "os", "jvm", "scatter");

    private final Map<ResultKey, List<ObjectNode>> rounds = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private @Nullable ObjectNode machine;

    private MeasuredFiles() {}

    /**
     * Reads files.
     *
     * @param files the files, one report of ours among them at least
     * @return what they hold
     * @throws Refusal where a file is something else, or of another machine
     */
    public static MeasuredFiles read(List<Path> files) {
        MeasuredFiles read = new MeasuredFiles();
        for (Path file : files) {
            try (MappingIterator<JsonNode> values =
                    JsonMapper.shared().readerFor(JsonNode.class).readValues(Files.readString(file))) {
                while (values.hasNextValue()) {
                    read.add(file, values.nextValue());
                }
            } catch (IOException e) {
                throw Refusal.unreadable(file, e);
            } catch (JacksonException e) {
                throw Refusal.of(file, "is not JSON: " + e.getOriginalMessage());
            }
        }
        return read;
    }

    private void add(Path file, JsonNode value) {
        if (value.path("machine") instanceof ObjectNode where && value.path("results") instanceof ArrayNode results) {
            requireSameMachine(file, where);
            results.forEach(result -> add(file, result, text(file, result, "engine")));
        } else if (value.has("peer")) {
            String peer = peer(file, value);
            if (value.has("missing")) {
                missing.put(peer, text(file, value, "missing"));
            } else {
                versions.put(peer, text(file, value, "version"));
                add(file, value, peer);
            }
        } else {
            throw Refusal.of(file, "is neither a report of scatter bench --json nor lines of a program in bench/peers");
        }
    }

    private void add(Path file, JsonNode result, String engine) {
        double seconds = result.path("secondsPerItem").asDouble(Double.NaN);
        int threads = result.path("threads").asInt(0);
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY) || threads < 1) {
            throw Refusal.of(file, "a result has no threads and secondsPerItem above 0: " + result);
        }
        ResultKey key = new ResultKey(text(file, result, "workload"), engine, threads);
        rounds.computeIfAbsent(key, _ -> new ArrayList<>()).add((ObjectNode) result);
    }

    private static String peer(Path file, JsonNode value) {
        String name = text(file, value, "peer");
        if (Arrays.stream(Peer.values()).noneMatch(peer -> peer.key().equals(name))) {
            throw Refusal.of(
                    file,
                    "peer = " + name + ": there are "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Peer.values()).map(Peer::key).toList()));
        }
        return name;
    }

    private static String text(Path file, JsonNode value, String field) {
        JsonNode found = value.path(field);
        if (!found.isString()) {
            throw Refusal.of(file, "the text " + field + " is missing in " + value);
        }
        return found.stringValue();
    }

    private void requireSameMachine(Path file, ObjectNode where) {
        ObjectNode first = machine;
        if (first == null) {
            machine = where;
            return;
        }
        for (String field : SAME) {
            if (!first.path(field).equals(where.path(field))) {
                throw Refusal.of(
                        file,
                        "was not measured where the others were: " + field + " = " + where.path(field) + ", theirs is "
                                + first.path(field));
            }
        }
    }

    /** All that was measured, round after round. */
    Map<ResultKey, List<ObjectNode>> rounds() {
        return rounds;
    }

    /** The versions of the other programs that ran. */
    Map<String, String> versions() {
        return versions;
    }

    /** Why another program did not run. */
    Map<String, String> missing() {
        return missing;
    }

    /** Where all of it was measured; none where no report of ours is among the files. */
    Optional<ObjectNode> machine() {
        return Optional.ofNullable(machine);
    }
}
