package org.scattering.cli.bench;

import org.scattering.cli.report.Console;

/** Tells a person at a terminal what is being measured, in a line that goes away. */
final class Hint {
    private final Console console;
    private final int total;
    private int done;
    private int width;

    Hint(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    void show(String what) {
        clearLine();
        print("measuring " + what + " (" + (done + 1) + " of " + total + ") ...");
    }

    /** Clears the line; the next thing to show is another result. */
    void clear() {
        clearLine();
        done++;
    }

    private void clearLine() {
        if (width > 0) {
            write("\r" + " ".repeat(width) + "\r");
            width = 0;
            pause();
        }
    }

    private void print(String text) {
        if (console.kind() == Console.Kind.TERMINAL) {
            write(text);
            width = text.length();
        }
    }

    private void write(String text) {
        synchronized (console.err()) {
            console.err().print(text);
            console.err().flush();
        }
    }

    /** The launcher hands on what we write to stderr; without a pause the next line of stdout would overtake it. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
