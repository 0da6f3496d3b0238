package org.scattering.cli.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scattering.learn.classify.NeuralCollapse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often each class was taken for each.
 *
 * @param classes their names
 * @param confusion [true class][predicted class], in examples
 */
record Evaluation(List<String> classes, int[][] confusion) {

    static Evaluation of(List<String> classes, List<String> labels, List<String> predicted) {
        int[][] confusion = new int[classes.size()][classes.size()];
        for (int i = 0; i < labels.size(); i++) {
            confusion[classes.indexOf(labels.get(i))][classes.indexOf(predicted.get(i))]++;
        }
        return new Evaluation(classes, confusion);
    }

    int count() {
        return Arrays.stream(confusion)
                .mapToInt(row -> Arrays.stream(row).sum())
                .sum();
    }

    private int count(int c) {
        return Arrays.stream(confusion[c]).sum();
    }

    private int errors(int c) {
        return count(c) - confusion[c][c];
    }

    int errors() {
        int errors = 0;
        for (int c = 0; c < classes.size(); c++) {
            errors += errors(c);
        }
        return errors;
    }

    private static double percent(int errors, int count) {
        return 100.0 * errors / count;
    }

    /** For people. */
    List<String> lines(String classifier) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "test error %.2f %% (%d of %d)", percent(errors(), count()), errors(), count()));
        lines.add("classifier " + classifier);
        int width = Math.max(5, classes.stream().mapToInt(String::length).max().orElse(0));
        lines.add(left("class", width) + "  examples  errors    error");
        for (int c = 0; c < classes.size(); c++) {
            String error = count(c) == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", percent(errors(c), count(c)));
            lines.add(
                    left(classes.get(c), width) + String.format(Locale.ROOT, "%10d%8d%9s", count(c), errors(c), error));
        }
        lines.add("confusion: a row for each true class, a column for each predicted one");
        int cell = Math.max(
                classes.stream().mapToInt(String::length).max().orElse(0),
                Integer.toString(count()).length());
        StringBuilder header = new StringBuilder(left("", width));
        classes.forEach(name -> header.append("  ").append(right(name, cell)));
        lines.add(header.toString());
        for (int c = 0; c < classes.size(); c++) {
            StringBuilder row = new StringBuilder(left(classes.get(c), width));
            for (int times : confusion[c]) {
                row.append("  ").append(right(Integer.toString(times), cell));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    /** For programs; errors are in percent. */
    String json(String classifier, @Nullable NeuralCollapse collapse, int leaked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("error", percent(errors(), count()));
        json.put("count", count());
        json.put("errors", errors());
        json.put("leaked", leaked);
        json.put("classifier", classifier);
        classes.forEach(json.putArray("classes")::add);
        ArrayNode perClass = json.putArray("perClass");
        ArrayNode table = json.putArray("confusion");
        for (int c = 0; c < classes.size(); c++) {
            ObjectNode entry = perClass.addObject();
            entry.put("class", classes.get(c)).put("count", count(c)).put("errors", errors(c));
            if (count(c) > 0) {
                entry.put("error", percent(errors(c), count(c)));
            } else {
                entry.putNull("error");
            }
            Arrays.stream(confusion[c]).forEach(table.addArray()::add);
        }
        if (collapse != null) {
            Collapse.put(json.putObject("neuralCollapse"), collapse);
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }
}
