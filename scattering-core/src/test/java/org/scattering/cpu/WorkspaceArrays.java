package org.scattering.cpu;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.scattering.engine.Workspace;
import org.scattering.fft.BlockBuffers;
import org.scattering.kernel.Memory;
import org.scattering.kernel.Split;

/** The arrays of numbers that belong to a workspace and to nobody else. */
final class WorkspaceArrays {
    /** What a workspace makes for itself; everything else that it knows belongs to its cascade or its plan. */
    private static final Set<Class<?>> OWN = Set.of(
            CpuWorkspace.class,
            InputLoader.class,
            OutputWriter.class,
            FilteredBlocks.class,
            Memory.class,
            Work.class,
            BlockBuffers.class,
            Split.class,
            Split[].class);

    private WorkspaceArrays() {}

    static List<Object> of(Workspace workspace) throws IllegalAccessException {
        return parts(workspace).stream()
                .filter(part -> part.getClass().isArray() && !(part instanceof Split[]))
                .toList();
    }

    /** The same and the objects that hold them. */
    static List<Object> parts(Workspace workspace) throws IllegalAccessException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> waiting = new ArrayDeque<>(List.of(workspace));
        while (!waiting.isEmpty()) {
            Object object = waiting.remove();
            if (!seen.add(object)) {
                continue;
            }
            if (object instanceof Split[] splits) {
                waiting.addAll(List.of(splits));
            } else if (!object.getClass().isArray()) {
                addParts(object, waiting);
            }
        }
        return List.copyOf(seen);
    }

    private static void addParts(Object object, Deque<Object> waiting) throws IllegalAccessException {
        for (Class<?> c = object.getClass(); c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                Class<?> type = field.getType();
                boolean numbers = type.isArray() && type.getComponentType().isPrimitive();
                if (!Modifier.isStatic(field.getModifiers()) && (numbers || OWN.contains(type))) {
                    field.setAccessible(true);
                    waiting.add(field.get(object));
                }
            }
        }
    }
}
