package org.scattering.gpu.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The sources of the kernels, as the program has them among its own files: those of {@code native/src}.
 *
 * @param name of the file that is compiled
 * @param text of that file
 * @param headers the text of each header that it includes, or that these include, by name
 */
record KernelSources(String name, String text, Map<String, String> headers) {
    private static final String MAIN = "scattering.cu";
    private static final Pattern INCLUDE = Pattern.compile("(?m)^#include \"([\\w.]+\\.cuh)\"");

    /**
     * NVRTC has no headers of a host compiler. The kernels take nothing from this one but what a compiler for devices has built in.
     */
    private static final Map<String, String> HOST_HEADERS = Map.of("cstdint", "");

    static KernelSources load() {
        String text = read(MAIN);
        Map<String, String> headers = new LinkedHashMap<>(HOST_HEADERS);
        Deque<String> open = new ArrayDeque<>();
        open.add(text);
        while (!open.isEmpty()) {
            INCLUDE.matcher(open.remove())
                    .results()
                    .map(include -> include.group(1))
                    .forEach(header -> {
                        if (!headers.containsKey(header)) {
                            headers.put(header, read(header));
                            open.add(headers.get(header));
                        }
                    });
        }
        return new KernelSources(MAIN, text, headers);
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(KernelSources.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the kernels' sources cannot be read from the program's own files", e);
        }
    }
}
