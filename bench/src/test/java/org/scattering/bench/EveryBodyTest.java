package org.scattering.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.scattering.cli.bench.Workload;
import org.scattering.cli.bench.Workloads;
import org.scattering.kernel.Kernels;

/** Each benchmark computes the right answer, for each of its parameters, and none is forgotten. */
class EveryBodyTest {
    private static final Checks CHECKS = Checks.all();

    static Stream<Body> bodies() throws ReflectiveOperationException {
        return Body.all().stream().filter(TransformChecks::affordable);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void computesTheRightAnswer(Body body) throws Exception {
        Object state = body.prepared();
        CHECKS.of(body).compare(state, () -> body.call(state));
        body.finish(state);
    }

    @Test
    void everyBodyHasItsCheck() throws ReflectiveOperationException {
        assertThat(Body.all().stream().map(Body::name).distinct()).containsExactlyInAnyOrderElementsOf(CHECKS.bodies());
    }

    @Test
    void everyKernelIsMeasured() throws ReflectiveOperationException {
        Stream<String> kernels = Arrays.stream(Kernels.class.getMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("lanes"));
        assertThat(Body.all().stream().map(body -> body.method().getName()).distinct())
                .containsAll(kernels.toList());
    }

    @Test
    void everyWorkloadIsMeasured() throws NoSuchFieldException {
        Param workload = TransformBenchmark.class.getDeclaredField("workload").getAnnotation(Param.class);
        assertThat(workload.value())
                .containsExactlyElementsOf(
                        Workloads.ALL.stream().map(Workload::name).toList());
    }
}
