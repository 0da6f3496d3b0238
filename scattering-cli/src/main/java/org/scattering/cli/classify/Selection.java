package org.scattering.cli.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.InputSearch;
import org.scattering.cli.report.Refusal;

/**
 * Which signals are taken.
 *
 * @param input a file, a folder or a pattern
 * @param select what the name of a file, relative to the folder, must contain; null for anything
 * @param reject what it must not contain; null for nothing
 * @param limit how many are taken at most, the first ones; null for all
 */
public record Selection(
        String input,
        @Nullable Pattern select,
        @Nullable Pattern reject,
        @Nullable Integer limit) {
    /** Checks the limit. */
    public Selection {
        if (limit != null && limit < 1) {
            throw new Refusal("--limit " + limit + ": at least 1 is needed");
        }
    }

    /** The files of a folder or pattern whose names are wanted. */
    List<Path> wanted(Path base, List<Path> files) {
        List<Path> wanted = files.stream().filter(file -> wanted(base, file)).toList();
        if (wanted.isEmpty()) {
            throw new Refusal(input + ": none of its " + files.size() + " files pass --select and --reject");
        }
        return wanted;
    }

    private boolean wanted(Path base, Path file) {
        String name = name(base, file);
        return (select == null || select.matcher(name).find())
                && (reject == null || !reject.matcher(name).find());
    }

    /** The name of a file as it is reported: relative, with slashes on every system. */
    static String name(Path base, Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }

    /** The first of some things, as many as the limit allows. */
    <T> List<T> limited(List<T> all) {
        Integer most = limit;
        return most == null || most >= all.size() ? all : all.subList(0, most);
    }

    boolean several() {
        return InputSearch.several(input);
    }

    /** Refuses what chooses files where there is only one. */
    void requireNoChoice() {
        if (select != null || reject != null) {
            throw new Refusal((select != null ? "--select" : "--reject") + " chooses files of a folder or pattern; "
                    + input + " is one file");
        }
    }
}
