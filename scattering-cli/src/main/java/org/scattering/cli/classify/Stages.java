package org.scattering.cli.classify;

import org.jspecify.annotations.Nullable;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Progress;

/** Progress of a job of several stages: first the features of signals, then others. */
final class Stages implements AutoCloseable {
    private final Console console;
    private @Nullable Progress progress;
    private int done;

    Stages(Console console, int signals) {
        this.console = console;
        next("signals", signals);
    }

    /** Begins a stage. */
    void next(String unit, int count) {
        close();
        Progress stage = new Progress(console, unit);
        stage.expect(count);
        progress = stage;
        done = 0;
    }

    /** Tells how many have been done in all. */
    void done(int count) {
        Progress stage = progress;
        if (stage != null) {
            stage.step(count - done);
        }
        done = count;
    }

    @Override
    public void close() {
        Progress stage = progress;
        if (stage != null) {
            stage.close();
        }
        progress = null;
    }
}
