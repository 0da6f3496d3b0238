package org.scattering.cli.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.scattering.cli.report.Refusal;

/**
 * What {@code --input} stands for.
 *
 * @param base the folder that relative paths count from
 * @param files the files, sorted by name
 * @param skipped files left aside because their name announces nothing that this transform reads
 */
public record InputSearch(Path base, List<Path> files, int skipped) {
    /** The file that a run over a folder leaves in its output folder. */
    public static final String RECORD = "scatter.json";

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    /**
     * Whether an input stands for several files.
     *
     * @param input as the user gave it
     * @return true for a folder, or a pattern that is not the name of a file
     */
    public static boolean several(String input) {
        return Files.isDirectory(Path.of(input)) || glob(input);
    }

    private static boolean glob(String input) {
        return !Files.exists(Path.of(input)) && WILDCARD.matcher(input).find();
    }

    /**
     * Finds the files of a folder or of a pattern, sub-folders included.
     *
     * @param input a folder, or a pattern such as {@code dir/*.wav}
     * @param dimensions 1 or 2
     * @param except the output, which is not looked into where it lies within the folder
     * @return the files
     * @throws Refusal where there are none
     */
    public static InputSearch of(String input, int dimensions, Path except) {
        return of(input, kind -> kind.suits(dimensions), dimensions + "d reads", except);
    }

    /**
     * Finds all files of a folder or of a pattern whose names announce a kind that is read.
     *
     * @param input a folder, or a pattern such as {@code dir/*.wav}
     * @return the files
     * @throws Refusal where there are none
     */
    public static InputSearch ofAnyKind(String input) {
        return of(input, kind -> true, "can be read", baseOf(input));
    }

    private static InputSearch of(String input, Predicate<FileKind> kinds, String wish, Path except) {
        Path base = baseOf(input);
        if (!Files.isDirectory(base)) {
            throw Refusal.of(base, "no such folder");
        }
        PathMatcher wanted = glob(input) ? matcher(input) : path -> true;
        Path own = except.toAbsolutePath().normalize();
        Path folder = base.toAbsolutePath().normalize();
        boolean within = own.startsWith(folder) && !own.equals(folder);
        List<Path> files = new ArrayList<>();
        int skipped = 0;
        for (Path file : all(base, depth(input))) {
            boolean output = within && file.toAbsolutePath().normalize().startsWith(own);
            if (output || !wanted.matches(base.relativize(file))) {
                continue;
            }
            if (!hidden(file) && FileKind.ofName(file).filter(kinds).isPresent()) {
                files.add(file);
            } else {
                skipped++;
            }
        }
        if (files.isEmpty()) {
            throw new Refusal(
                    input + ": no file that " + wish + (skipped == 0 ? "" : "; " + skipped + " of other kinds"));
        }
        return new InputSearch(base, List.copyOf(files), skipped);
    }

    private static PathMatcher matcher(String input) {
        try {
            return FileSystems.getDefault()
                    .getPathMatcher("glob:" + input.substring(prefixOf(input).length()));
        } catch (PatternSyntaxException e) {
            throw new Refusal(
                    "--input " + input + ": not a file, and as a pattern it is broken: " + e.getDescription());
        }
    }

    private static int depth(String input) {
        String pattern = input.substring(prefixOf(input).length());
        boolean bounded = glob(input) && !pattern.contains("**");
        return bounded ? Path.of(pattern.replaceAll("[*?\\[\\]{}]", "x")).getNameCount() : Integer.MAX_VALUE;
    }

    private static boolean hidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static List<Path> all(Path base, int depth) {
        try (Stream<Path> walk = Files.walk(base, depth)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(path -> base.relativize(path).toString()))
                    .toList();
            return withoutOutputs(base, files);
        } catch (IOException e) {
            throw Refusal.unreadable(base, e);
        } catch (UncheckedIOException e) {
            throw Refusal.unreadable(base, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Leaves out what lies in the output folders of earlier runs. */
    private static List<Path> withoutOutputs(Path base, List<Path> files) {
        List<Path> outputs = files.stream()
                .filter(file -> file.endsWith(RECORD))
                .map(Path::getParent)
                .filter(folder -> !folder.equals(base))
                .toList();
        return files.stream()
                .filter(file -> outputs.stream().noneMatch(file::startsWith))
                .toList();
    }

    /** The part of a pattern that names a folder, with its last separator. */
    private static String prefixOf(String pattern) {
        Matcher wildcard = WILDCARD.matcher(pattern);
        return wildcard.find() ? pattern.substring(0, pattern.lastIndexOf('/', wildcard.start()) + 1) : "";
    }

    private static Path baseOf(String input) {
        if (!glob(input)) {
            return Path.of(input);
        }
        return Path.of(prefixOf(input).isEmpty() ? "." : prefixOf(input));
    }
}
