package org.scattering.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scattering.Scattering;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.engine.Workspace;
import org.scattering.kernel.Memory;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** What one thread changes all the time lies two lines of the cache away from what another one reads or changes. */
class WorkspacePaddingTest {
    private static final ScatteringPlan PLAN =
            Scattering.plan(Scattering1D.builder(1024).scale(5).quality(2).build());

    /** As processors fetch them, by pairs. */
    private static final int LINES = 128;

    private static final int HEADER = 16;

    /** Changed once a chunk or once a stage that has children, which take a hundred times as long as a line on its way. */
    private static final Set<Class<?>> ONCE_A_CHUNK = Set.of(CpuWorkspace.class, InputLoader.class);

    @Test
    void stretchesKeepAwayFromTheEndsOfTheirArray() {
        for (int numbers : new int[] {1, 1000, 1 << 20, 1 << 21}) {
            Memory memory = new Memory(Memory.size(numbers));
            int from = memory.take(numbers);
            assertThat(HEADER + Float.BYTES * from).isGreaterThanOrEqualTo(LINES);
            assertThat(Float.BYTES * (memory.data().length - from - numbers)).isGreaterThanOrEqualTo(LINES);
        }
    }

    static Stream<Class<?>> changing() {
        return Stream.of(FilteredBlocks.none(), OutputWriter.of(PLAN)).map(Object::getClass);
    }

    @ParameterizedTest
    @MethodSource("changing")
    void whatChangesForEveryRowIsPadded(Class<?> type) {
        Class<?> changing = type.getSuperclass();
        assertThat(Modifier.isFinal(type.getModifiers())).isTrue();
        assertThat(padding(type)).isGreaterThanOrEqualTo(LINES);
        assertThat(padding(changing.getSuperclass())).isGreaterThanOrEqualTo(LINES);
        assertThat(changes(changing)).isTrue();
    }

    private static int padding(Class<?> type) {
        return (int) Arrays.stream(type.getDeclaredFields())
                        .filter(f -> f.getType() == long.class && !Modifier.isStatic(f.getModifiers()))
                        .count()
                * Long.BYTES;
    }

    private static boolean changes(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(f -> !Modifier.isFinal(f.getModifiers()) && !Modifier.isStatic(f.getModifiers()));
    }

    /** Whoever adds a field that changes has to say how often. */
    @Test
    void nothingElseInAWorkspaceChanges() throws IllegalAccessException {
        List<Class<?>> padded = changing().toList();
        try (Transform transform = Scattering.transform(PLAN, "scalar", Precision.SINGLE, 1)) {
            Workspace workspace = transform.newWorkspace();
            for (Object part : WorkspaceArrays.parts(workspace)) {
                Class<?> type = part.getClass();
                if (!type.isArray() && !padded.contains(type) && !ONCE_A_CHUNK.contains(type)) {
                    // Memory hands out its stretches before the first call.
                    assertThat(type == Memory.class || !changes(type))
                            .as(type.getName())
                            .isTrue();
                }
            }
        }
    }
}
