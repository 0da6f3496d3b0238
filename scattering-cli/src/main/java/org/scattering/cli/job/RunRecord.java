package org.scattering.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.scattering.cli.input.InputSearch;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@code scatter.json}: with which settings the files of an output folder were made; a flat object of strings. */
final class RunRecord {
    static final String NAME = InputSearch.RECORD;

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
        String json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(settings);
        AtomicFile.write(folder.resolve(NAME), json + "\n", opener);
    }

    private static Map<String, String> read(Path file) {
        try {
            return JsonMapper.shared()
                    .readValue(Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw Refusal.unreadable(file, e);
        } catch (JacksonException e) {
            throw Refusal.of(file, "is not the record of an earlier run; choose another --output");
        }
    }
}
