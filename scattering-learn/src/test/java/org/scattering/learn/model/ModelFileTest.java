package org.scattering.learn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scattering.learn.TrainingSounds;
import org.scattering.learn.classify.ClassMeans;
import org.scattering.learn.classify.Kind;
import org.scattering.settings.InvalidSettingException;

/** Models in files: the same bits, the same bytes, and no file that is not a whole model. */
class ModelFileTest {
    private static final List<float[]> TEST = TrainingSounds.signals(20, 99);

    @TempDir
    private static Path folder;

    private static byte[] whole;

    @BeforeAll
    static void train() throws IOException {
        whole = bytes(train(Kind.NEAREST_MEAN));
    }

    private static ScatteringModel train(Kind kind) {
        return ScatteringModel.train(
                TrainingSounds.recipe(),
                TrainingSounds.signals(30, 1),
                TrainingSounds.labels(30),
                kind::train,
                _ -> {});
    }

    private static byte[] bytes(ScatteringModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(model, out);
        return out.toByteArray();
    }

    private static ScatteringModel read(byte[] content) throws IOException {
        return ModelFile.read(Files.write(folder.resolve("x.model"), content));
    }

    @ParameterizedTest
    @EnumSource
    void predictsWhatTheTrainedModelPredicts(Kind kind) throws IOException {
        ScatteringModel trained = train(kind);
        assertThat(trained.predict(TEST, _ -> {})).isEqualTo(TrainingSounds.labels(20));
        ScatteringModel restored = read(bytes(trained));
        assertThat(restored.predict(TEST, _ -> {})).isEqualTo(trained.predict(TEST, _ -> {}));
        assertThat(restored.recipe()).isEqualTo(trained.recipe());
        assertThat(restored.classes()).containsExactly("high", "low");
        assertThat(bytes(restored)).as("every bit of it").isEqualTo(bytes(trained));
    }

    @ParameterizedTest
    @EnumSource
    void trainedTwiceIsOneFile(Kind kind) throws IOException {
        assertThat(bytes(train(kind))).isEqualTo(bytes(train(kind)));
    }

    @Test
    void oneSignalAtATimeIsTheBatch() throws IOException {
        ScatteringModel model = read(whole);
        List<String> batch = model.predict(TEST, _ -> {});
        for (int i = 0; i < TEST.size(); i++) {
            assertThat(model.predict(List.of(TEST.get(i)), _ -> {})).containsExactly(batch.get(i));
        }
    }

    @Test
    void leaksAreKnown() throws IOException {
        ScatteringModel model = read(whole);
        assertThat(TrainingSounds.signals(30, 1)).allMatch(model::trainedOn);
        assertThat(TEST).noneMatch(model::trainedOn);
    }

    @Test
    void truncatedAnywhere() {
        int[] sizes = IntStream.concat(
                        IntStream.rangeClosed(0, 200),
                        IntStream.concat(
                                IntStream.iterate(200, size -> size < whole.length, size -> size + 97),
                                IntStream.range(whole.length - 700, whole.length)))
                .toArray();
        for (int size : sizes) {
            assertThatThrownBy(() -> read(Arrays.copyOf(whole, size)))
                    .as("cut at %d of %d", size, whole.length)
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("x.model: ");
        }
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2))).hasMessageContaining("truncated");
    }

    /** What lies in the bookkeeping of the zip may change unseen; what matters may not. */
    @Test
    void damagedAnywhere() throws IOException {
        List<String> expected = read(whole).predict(TEST, _ -> {});
        for (int i = 0; i < whole.length; i += 53) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            try {
                ScatteringModel model = read(damaged);
                assertThat(model.predict(TEST, _ -> {})).as("byte %d", i).isEqualTo(expected);
            } catch (ModelFileException e) {
                assertThat(e).hasMessageContaining("x.model: ");
            }
        }
    }

    private static byte[] withHeader(UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(whole));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals("model.json")) {
                    String changed = change.apply(new String(content, StandardCharsets.UTF_8));
                    content = changed.getBytes(StandardCharsets.UTF_8);
                }
                zip.write(content);
            }
        }
        return out.toByteArray();
    }

    private static String replaced(String text, String pattern, String by) {
        String changed = text.replaceFirst(pattern, by);
        assertThat(changed).isNotEqualTo(text);
        return changed;
    }

    @Test
    void otherVersionsAreNamed() throws IOException {
        assertThat(read(withHeader(header -> header)).classes()).hasSize(2);
        byte[] newer = withHeader(header -> replaced(
                replaced(header, "\"format\" : 1", "\"format\" : 2"),
                "\"version\" : \"[^\"]*\"",
                "\"version\" : \"7.5\""));
        assertThatThrownBy(() -> read(newer))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(
                        "written by version 7.5 (model format 2), this is version development build (model format 1)");
        byte[] otherFilters =
                withHeader(header -> replaced(header, "\"filters\" : \"[^\"]*\"", "\"filters\" : \"123\""));
        assertThatThrownBy(() -> read(otherFilters))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("filters differ", "version development build");
    }

    @Test
    void impossibleHeaders() throws IOException {
        for (String pattern : List.of(
                "\"recipe\"",
                "\"settings\"",
                "\"classes\"",
                "\"classifier\"",
                "\"STANDARD\"",
                "\"shape\"",
                "\"log\"")) {
            byte[] damaged = withHeader(header -> replaced(header, pattern, "\"nonsense\""));
            assertThatThrownBy(() -> read(damaged)).as(pattern).isInstanceOf(ModelFileException.class);
        }
        byte[] cut = withHeader(header -> header.substring(0, 300));
        assertThatThrownBy(() -> read(cut)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void otherFiles() throws IOException {
        for (byte[] other : List.of(new byte[0], "label,file\n".getBytes(StandardCharsets.UTF_8), new byte[1000])) {
            assertThatThrownBy(() -> read(other))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("not a model of scatter classify train");
        }
        Path zip = folder.resolve("other.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("readme.txt"));
            entries.write(1);
        }
        assertThatThrownBy(() -> ModelFile.read(zip))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("other.zip: not a model");
        byte[] otherKind = withHeader(header -> replaced(header, "scattering-model", "stew"));
        assertThatThrownBy(() -> read(otherKind)).hasMessageContaining("not a model");
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("nothing"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void labelsAreLookedAtBeforeSignals() {
        List<float[]> unusable = List.of(new float[1], new float[1], new float[1]);
        assertThatThrownBy(() -> train(unusable, List.of("a", "a", "a"))).hasMessageContaining("at least two classes");
        assertThatThrownBy(() -> train(unusable, List.of("a", "a", "b")))
                .hasMessageContaining("class 'b' has 1 example");
        assertThatThrownBy(() -> train(unusable, List.of("a", "b")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("labels: 2 labels for 3 signals");
    }

    private static ScatteringModel train(List<float[]> signals, List<String> labels) {
        return ScatteringModel.train(TrainingSounds.recipe(), signals, labels, ClassMeans::nearestMean, _ -> {});
    }
}
