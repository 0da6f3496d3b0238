package org.scattering.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.stream.Stream;
import org.scattering.cli.input.FileKind;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Refusal;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Puts {@code 1d} or {@code 2d} where {@code scatter verify} was given options alone: as the options say that only one of them has,
 * as the input is an image or a sound, as an array has axes; 1d where nothing tells.
 */
final class SignalAxes implements IParameterPreprocessor {
    private static final String LINE = "1d";
    private static final String PLANE = "2d";
    private static final List<String> OF_LINES = List.of("--Q", "--T", "--length");
    private static final List<String> OF_PLANES = List.of("--L", "--gray");
    private static final List<String> STANDARD = List.of("-h", "--help", "-V", "--version");

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's signature
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        List<String> words = new ArrayList<>(args).reversed();
        if (!words.isEmpty() && words.getFirst().startsWith("-") && !STANDARD.contains(words.getFirst())) {
            args.push(choice(words));
        }
        return false;
    }

    private static String choice(List<String> words) {
        return ofOptions(words)
                .or(() -> value(words, "--input").map(file -> ofInput(Path.of(file))))
                .or(() -> value(words, "--bank").flatMap(SignalAxes::ofFilters))
                .or(() -> value(words, "--tau").flatMap(SignalAxes::ofDisplacement))
                .orElse(LINE);
    }

    private static Optional<String> ofOptions(List<String> words) {
        List<String> names =
                words.stream().map(word -> word.replaceFirst("=.*", "")).toList();
        if (names.stream().anyMatch(OF_LINES::contains)) {
            return Optional.of(LINE);
        }
        return names.stream().anyMatch(OF_PLANES::contains) ? Optional.of(PLANE) : Optional.empty();
    }

    private static Optional<String> value(List<String> words, String name) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(name + "=")) {
                return Optional.of(words.get(i).substring(name.length() + 1));
            }
            if (words.get(i).equals(name) && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static String ofInput(Path path) {
        InputFile file = InputFile.of(path);
        if (!file.kind().suits(1)) {
            return PLANE;
        }
        if (!file.kind().suits(2)) {
            return LINE;
        }
        List<Long> axes = axes(file);
        return switch (axes.size()) {
            case 1 -> LINE;
            case 2 ->
                throw Refusal.of(
                        path,
                        "the shape " + axes + " may be that of an image or of " + axes.getFirst()
                                + " signals; say scatter verify 2d or scatter verify 1d");
            default -> PLANE;
        };
    }

    private static List<Long> axes(InputFile file) {
        Reading reading = new Reading(Reading.Scaling.UNIT, Reading.Colour.KEEP, Reading.NotFinite.ZERO, null, null);
        try (SignalSource source = SignalSource.open(file, 1, reading, Double.MAX_VALUE)) {
            return Stream.concat(source.leading().stream(), source.signalShape().stream())
                    .toList();
        } catch (java.io.IOException e) {
            throw Refusal.unreadable(file.path(), e);
        }
    }

    /** The first axis numbers the filters. */
    private static Optional<String> ofFilters(String bank) {
        return array(bank).map(axes -> axes.size() > 2 ? PLANE : LINE);
    }

    private static Optional<String> ofDisplacement(String tau) {
        return tau.contains(";") ? Optional.of(PLANE) : array(tau).map(axes -> axes.size() > 1 ? PLANE : LINE);
    }

    /** What is wrong with a file is told by the command that wants it. */
    private static Optional<List<Long>> array(String name) {
        if (!name.endsWith(".npy")) {
            return Optional.empty();
        }
        InputFile file = InputFile.of(Path.of(name));
        return file.kind() == FileKind.NPY ? Optional.of(axes(file)) : Optional.empty();
    }
}
