package org.scattering;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.scattering.engine.Availability;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.settings.ScatteringSettings;

/** The engines that this machine has, crossed with settings. */
public final class AvailableEngines {
    private AvailableEngines() {}

    /** One engine with one kind of transform. */
    public record Case(ScatteringEngine engine, ScatteringSettings settings) {

        /** Rounding relative to the largest value: a float has 6e-8 and a double 1e-16, through some ten passes a layer. */
        public double rounding() {
            return engine.precision() == Precision.SINGLE ? 1e-5 : 1e-13;
        }

        @Override
        public String toString() {
            return engine.name() + " " + settings;
        }
    }

    /** The one that {@code -Dscattering.engine} names, or else all of them. Where that one is missing, the tests are skipped. */
    public static Stream<ScatteringEngine> all() {
        String only = System.getProperty("scattering.engine");
        if (only == null) {
            return Engines.all().stream().filter(e -> e.availability().available());
        }
        ScatteringEngine named = Engines.all().stream()
                .filter(e -> e.name().equals(only))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no engine " + only));
        Availability availability = named.availability();
        assumeTrue(availability.available(), () -> only + ": " + availability.reason());
        return Stream.of(named);
    }

    public static Stream<ScatteringEngine> single() {
        return all().filter(e -> e.precision() == Precision.SINGLE);
    }

    public static Stream<Case> with(List<? extends ScatteringSettings> settings) {
        return all().flatMap(e -> settings.stream().map(s -> new Case(e, s)));
    }
}
