package org.scattering.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.scattering.plan.ScatteringPlan;

/** The engines that are on the class path or module path, and the choice among them. */
public final class Engines {
    /** The name that leaves the choice to the library. */
    public static final String AUTO = "auto";

    private Engines() {}

    /**
     * All engines, available or not.
     *
     * @return the preferred ones first
     */
    public static List<ScatteringEngine> all() {
        return ServiceLoader.load(ScatteringEngine.class, Engines.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(ScatteringEngine::preference).reversed())
                .toList();
    }

    /**
     * The engines that {@code auto} would take for a plan.
     *
     * @param plan what to compute
     * @param precision the least precision wanted
     * @return those that can compute it here, the preferred ones first
     * @throws EngineUnavailableException where there is none
     */
    static List<ScatteringEngine> candidates(ScatteringPlan plan, Precision precision) {
        List<ScatteringEngine> candidates = all().stream()
                .filter(e -> e.precision().compareTo(precision) >= 0)
                .filter(e -> e.availability(plan).available())
                .toList();
        if (candidates.isEmpty()) {
            throw none(precision);
        }
        return candidates;
    }

    private static EngineUnavailableException none(Precision precision) {
        return new EngineUnavailableException(
                "no engine of " + precision.name().toLowerCase(Locale.ROOT) + " precision is available");
    }

    /**
     * Chooses an engine.
     *
     * @param name {@code auto} or the name of an engine
     * @param precision the least precision wanted
     * @return for {@code auto} the best available one, else the named one
     * @throws EngineUnavailableException where the named engine is unknown, cannot run here (with the reason), or is not
     *     precise enough
     */
    public static ScatteringEngine choose(String name, Precision precision) {
        List<ScatteringEngine> engines = all();
        if (name.equals(AUTO)) {
            return engines.stream()
                    .filter(e -> e.precision().compareTo(precision) >= 0)
                    .filter(e -> e.availability().available())
                    .findFirst()
                    .orElseThrow(() -> none(precision));
        }
        ScatteringEngine named = engines.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new EngineUnavailableException("engine = " + name + ": there are auto, "
                        + engines.stream().map(ScatteringEngine::name).collect(Collectors.joining(", "))));
        Availability availability = named.availability();
        if (!availability.available()) {
            throw new EngineUnavailableException(
                    "engine = " + name + " is not available here: " + availability.reason());
        }
        if (named.precision().compareTo(precision) < 0) {
            throw new EngineUnavailableException("engine = " + name
                    + " computes in single precision; double precision needs the engine reference or auto");
        }
        return named;
    }
}
