package org.scattering.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the system tells of the processor; nothing where it has no {@code /proc/cpuinfo}. */
public final class Processor {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final List<String> VECTOR_FEATURES =
            List.of("sse4_2", "avx", "fma", "avx2", "avx512f", "avx512dq", "avx512vl", "asimd", "sve", "sve2");

    private Processor() {}

    /**
     * Its name.
     *
     * @return the model
     */
    public static Optional<String> model() {
        return field("model name");
    }

    /**
     * What its vector units know.
     *
     * @return names of instruction sets, separated by blanks
     */
    public static Optional<String> vectorFeatures() {
        return field("flags").or(() -> field("Features")).map(Processor::vectorFeatures);
    }

    private static Optional<String> field(String name) {
        try {
            return Files.isReadable(CPU)
                    ? Files.readAllLines(CPU).stream()
                            .filter(line -> line.startsWith(name) && line.contains(":"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String vectorFeatures(String flags) {
        List<String> present = Arrays.asList(flags.split(" "));
        return String.join(
                " ", VECTOR_FEATURES.stream().filter(present::contains).toList());
    }
}
