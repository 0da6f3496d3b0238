package org.scattering.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Runs the command line within the test. */
public record Cli(int code, String out, String err) {
    /** On a slow machine any run may be long enough to tell how far it is. */
    private static final Pattern PROGRESS = Pattern.compile("scatter: (preparing|\\d+ of \\d+ \\w+) after \\d+ s\\R");

    static String withoutProgress(String err) {
        return PROGRESS.matcher(err).replaceAll("");
    }

    public static Cli run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
        return new Cli(code, out.toString(), withoutProgress(err.toString()));
    }
}
