package org.scattering.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.scattering.cli.report.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table in Markdown of what {@code bench --engine cuda --json} and {@code kymatio_times.py --device cuda} measured on one card: of
 * each workload the batch that was fastest with the data on the card, and the one that was fastest end to end.
 */
public final class CardTable {
    private static final String END_TO_END = "cuda";
    private static final String PEER = "kymatio";

    /** The fastest result of each workload, by who got it. */
    private final Map<String, Map<String, JsonNode>> fastest = new LinkedHashMap<>();

    private final Map<String, JsonNode> floors = new LinkedHashMap<>();

    private CardTable() {}

    /**
     * Reads the files.
     *
     * @param files reports of ours and lines of the peer
     * @return the table
     * @throws Refusal where a file is something else, or none is a report with times of a GPU
     */
    public static CardTable read(List<Path> files) {
        CardTable table = new CardTable();
        for (Path file : files) {
            try (MappingIterator<JsonNode> values =
                    JsonMapper.shared().readerFor(JsonNode.class).readValues(Files.readString(file))) {
                values.forEachRemaining(value -> table.add(file, value));
            } catch (IOException e) {
                throw Refusal.unreadable(file, e);
            } catch (JacksonException e) {
                throw Refusal.of(file, "is not JSON: " + e.getOriginalMessage());
            }
        }
        if (table.fastest.values().stream().noneMatch(by -> by.containsKey(ResidentTimes.ENGINE))) {
            throw new Refusal("none of the files is a report of scatter bench --engine cuda --json");
        }
        return table;
    }

    private void add(Path file, JsonNode value) {
        if (value.path("results").isArray()) {
            value.path("results").forEach(r -> add(r.path("engine").asString(""), r));
            value.path("floors").forEach(f -> floors.put(f.path("workload").asString(""), f));
        } else if (value.path("peer").asString("").equals(PEER)) {
            add(PEER, value);
        } else {
            throw Refusal.of(file, "is neither a report of scatter bench --json nor lines of kymatio_times.py");
        }
    }

    private void add(String who, JsonNode result) {
        fastest.computeIfAbsent(result.path("workload").asString(""), _ -> new LinkedHashMap<>())
                .merge(who, result, (a, b) -> seconds(a) <= seconds(b) ? a : b);
    }

    private static double seconds(JsonNode result) {
        return result.path("secondsPerItem").asDouble(Double.POSITIVE_INFINITY);
    }

    /**
     * The table.
     *
     * @return lines of Markdown
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| workload | batch | a second, data on the card | x Kymatio | floor / ours | end to end, a second "
                + "| of what the slower of compute and bus allows | what holds it back |");
        lines.add("|---|---|---|---|---|---|---|---|");
        fastest.forEach((workload, by) -> {
            JsonNode ours = by.get(ResidentTimes.ENGINE);
            if (ours != null) {
                lines.add(row(workload, ours, by));
            }
        });
        return lines;
    }

    private String row(String workload, JsonNode ours, Map<String, JsonNode> by) {
        JsonNode floor = floors.get(workload);
        JsonNode peer = by.get(PEER);
        JsonNode whole = by.get(END_TO_END);
        double bus = floor == null ? Double.NaN : floor.path("busSeconds").asDouble(Double.NaN);
        return String.join(
                " | ",
                "| " + workload,
                ours.path("batch").asString(),
                rate(ours),
                peer == null ? "not measured" : Amounts.digits(seconds(peer) / seconds(ours)),
                floor == null
                        ? "unknown"
                        : Amounts.digits(floor.path("floorSeconds").asDouble() / seconds(ours)),
                whole == null ? "not measured" : rate(whole),
                whole == null || Double.isNaN(bus) ? "unknown" : percent(Math.max(bus, seconds(ours)) / seconds(whole)),
                (floor == null ? "unknown" : floor.path("heldBack").asString("unknown")) + slowest(ours) + " |");
    }

    /** The kernel that took most, where they were timed. */
    private static String slowest(JsonNode ours) {
        double all = 0;
        double most = 0;
        String name = "";
        for (JsonNode kernel : ours.path("kernels")) {
            double seconds = kernel.path("seconds").asDouble();
            all += seconds;
            if (seconds > most) {
                most = seconds;
                name = kernel.path("name").asString("");
            }
        }
        return name.isEmpty() ? "" : "; measured: " + name + " " + percent(most / all);
    }

    private static String rate(JsonNode result) {
        return String.format(Locale.ROOT, "%,.0f", 1 / seconds(result));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
