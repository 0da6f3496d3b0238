package org.scattering.cli.classify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scattering.cli.report.Refusal;

/** Comma-separated values, RFC 4180: a field in double quotes may hold commas, line breaks and doubled quotes. */
final class CsvLines {
    private CsvLines() {}

    /** The rows of a file, blank ones left out. */
    static List<List<String>> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return rows(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        }
    }

    private static List<List<String>> rows(Path file, String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"' && (quoted || field.toString().isBlank())) {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                field.append(c);
            } else {
                row.add(field.toString().strip());
                field.setLength(0);
                if (c != ',') {
                    add(row, rows);
                    row = new ArrayList<>();
                }
            }
        }
        if (quoted) {
            throw Refusal.of(file, "a double quote is opened and not closed");
        }
        row.add(field.toString().strip());
        add(row, rows);
        return rows;
    }

    private static void add(List<String> row, List<List<String>> rows) {
        if (row.stream().anyMatch(field -> !field.isEmpty())) {
            rows.add(row);
        }
    }

    /** A row of two fields. */
    static String line(String first, String second) {
        return quoted(first) + "," + quoted(second);
    }

    private static String quoted(String field) {
        boolean plain = field.equals(field.strip()) && field.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
