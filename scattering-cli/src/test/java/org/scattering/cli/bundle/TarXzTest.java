package org.scattering.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.XZInputStream;

/** The archive byte by byte, as POSIX has it; BundleIT has it unpacked by tar. */
class TarXzTest {
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);

    private static byte[] unpacked(ByteArrayOutputStream xz) throws IOException {
        try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(xz.toByteArray()))) {
            return in.readAllBytes();
        }
    }

    private static String field(byte[] tar, int at, int width) {
        int end = at;
        while (end < at + width && tar[end] != 0) {
            end++;
        }
        return new String(tar, at, end - at, StandardCharsets.US_ASCII);
    }

    @Test
    void aFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarXz tar = new TarXz(out, TIME)) {
            tar.file("a/b", "hello".getBytes(StandardCharsets.US_ASCII), TarXz.Mode.PROGRAM);
        }
        byte[] tar = unpacked(out);
        assertThat(tar).hasSize(4 * 512);
        assertThat(field(tar, 0, 100)).isEqualTo("a/b");
        assertThat(field(tar, 100, 8)).isEqualTo("0000755");
        assertThat(field(tar, 124, 12)).isEqualTo("00000000005");
        assertThat(Long.parseLong(field(tar, 136, 12), 8)).isEqualTo(TIME.getEpochSecond());
        assertThat(field(tar, 257, 8)).isEqualTo("ustar");
        assertThat(field(tar, 512, 512)).isEqualTo("hello");
        byte[] header = Arrays.copyOf(tar, 512);
        int sum = Integer.parseInt(field(tar, 148, 7), 8);
        Arrays.fill(header, 148, 156, (byte) ' ');
        int expected = 0;
        for (byte b : header) {
            expected += b;
        }
        assertThat(sum).isEqualTo(expected);
        assertThat(Arrays.copyOfRange(tar, 1024, 2048)).containsOnly(0);
    }

    @Test
    void aLongName() throws IOException {
        String name = "folder/".repeat(14) + "x".repeat(60);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarXz tar = new TarXz(out, TIME)) {
            tar.file(name, new byte[0], TarXz.Mode.DATA);
        }
        byte[] tar = unpacked(out);
        assertThat(field(tar, 345, 155) + "/" + field(tar, 0, 100)).isEqualTo(name);
        assertThat(tar[156]).isEqualTo((byte) '0');
    }

    static Stream<String> extended() {
        return Stream.of(
                "ä/日本 語.txt", "é", "y".repeat(101), "a/" + "z".repeat(300), "p".repeat(156) + "/" + "q".repeat(90));
    }

    /** Other letters than ASCII's, and names that cannot be cut in two at a slash. */
    @ParameterizedTest
    @MethodSource("extended")
    void aNameForAnExtendedHeader(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarXz tar = new TarXz(out, TIME)) {
            tar.file(name, "hello".getBytes(StandardCharsets.US_ASCII), TarXz.Mode.PROGRAM);
        }
        byte[] tar = unpacked(out);
        assertThat(tar[156]).isEqualTo((byte) 'x');
        int size = Integer.parseInt(field(tar, 124, 12), 8);
        String record = new String(tar, 512, size, StandardCharsets.UTF_8);
        assertThat(record).isEqualTo(size + " path=" + name + "\n");
        int next = 512 + (size + 511) / 512 * 512;
        assertThat(tar[next + 156]).isEqualTo((byte) '0');
        assertThat(field(tar, next, 100)).matches("[ -~]+");
        assertThat(field(tar, next + 100, 8)).isEqualTo("0000755");
        assertThat(field(tar, next + 512, 512)).isEqualTo("hello");
    }

    /** Every length of a name around those where its record's length gets one more digit. */
    @Test
    void theLengthOfARecordCountsItself() throws IOException {
        for (int length = 1; length < 120; length++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (TarXz tar = new TarXz(out, TIME)) {
                tar.file("ö".repeat(length), new byte[0], TarXz.Mode.DATA);
            }
            byte[] tar = unpacked(out);
            int size = Integer.parseInt(field(tar, 124, 12), 8);
            assertThat(new String(tar, 512, size, StandardCharsets.UTF_8))
                    .isEqualTo(size + " path=" + "ö".repeat(length) + "\n");
        }
    }

    /** As tar reads it, with a folder that is empty. */
    @Test
    void unpackedByTar(@TempDir Path folder) throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.createDirectories(in.resolve("empty").resolve("within"));
        Path deep = Files.createDirectories(in.resolve("d".repeat(120)).resolve("e".repeat(120)));
        Files.writeString(deep.resolve("f".repeat(120)), "deep");
        Files.writeString(in.resolve("plain"), "plain");
        Path archive = folder.resolve("a.tar.xz");
        try (OutputStream out = Files.newOutputStream(archive);
                TarXz tar = new TarXz(out, TIME)) {
            tar.tree("top/", in);
            tar.file("grün/日本", "letters".getBytes(StandardCharsets.US_ASCII), TarXz.Mode.DATA);
        }
        ProcessBuilder builder = new ProcessBuilder("tar", "-tJf", archive.toString()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process tar = start(builder);
        String told = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tar.waitFor()).as(told).isZero();
        assertThat(told.lines())
                .contains(
                        "top/empty/within/",
                        "top/plain",
                        "top/" + "d".repeat(120) + "/" + "e".repeat(120) + "/" + "f".repeat(120))
                .hasSize(4);
        assertThat(told).containsAnyOf("grün/日本", "gr\\303\\274n/");
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            return abort("there is no tar: " + e.getMessage());
        }
    }

    @Test
    void whatIsNeitherAFileNorAFolder(@TempDir Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));
        try (TarXz tar = new TarXz(new ByteArrayOutputStream(), TIME)) {
            assertThatThrownBy(() -> tar.tree("top/", folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("broken: is neither a file nor a folder");
        }
    }

    /** Also where it is what was asked for. */
    @Test
    void anEmptyFolder(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarXz tar = new TarXz(out, TIME)) {
            tar.tree("top/", folder);
        }
        byte[] tar = unpacked(out);
        assertThat(tar).hasSize(3 * 512);
        assertThat(field(tar, 0, 100)).isEqualTo("top/");
        assertThat(tar[156]).isEqualTo((byte) '5');
        assertThat(field(tar, 100, 8)).isEqualTo("0000755");
    }

    @Test
    void aFolderWithALink(@TempDir Path folder) throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("real"), "text");
        Files.createSymbolicLink(folder.resolve("link"), real);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarXz tar = new TarXz(out, TIME)) {
            tar.tree("top/", folder);
        }
        byte[] tar = unpacked(out);
        assertThat(field(tar, 0, 100)).isEqualTo("top/link");
        assertThat(field(tar, 512, 512)).isEqualTo("text");
        assertThat(field(tar, 1024, 100)).isEqualTo("top/sub/real");
        assertThat(field(tar, 100, 8)).isEqualTo("0000644");
    }
}
