package org.scattering.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the command line within the test. */
public record Cli(int code, String out, String err) {

    public static Cli run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
        return new Cli(code, out.toString(), err.toString());
    }
}
