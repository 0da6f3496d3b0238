package org.scattering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One case of the golden data: Kymatio's input, parameters and output. */
public record GoldenCase(String name, ScatteringSettings settings, double[] input, double[] output, JsonNode manifest) {

    public static Stream<GoldenCase> all() {
        return StreamSupport.stream(json("manifest.json").spliterator(), false).map(GoldenCase::of);
    }

    public static JsonNode json(String file) {
        try (InputStream in = open(file)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase of(JsonNode c) {
        String name = c.get("name").asString();
        JsonNode p = c.get("params");
        ScatteringSettings settings = c.get("transform").asString().equals("1d") ? settings1D(c, p) : settings2D(p);
        return new GoldenCase(name, settings, array(name + ".in.npy"), array(name + ".out.npy"), c);
    }

    private static Scattering1D settings1D(JsonNode c, JsonNode p) {
        JsonNode input = c.get("input");
        var builder = Scattering1D.builder(input.get(input.size() - 1).asInt())
                .scale(p.get("J").asInt());
        JsonNode q = p.get("Q");
        if (q.isArray()) {
            builder.quality(q.get(0).asInt(), q.get(1).asInt());
        } else {
            builder.quality(q.asInt());
        }
        if (p.has("max_order")) {
            builder.maxOrder(p.get("max_order").asInt());
        }
        if (p.has("stride")) {
            builder.stride(p.get("stride").asInt());
        }
        if (p.has("T")) {
            if (p.get("T").isString()) {
                builder.averaging(Averaging.GLOBAL_SUM);
            } else if (p.get("T").asInt() == 0) {
                builder.averaging(Averaging.NONE);
            } else {
                builder.support(p.get("T").asInt());
            }
        }
        return builder.build();
    }

    private static Scattering2D settings2D(JsonNode p) {
        var builder = Scattering2D.builder(
                        p.get("shape").get(0).asInt(), p.get("shape").get(1).asInt())
                .scales(p.get("J").asInt())
                .angles(p.get("L").asInt());
        if (p.has("max_order")) {
            builder.maxOrder(p.get("max_order").asInt());
        }
        if (p.has("pre_pad")) {
            builder.padding(Padding.ALREADY_PADDED);
        }
        return builder.build();
    }

    /** The paths of the manifest, as filter indices. */
    public List<List<Integer>> paths() {
        List<List<Integer>> paths = new ArrayList<>();
        if (manifest.has("keys")) {
            manifest.get("keys").forEach(k -> paths.add(ints(k)));
        } else {
            int angles = manifest.get("params").get("L").asInt();
            manifest.get("paths").forEach(p -> {
                List<Integer> j = ints(p.get("j"));
                List<Integer> theta = ints(p.get("theta"));
                paths.add(IntStream.range(0, j.size())
                        .map(i -> j.get(i) * angles + theta.get(i))
                        .boxed()
                        .toList());
            });
        }
        return paths;
    }

    private static List<Integer> ints(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
    }

    /** Reads a float64 or float32 .npy of the test resources, written independently of the product's reader. */
    private static double[] array(String file) {
        try (InputStream in = open(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int headerLength = bytes.getShort(8);
            String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
            bytes.position(10 + headerLength);
            int width = header.contains("<f8") ? 8 : 4;
            double[] values = new double[bytes.remaining() / width];
            for (int i = 0; i < values.length; i++) {
                values[i] = width == 8 ? bytes.getDouble() : bytes.getFloat();
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(GoldenCase.class.getResourceAsStream("/golden/" + file), file);
    }

    @Override
    public String toString() {
        return name;
    }
}
