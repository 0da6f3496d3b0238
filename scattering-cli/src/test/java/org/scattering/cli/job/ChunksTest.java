package org.scattering.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.cli.NpyFiles;
import org.scattering.cli.TestSignals;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Precision;
import org.scattering.settings.Averaging;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.ScatteringSettings;

/** Large inputs go through in chunks, and a disk that fills up costs nothing that was there. */
class ChunksTest {
    private static final int SIGNALS = 37;
    private static final int LENGTH = 128;

    @TempDir
    private Path folder;

    private Path input;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void write() {
        input = NpyFiles.writeDoubles(
                folder.resolve("x.npy"), TestSignals.eighths(SIGNALS * LENGTH, 1), SIGNALS, LENGTH);
    }

    private record Plain(Averaging averaging) implements Recipe {
        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public ScatteringSettings settings(SignalSource source) {
            return Scattering1D.builder(LENGTH)
                    .scale(4)
                    .quality(2)
                    .averaging(averaging)
                    .build();
        }

        @Override
        public String extension() {
            return averaging instanceof Averaging.None ? ".npz" : ".npy";
        }

        @Override
        public Map<String, String> description() {
            return Map.of("averaging", averaging.toString());
        }
    }

    private static final Averaging LOCAL = new Averaging.Local(16, 16);

    private Request request(Object source, Path output, Averaging averaging) {
        Reading reading = new Reading(Reading.Scaling.UNIT, Reading.Colour.KEEP, Reading.NotFinite.REFUSE, null, null);
        Computation computation = new Computation("auto", Precision.SINGLE, 2);
        return new Request(
                source.toString(), output, null, new Plain(averaging), reading, computation, Request.Existing.KEEP);
    }

    private Workshop workshop(AtomicFile.Opener opener, long chunkBytes) {
        PrintWriter writer = new PrintWriter(said);
        return new Workshop(new Console(writer, writer, Console.Kind.PLAIN), opener, chunkBytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5_000, 20_000, 100_000})
    void chunksDoNotShow(long chunkBytes) {
        Path whole = folder.resolve("whole.npy");
        Path chunked = folder.resolve("chunked.npy");
        new SingleRun(request(input, whole, LOCAL), workshop(AtomicFile.Opener.FILE_SYSTEM, 1L << 30)).run();
        new SingleRun(request(input, chunked, LOCAL), workshop(AtomicFile.Opener.FILE_SYSTEM, chunkBytes)).run();
        assertThat(chunked).hasSameBinaryContentAs(whole);
        assertThat(NpyFiles.read(whole).shape()).startsWith(SIGNALS).endsWith(8);
    }

    @Test
    void chunksDoNotShowInArchives() throws IOException {
        Path whole = folder.resolve("whole.npz");
        Path chunked = folder.resolve("chunked.npz");
        new SingleRun(request(input, whole, Averaging.NONE), workshop(AtomicFile.Opener.FILE_SYSTEM, 1L << 30)).run();
        new SingleRun(request(input, chunked, Averaging.NONE), workshop(AtomicFile.Opener.FILE_SYSTEM, 1)).run();
        try (var a = new ZipFile(whole.toFile());
                var b = new ZipFile(chunked.toFile())) {
            assertThat(a.stream().map(e -> e.getName() + e.getCrc()))
                    .isEqualTo(b.stream().map(e -> e.getName() + e.getCrc()).toList());
            NpyFiles.Array first =
                    NpyFiles.parse(b.getInputStream(b.getEntry("0000.npy")).readAllBytes());
            assertThat(first.shape()).startsWith(SIGNALS).hasSize(2);
        }
    }

    /** A disk with room for so many bytes, over all files that are opened. */
    private static AtomicFile.Opener diskOf(AtomicLong room) {
        return file -> new FilterOutputStream(AtomicFile.Opener.FILE_SYSTEM.open(file)) {
            @Override
            public void write(byte[] data, int from, int length) throws IOException {
                if (room.addAndGet(-length) < 0) {
                    throw new IOException("No space left on device");
                }
                out.write(data, from, length);
            }
        };
    }

    private static AtomicFile.Opener diskOf(long bytes) {
        return diskOf(new AtomicLong(bytes));
    }

    /** Bytes that a run writes, temporary files included. */
    private long needed(Path output, Averaging averaging) {
        AtomicLong room = new AtomicLong(Long.MAX_VALUE);
        new SingleRun(request(input, output, averaging), workshop(diskOf(room), 5_000)).run();
        return Long.MAX_VALUE - room.get();
    }

    @ParameterizedTest
    @CsvSource({
        "0, .npy", "0.1, .npy", "0.5, .npy", "0.9, .npy", "0.9999, .npy",
        "0, .npz", "0.1, .npz", "0.5, .npz", "0.9, .npz", "0.9999, .npz"
    })
    void aFullDiskLeavesTheOldOutput(double share, String extension) throws IOException {
        Averaging averaging = extension.equals(".npz") ? Averaging.NONE : LOCAL;
        Path output = folder.resolve("out" + extension);
        long needed = needed(output, averaging);
        Files.writeString(output, "precious");
        Request request = request(input, output, averaging);
        SingleRun run = new SingleRun(request, workshop(diskOf((long) (share * needed)), 5_000));
        assertThatThrownBy(run::run)
                .isInstanceOf(Refusal.class)
                .hasMessage(output + ": cannot be written: No space left on device");
        assertThat(output).hasContent("precious");
        assertNothingBeside("out" + extension);
        assertThat(new SingleRun(request, workshop(diskOf(needed), 5_000)).run())
                .isZero();
    }

    @Test
    void aFullDiskStopsAFolder() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 50; i++) {
            NpyFiles.writeDoubles(in.resolve("%02d.npy".formatted(i)), TestSignals.eighths(LENGTH, i), LENGTH);
        }
        Path out = folder.resolve("out");
        int code = new FolderRun(request(in, out, LOCAL), workshop(diskOf(10_000), 5_000)).run();
        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).contains("No space left on device");
        // Every worker may meet the full disk once, and nobody goes on after that.
        assertThat(said.toString().lines().filter(line -> line.contains("No space")))
                .hasSizeBetween(1, 2);
    }

    @Test
    void aFullDiskStopsAStack() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 50; i++) {
            NpyFiles.writeDoubles(in.resolve("%02d.npy".formatted(i)), TestSignals.eighths(LENGTH, i), LENGTH);
        }
        Path output = Files.writeString(folder.resolve("all.npy"), "precious");
        StackRun run = new StackRun(request(in, output, LOCAL), workshop(diskOf(10_000), 5_000));
        assertThatThrownBy(run::run).isInstanceOf(Refusal.class).hasMessageContaining("No space left on device");
        assertThat(output).hasContent("precious");
        assertThat(folder.resolve("all.files.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1L << 30})
    void aFileThatBreaksHalfwayLeavesNothingInTheStack(long chunkBytes) throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 3; i++) {
            NpyFiles.writeDoubles(in.resolve(i + ".npy"), TestSignals.eighths(4 * LENGTH, i), 4, LENGTH);
        }
        double[] broken = TestSignals.eighths(4 * LENGTH, 9);
        broken[4 * LENGTH - 1] = Double.NaN;
        NpyFiles.writeDoubles(in.resolve("1.npy"), broken, 4, LENGTH);
        Path output = folder.resolve("all.npy");
        Workshop workshop = workshop(AtomicFile.Opener.FILE_SYSTEM, chunkBytes);
        assertThat(new StackRun(request(in, output, LOCAL), workshop).run()).isEqualTo(2);
        assertThat(said.toString()).contains("1 of 3 files failed:", "1.npy: NaN at index [3, 127]");
        NpyFiles.Array all = NpyFiles.read(output);
        assertThat(all.shape()).startsWith(2, 4);
        Path last = folder.resolve("last.npy");
        new SingleRun(request(in.resolve("2.npy"), last, LOCAL), workshop).run();
        double[] alone = NpyFiles.read(last).values();
        assertThat(Arrays.copyOfRange(all.values(), alone.length, 2 * alone.length))
                .isEqualTo(alone);
    }

    private void assertNothingBeside(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("x.npy", name);
        }
    }
}
