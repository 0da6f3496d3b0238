package org.scattering.cli.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scattering.cli.input.FileKind;

/** What the outputs of a folder are called: as the inputs, with another extension, and with both where two would meet. */
final class OutputNames {
    private OutputNames() {}

    /** The outputs of the inputs, in their order, all different. */
    static List<Path> of(List<Path> inputs, String extension) {
        List<Path> names =
                new ArrayList<>(inputs.stream().map(p -> brief(p, extension)).toList());
        boolean again = true;
        // A name made longer may meet another short one, which then grows too; whole names are all different.
        while (again) {
            again = false;
            Map<Path, Integer> count = new HashMap<>();
            names.forEach(name -> count.merge(name, 1, Integer::sum));
            for (int i = 0; i < names.size(); i++) {
                Path whole = whole(inputs.get(i), extension);
                if (count.getOrDefault(names.get(i), 1) > 1 && !names.get(i).equals(whole)) {
                    names.set(i, whole);
                    again = true;
                }
            }
        }
        return List.copyOf(names);
    }

    private static Path brief(Path input, String extension) {
        return input.resolveSibling(FileKind.stem(input) + extension);
    }

    private static Path whole(Path input, String extension) {
        return input.resolveSibling(input.getFileName() + extension);
    }
}
