package org.scattering.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of docs/theory.md, computed anew: the chapter has to have every one of its lines. */
final class Chapter {
    private static final Path FILE = Path.of("..", "docs", "theory.md");

    private final List<String> lines = new ArrayList<>();

    Chapter row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell instanceof Double d ? text(d) : cell).append(" |");
        }
        lines.add(line.toString());
        return this;
    }

    /** Words of running text. */
    Chapter says(String words) {
        lines.add(words);
        return this;
    }

    /** Three digits that count; powers of ten below 1e-4. */
    static String text(double value) {
        if (value == 0 || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (Math.abs(value) < 1e-4) {
            return String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-");
        }
        return new BigDecimal(value)
                .round(new MathContext(Math.abs(value) < 1e-3 ? 2 : 3))
                .toPlainString();
    }

    /** As many digits after the point as told. */
    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    void isWritten() throws IOException {
        // Line breaks of the text are no part of it.
        String chapter = Files.readString(FILE).replaceAll("(?<![|\n])\n(?![|\n])", " ");
        System.out.println(String.join("\n", lines));
        assertThat(lines.stream().filter(line -> !chapter.contains(line)))
                .as("not in docs/theory.md")
                .isEmpty();
    }
}
