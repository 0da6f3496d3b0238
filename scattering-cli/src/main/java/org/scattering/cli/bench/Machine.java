package org.scattering.cli.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scattering.cli.report.Processor;
import org.scattering.engine.Engines;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where and when was measured; times without it mean nothing. */
public final class Machine {
    private static final Pattern BITS = Pattern.compile("vectors of (\\d+) bits");

    private Machine() {}

    /**
     * This machine, now.
     *
     * @param version of this program
     * @return a JSON object
     */
    public static ObjectNode here(String version) {
        ObjectNode machine = JsonNodeFactory.instance.objectNode();
        machine.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        machine.put("cpu", Processor.model().orElse(property("os.arch")));
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        Processor.vectorFeatures().ifPresent(features -> machine.put("cpuFeatures", features));
        vectorBits().ifPresent(bits -> machine.put("vectorBits", bits));
        machine.put("os", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        machine.put(
                "jvm", property("java.vm.name") + " " + property("java.vm.version") + ", " + property("java.vendor"));
        JavaMachine.flags().forEach(machine.putArray("jvmFlags")::add);
        machine.put("maxMemoryBytes", Runtime.getRuntime().maxMemory());
        machine.put("scatter", version);
        return machine;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    /** As the engine {@code simd} says when it is asked what it runs on; the library shows it in no other way. */
    private static Optional<Integer> vectorBits() {
        return Engines.all().stream()
                .filter(engine -> engine.name().equals("simd"))
                .map(engine -> BITS.matcher(engine.availability().reason()))
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .findFirst();
    }
}
