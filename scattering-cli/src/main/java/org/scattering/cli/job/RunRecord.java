package org.scattering.cli.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Refusal;

/** {@code scatter.json}: with which settings the files of an output folder were made; a flat object of strings. */
final class RunRecord {
    static final String NAME = "scatter.json";
    private static final Pattern ENTRY =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private RunRecord() {}

    /** Refuses settings that differ from those on record. */
    static void requireSame(Path folder, Map<String, String> settings) {
        Path file = folder.resolve(NAME);
        Map<String, String> recorded = read(file);
        Set<String> names = new TreeSet<>(recorded.keySet());
        names.addAll(settings.keySet());
        String differences = names.stream()
                .filter(name -> !recorded.getOrDefault(name, "unset").equals(settings.getOrDefault(name, "unset")))
                .map(name -> name + " was " + recorded.getOrDefault(name, "unset") + ", is "
                        + settings.getOrDefault(name, "unset"))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw Refusal.of(
                    file, "the folder was made with other settings: " + differences + "; choose another --output");
        }
    }

    static boolean exists(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    static void write(Path folder, Map<String, String> settings, AtomicFile.Opener opener) {
        String entries = settings.entrySet().stream()
                .map(e -> "  \"" + escaped(e.getKey()) + "\": \"" + escaped(e.getValue()) + "\"")
                .collect(Collectors.joining(",\n"));
        AtomicFile.write(folder.resolve(NAME), "{\n" + entries + "\n}\n", opener);
    }

    private static Map<String, String> read(Path file) {
        try {
            Map<String, String> settings = new LinkedHashMap<>();
            Matcher entry = ENTRY.matcher(Files.readString(file, StandardCharsets.UTF_8));
            while (entry.find()) {
                settings.put(plain(entry.group(1)), plain(entry.group(2)));
            }
            return settings;
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    private static String plain(String escaped) {
        Matcher escape = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))").matcher(escaped);
        return escape.replaceAll(found -> {
            String code = found.group(1);
            String text = code == null ? found.group(2) : Character.toString(Integer.parseInt(code, 16));
            return Matcher.quoteReplacement(text);
        });
    }
}
