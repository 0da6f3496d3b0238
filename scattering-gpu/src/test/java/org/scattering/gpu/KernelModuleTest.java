package org.scattering.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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
        byte[] image = KernelModule.image();
        assertThat(image).hasSizeLessThan(4 << 20);
        List<Entry> entries = entries(ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN));
        assertThat(entries).contains(new Entry(CUBIN, 80), new Entry(CUBIN, 90));
        assertThat(entries).filteredOn(e -> e.kind() == PTX).containsExactly(new Entry(PTX, 75));
    }

    private static final int PTX = 1;
    private static final int CUBIN = 2;

    /** What a fatbin holds: its kind, and the compute capability that it is for. */
    private record Entry(int kind, int capability) {}

    /** The header (magic number, version, its size, the entries' size), then entries: kind, version, sizes of header and code. */
    private static List<Entry> entries(ByteBuffer fatbin) {
        assertThat(fatbin.getInt(0)).as("magic number").isEqualTo(0xba55ed50);
        int next = fatbin.getShort(6);
        assertThat(next + fatbin.getLong(8)).as("size").isEqualTo(fatbin.limit());
        List<Entry> entries = new ArrayList<>();
        while (next < fatbin.limit()) {
            entries.add(new Entry(fatbin.getShort(next), fatbin.getInt(next + 28)));
            next += fatbin.getInt(next + 4) + (int) fatbin.getLong(next + 8);
        }
        assertThat(next).as("end of the last entry").isEqualTo(fatbin.limit());
        return entries;
    }

    @Test
    void sourcesStayReadable() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }
}
