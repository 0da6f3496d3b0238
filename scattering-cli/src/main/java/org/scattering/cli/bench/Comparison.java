package org.scattering.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.scattering.cli.report.Refusal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Our times beside those of others, as a table and as JSON. */
public final class Comparison {
    private final MeasuredFiles files;
    private final ObjectNode machine;
    private final Merged merged;
    private final List<Derived> derived;

    private Comparison(MeasuredFiles files, ObjectNode machine) {
        this.files = files;
        this.machine = machine;
        merged = Merged.of(files.rounds());
        derived = Derived.of(merged);
    }

    /**
     * Compares.
     *
     * @param files what was measured
     * @return the comparison
     * @throws Refusal where nothing of ours was measured
     */
    public static Comparison of(MeasuredFiles files) {
        return new Comparison(
                files,
                files.machine()
                        .orElseThrow(() -> new Refusal("none of the files is a report of scatter bench --json")));
    }

    /**
     * For people.
     *
     * @return the machine, the table, what follows from it, and who is missing
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(machine.path("cpu").asString() + ", " + machine.path("cores").asInt() + " cores, vectors of "
                + machine.path("vectorBits").asString("unknown") + " bits, "
                + machine.path("jvm").asString());
        files.versions().forEach((peer, version) -> lines.add(peer + ": " + version));
        files.missing().forEach((peer, reason) -> lines.add(peer + ": not measured, " + reason));
        lines.add("");
        lines.add(line("workload", "threads", "engine", "ours", "floor", "Kymatio", "ours/floor", "Kymatio/ours"));
        merged.ours().forEach(key -> lines.add(row(key)));
        lines.add("");
        lines.add("ours, floor (FFTW, the textbook cascade's FFTs alone), Kymatio: time an item, all threads together");
        if (!derived.isEmpty()) {
            lines.add("");
            lines.add(derivedLine("ratios of our times", "threads", "engine", "ratio"));
        }
        derived.forEach(d -> lines.add(derivedLine(d.name(), d.threads(), d.engine(), Amounts.digits(d.value()))));
        return lines;
    }

    private String row(ResultKey key) {
        return line(
                key.workload(),
                key.threads(),
                key.engine(),
                time(merged.seconds(key)),
                time(merged.seconds(key.by(Peer.FFTW))),
                time(merged.seconds(key.by(Peer.KYMATIO))),
                number(merged.ratio(key, key.by(Peer.FFTW))),
                number(merged.ratio(key.by(Peer.KYMATIO), key)));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-8s  %7s  %-9s  %10s  %10s  %10s  %10s  %12s", cells)
                .stripTrailing();
    }

    private static String derivedLine(String name, Object threads, String engine, String value) {
        return String.format(Locale.ROOT, "%-48s  %7s  %-9s  %6s", name, threads, engine, value);
    }

    private static String time(OptionalDouble seconds) {
        return seconds.isPresent() ? Amounts.seconds(seconds.getAsDouble()) : "";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Amounts.digits(value.getAsDouble()) : "";
    }

    /**
     * For programs.
     *
     * @return an object with {@code machine}, {@code peers}, {@code results} (the others' under their names as engines),
     *     {@code comparison} and {@code derived}
     */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("machine", machine);
        ObjectNode peers = json.putObject("peers");
        files.missing().forEach((peer, reason) -> peers.putObject(peer).put("missing", reason));
        files.versions().forEach((peer, version) -> peers.putObject(peer).put("version", version));
        merged.results().values().forEach(json.putArray("results")::add);
        ArrayNode comparison = json.putArray("comparison");
        merged.ours().forEach(key -> comparison.add(compared(key)));
        ArrayNode numbers = json.putArray("derived");
        derived.forEach(d -> numbers.addObject()
                .put("name", d.name())
                .put("engine", d.engine())
                .put("threads", d.threads())
                .put("value", d.value()));
        return BenchReport.text(json);
    }

    private ObjectNode compared(ResultKey key) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("workload", key.workload()).put("engine", key.engine()).put("threads", key.threads());
        merged.seconds(key).ifPresent(s -> row.put("ours", s));
        merged.seconds(key.by(Peer.FFTW)).ifPresent(s -> row.put("floor", s));
        merged.seconds(key.by(Peer.KYMATIO)).ifPresent(s -> row.put("kymatio", s));
        merged.ratio(key, key.by(Peer.FFTW)).ifPresent(r -> row.put("oursToFloor", r));
        merged.ratio(key.by(Peer.KYMATIO), key).ifPresent(r -> row.put("kymatioToOurs", r));
        return row;
    }
}
