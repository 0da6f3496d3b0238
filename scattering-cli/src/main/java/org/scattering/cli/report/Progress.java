package org.scattering.cli.report;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a long job is: nothing in the first two seconds, then a bar on a terminal, elsewhere a line every few
 * seconds. Thread-safe.
 */
public final class Progress implements Counter, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Console console;
    private final String unit;
    private final AtomicLong total = new AtomicLong();
    private final long start = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final Thread ticker;

    /**
     * Starts the clock.
     *
     * @param console where to tell
     * @param unit what is counted, in the plural
     */
    public Progress(Console console, String unit) {
        this.console = console;
        this.unit = unit;
        ticker = Thread.ofPlatform().daemon().name("progress").unstarted(this::tell);
        ticker.start();
    }

    @Override
    public void expect(long count) {
        total.set(count);
    }

    @Override
    public void step(long more) {
        done.addAndGet(more);
    }

    private void tell() {
        try {
            Thread.sleep(PATIENCE);
            if (console.kind() == Console.Kind.TERMINAL) {
                showBar();
            } else {
                printLines();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void showBar() throws InterruptedException {
        @Nullable ProgressBar bar = null;
        try {
            bar = new ProgressBarBuilder()
                    .setTaskName("scatter")
                    .setUnit(" " + unit, 1)
                    .setInitialMax(total.get())
                    .startsFrom(done.get(), elapsed())
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
            while (true) {
                Thread.sleep(100);
                bar.maxHint(total.get());
                bar.stepTo(done.get());
            }
        } finally {
            if (bar != null) {
                bar.stepTo(done.get());
                bar.close();
            }
        }
    }

    private void printLines() throws InterruptedException {
        while (true) {
            String state = total.get() == 0 ? "preparing" : done + " of " + total + " " + unit;
            console.warn(state + " after " + elapsed().toSeconds() + " s");
            Thread.sleep(BETWEEN_LINES);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends the bar. */
    @Override
    public void close() {
        ticker.interrupt();
        try {
            ticker.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
