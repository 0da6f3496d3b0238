package org.scattering.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            assertThatThrownBy(() -> tar.file("y".repeat(101), new byte[0], TarXz.Mode.DATA))
                    .isInstanceOf(IOException.class);
        }
        byte[] tar = unpacked(out);
        assertThat(field(tar, 345, 155) + "/" + field(tar, 0, 100)).isEqualTo(name);
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
