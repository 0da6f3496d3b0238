package org.scattering.learn.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.scattering.Scattering;
import org.scattering.learn.classify.ClassifierState;
import org.scattering.learn.features.FeatureRecipe;
import org.scattering.learn.features.Scaling;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Models in one file: a zip of {@code model.json} (recipe, classes, versions) and arrays of little-endian float64. Equal
 * models are equal files, byte for byte.
 */
public final class ModelFile {
    /** Raised whenever a file of the new form cannot be read by the old code, or the other way round. */
    private static final int FORMAT = 1;

    private static final String MAGIC = "scattering-model";
    private static final String HEADER = "model.json";
    private static final String LAST = "end";

    private ModelFile() {}

    private static String version() {
        String packaged = ModelFile.class.getPackage().getImplementationVersion();
        return packaged == null ? "development build" : packaged;
    }

    /**
     * Writes a model.
     *
     * @param model the model
     * @param out where it goes; not closed
     * @throws IOException where writing fails
     */
    public static void write(ScatteringModel model, OutputStream out) throws IOException {
        ClassifierState state = ClassifierState.of(model.classifier());
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("kind", MAGIC);
        header.put("format", FORMAT);
        header.put("version", version());
        header.put("filters", fingerprint(model.recipe()));
        header.set("recipe", RecipeJson.write(model.recipe()));
        model.classes().forEach(header.putArray("classes")::add);
        header.put("classifier", state.kind());
        header.put("description", state.description());
        ZipOutputStream zip = new ZipOutputStream(out);
        // Numbers hardly shrink, and how they would differs between builds of zlib.
        zip.setLevel(Deflater.NO_COMPRESSION);
        put(zip, HEADER, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(header));
        put(zip, "scaling.shift", bytes(model.scaling().shift()));
        put(zip, "scaling.divisor", bytes(model.scaling().divisor()));
        for (Map.Entry<String, double[]> array : state.arrays().entrySet()) {
            put(zip, "classifier." + array.getKey(), bytes(array.getValue()));
        }
        ByteBuffer hashes =
                ByteBuffer.allocate(8 * model.trainingHashes().length).order(ByteOrder.LITTLE_ENDIAN);
        hashes.asLongBuffer().put(model.trainingHashes());
        put(zip, "training.hashes", hashes.array());
        put(zip, LAST, new byte[0]);
        zip.finish();
    }

    private static String fingerprint(FeatureRecipe recipe) {
        return Long.toHexString(Scattering.plan(recipe.settings()).fingerprint());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // The time of writing would make equal models differ.
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] bytes(double[] array) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(8, array.length)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(array);
        return bytes.array();
    }

    /**
     * Reads a model.
     *
     * @param file where it lies
     * @return the model
     * @throws IOException where the file cannot be read
     * @throws ModelFileException where it is truncated, of another kind, or of an incompatible version
     */
    public static ScatteringModel read(Path file) throws IOException {
        Map<String, byte[]> entries = entries(file);
        byte[] header = entries.get(HEADER);
        if (header == null) {
            throw new ModelFileException(file + ": not a model of scatter classify train");
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(header);
            requireCompatible(file, json);
            requireWhole(file, entries);
            return model(file, json, entries);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new ModelFileException(file + ": the model is damaged: " + e.getMessage());
        }
    }

    /** The directory at the end of a zip is what a truncated one lacks. */
    private static void requireWhole(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (entries.containsKey(LAST) && zip.size() == entries.size()) {
                return;
            }
        } catch (ZipException e) {
            // Said below.
        }
        throw new ModelFileException(file + ": ends before the model is complete (truncated?)");
    }

    private static void requireCompatible(Path file, JsonNode json) {
        if (!json.path("kind").asString("").equals(MAGIC)) {
            throw new ModelFileException(file + ": not a model of scatter classify train");
        }
        int format = json.path("format").asInt(0);
        if (format != FORMAT) {
            throw new ModelFileException(file + ": written by version "
                    + json.path("version").asString("?")
                    + " (model format " + format + "), this is version " + version() + " (model format " + FORMAT
                    + "); train it anew");
        }
    }

    private static ScatteringModel model(Path file, JsonNode json, Map<String, byte[]> entries) {
        FeatureRecipe recipe = RecipeJson.read(json.get("recipe"));
        if (!fingerprint(recipe).equals(json.get("filters").asString())) {
            throw new ModelFileException(
                    file + ": written by version " + json.get("version").asString()
                            + ", whose filters differ from those of this version " + version() + "; train it anew");
        }
        List<String> classes = new ArrayList<>();
        json.get("classes").forEach(c -> classes.add(c.asString()));
        Map<String, double[]> arrays = new HashMap<>();
        entries.forEach((name, content) -> {
            if (name.startsWith("classifier.") || name.startsWith("scaling.")) {
                arrays.put(name.substring(name.indexOf('.') + 1), doubles(content));
            }
        });
        Scaling scaling = new Scaling(recipe.scaling(), need(arrays, "shift"), need(arrays, "divisor"));
        ClassifierState state = new ClassifierState(
                json.get("classifier").asString(), json.get("description").asString(), arrays);
        ByteBuffer hashes = ByteBuffer.wrap(Objects.requireNonNull(entries.get("training.hashes")))
                .order(ByteOrder.LITTLE_ENDIAN);
        long[] trainingHashes = new long[hashes.remaining() / 8];
        hashes.asLongBuffer().get(trainingHashes);
        return new ScatteringModel(
                recipe, scaling, state.restore(classes.size(), scaling.shift().length), classes, trainingHashes);
    }

    private static double[] need(Map<String, double[]> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    private static double[] doubles(byte[] content) {
        double[] array = new double[content.length / 8];
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(array);
        return array;
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (ZipException | EOFException e) {
            throw new ModelFileException(file + ": the model is damaged or truncated: " + e.getMessage());
        }
        return entries;
    }
}
