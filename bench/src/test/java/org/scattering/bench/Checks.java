package org.scattering.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** How each body's result is held against a plain computation in double precision. */
final class Checks {
    private final Map<String, Check<Object>> byBody = new HashMap<>();

    /** Looks at what a state holds, calls the body, and compares. */
    interface Check<S> {
        void compare(S state, Callable<Object> body) throws Exception;
    }

    static Checks all() {
        Checks checks = new Checks();
        FftChecks.addTo(checks);
        RowChecks.addTo(checks);
        FilterChecks.addTo(checks);
        AverageChecks.addTo(checks);
        PlaneSumsChecks.addTo(checks);
        TransformChecks.addTo(checks);
        return checks;
    }

    <S> void add(Class<S> type, String method, Check<? super S> check) {
        byBody.put(type.getSimpleName() + "." + method, (state, body) -> check.compare(type.cast(state), body));
    }

    Set<String> bodies() {
        return byBody.keySet();
    }

    Check<Object> of(Body body) {
        return byBody.get(body.name());
    }
}
