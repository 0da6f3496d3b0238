package org.scattering.gpu.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scattering.gpu.driver.Event;
import org.scattering.gpu.driver.Stream;

/**
 * Marks where a stream is before and after each launch. The marks take time of their own, and the time between two of them is what
 * the device was at, so of the first launch of a chunk with the wait for it: the sum is no time of a transform. The
 * context of the device must be current. Not thread-safe.
 */
final class KernelClock implements AutoCloseable {
    private final Stream stream;
    private final Map<String, KernelTime> totals = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> launched = new ArrayList<>();

    KernelClock(Stream stream) {
        this.stream = stream;
    }

    /** Launches between two marks. */
    void time(String kernel, Runnable launch) {
        event(2 * launched.size()).record(stream);
        launch.run();
        event(2 * launched.size() + 1).record(stream);
        launched.add(kernel);
    }

    private Event event(int index) {
        if (index == events.size()) {
            events.add(new Event());
        }
        return events.get(index);
    }

    /** Waits for what was launched, and adds it up; the marks are free again. */
    void settle() {
        for (int i = 0; i < launched.size(); i++) {
            double seconds = events.get(2 * i + 1).secondsSince(events.get(2 * i));
            totals.merge(
                    launched.get(i),
                    new KernelTime(launched.get(i), 1, seconds),
                    (a, b) -> new KernelTime(a.name(), a.launches() + b.launches(), a.seconds() + b.seconds()));
        }
        launched.clear();
    }

    /** The totals of each kernel, in the order of their first launches. */
    List<KernelTime> totals() {
        return List.copyOf(totals.values());
    }

    @Override
    public void close() {
        events.forEach(Event::close);
    }
}
