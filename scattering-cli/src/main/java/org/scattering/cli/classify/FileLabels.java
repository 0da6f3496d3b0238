package org.scattering.cli.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.scattering.cli.report.Refusal;

/** The classes of files: from their names, from their folders, or from a CSV. */
final class FileLabels {
    /** What the first field of a CSV's first line is where that line names the columns. */
    private static final Set<String> HEADERS = Set.of("file", "filename", "path", "name");

    private FileLabels() {}

    /** What comes before the first underscore of the name. */
    static List<String> prefixes(List<Path> files) {
        List<String> labels = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.indexOf('_') < 1) {
                throw Refusal.of(file, "--labels prefix: no label before a '_' in its name");
            }
            labels.add(name.substring(0, name.indexOf('_')));
        }
        return labels;
    }

    /** The name of the folder a file lies in. */
    static List<String> folders(List<Path> files) {
        List<String> labels = new ArrayList<>();
        for (Path file : files) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null || folder.getFileName() == null) {
                throw Refusal.of(file, "--labels folder: it lies in no folder with a name");
            }
            labels.add(folder.getFileName().toString());
        }
        return labels;
    }

    /** The labels of a CSV with the columns file (relative to the base) and label. */
    static List<String> table(Path csv, Origin.Files origin) {
        Map<Path, String> byFile = new HashMap<>();
        List<String> missing = new ArrayList<>();
        List<List<String>> rows = CsvLines.read(csv);
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (i == 0 && HEADERS.contains(row.getFirst().toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (row.size() != 2 || row.contains("")) {
                throw Refusal.of(csv, "row " + (i + 1) + " is " + row + "; it should be a file and its label");
            }
            Path file = key(origin.base(), row.getFirst());
            if (!Files.exists(file)) {
                missing.add(row.getFirst());
            }
            if (byFile.put(file, row.getLast()) != null) {
                throw Refusal.of(csv, "row " + (i + 1) + " names " + row.getFirst() + " once more");
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.of(csv, Naming.some(missing, "file") + " not in " + origin.base());
        }
        return labels(csv, origin, byFile);
    }

    private static List<String> labels(Path csv, Origin.Files origin, Map<Path, String> byFile) {
        List<String> labels = new ArrayList<>();
        List<String> unlabelled = new ArrayList<>();
        for (Path file : origin.files()) {
            String name = Selection.name(origin.base(), file);
            String label = byFile.get(key(origin.base(), name));
            if (label == null) {
                unlabelled.add(name);
            } else {
                labels.add(label);
            }
        }
        if (!unlabelled.isEmpty()) {
            throw Refusal.of(csv, "no label for " + Naming.some(unlabelled, "file") + " of " + origin.base());
        }
        return labels;
    }

    private static Path key(Path base, String name) {
        return base.resolve(name).toAbsolutePath().normalize();
    }
}
