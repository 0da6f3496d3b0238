package org.scattering.bench;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One body of a benchmark with one choice of its parameters, found where JMH itself finds them. */
record Body(Class<?> type, Method method, Map<String, String> parameters) {

    static List<Body> all() throws ReflectiveOperationException {
        List<Body> bodies = new ArrayList<>();
        for (BenchmarkListEntry entry : listed()) {
            Class<?> type = Class.forName(entry.getUserClassQName());
            String name = entry.getUsername();
            Method method = type.getMethod(name.substring(name.lastIndexOf('.') + 1));
            choices(type).forEach(choice -> bodies.add(new Body(type, method, choice)));
        }
        return bodies;
    }

    static Set<BenchmarkListEntry> listed() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());
    }

    private static List<Map<String, String>> choices(Class<?> type) {
        List<Map<String, String>> choices = List.of(Map.of());
        for (Field field : parameterFields(type)) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> choice : choices) {
                for (String value : field.getAnnotation(Param.class).value()) {
                    Map<String, String> more = new TreeMap<>(choice);
                    more.put(field.getName(), value);
                    longer.add(more);
                }
            }
            choices = longer;
        }
        return choices;
    }

    private static List<Field> parameterFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(Param.class)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    String name() {
        return type.getSimpleName() + "." + method.getName();
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A state with these parameters, after its setup. */
    Object prepared() throws ReflectiveOperationException {
        Object state = type.getConstructor().newInstance();
        for (Field field : parameterFields(type)) {
            String value = parameters.get(field.getName());
            field.setAccessible(true);
            field.set(state, field.getType() == int.class ? (Object) Integer.valueOf(value) : value);
        }
        callAll(Setup.class, state);
        return state;
    }

    Object call(Object state) throws ReflectiveOperationException {
        return method.invoke(state);
    }

    void finish(Object state) throws ReflectiveOperationException {
        callAll(TearDown.class, state);
    }

    private void callAll(Class<? extends Annotation> annotation, Object state)
            throws IllegalAccessException, InvocationTargetException {
        for (Method m : type.getMethods()) {
            if (m.isAnnotationPresent(annotation)) {
                m.invoke(state);
            }
        }
    }

    @Override
    public String toString() {
        return name() + " " + parameters;
    }
}
