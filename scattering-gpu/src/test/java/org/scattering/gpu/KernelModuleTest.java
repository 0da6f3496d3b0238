package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fatbin of record belongs to the sources beside it, and machines without nvcc notice where it does not. */
class KernelModuleTest {
    private static final Path SOURCES = Path.of(System.getProperty("scattering.root", ".."), "native", "src")
            .toAbsolutePath();

    private static final int LONGEST_FILE = 600;

    private static List<Path> sources() throws IOException {
        assumeTrue(Files.isDirectory(SOURCES), () -> "there are no sources at " + SOURCES);
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(
                            f -> f.toString().endsWith(".cu") || f.toString().endsWith(".cuh"))
                    .sorted(Comparator.comparing((Path f) -> f.toString().endsWith(".cuh"))
                            .thenComparing(f -> f.getFileName().toString()))
                    .toList();
        }
    }

    @Test
    void isCompiledFromTheSources() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : sources()) {
            digest.update(Files.readAllBytes(file));
        }
        digest.update(Files.readAllBytes(SOURCES.resolveSibling("build.sh")));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("the kernels changed; run native/build.sh where there is an nvcc")
                .isEqualTo(KernelModule.sources());
    }

    @Test
    void hasCodeForServersAndPtxForAllOthers() {
        String image = new String(KernelModule.image(), StandardCharsets.ISO_8859_1);
        assertThat(image).hasSizeLessThan(4 << 20);
        assertThat(image.substring(0, 4)).as("magic number of a fatbin").isEqualTo("PíUº");
    }

    @Test
    void sourcesStayReadable() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }
}
