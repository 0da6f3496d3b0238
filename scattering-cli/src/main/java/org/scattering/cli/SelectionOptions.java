package org.scattering.cli;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.classify.Selection;
import org.scattering.cli.report.Refusal;
import picocli.CommandLine.Option;

/** Which signals a classifier is shown. */
final class SelectionOptions {
    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "an IDX or .npy file of many signals, or a folder or quoted pattern such as 'dir/*.wav' of"
                    + " files with one signal each (colour images count as luminance)")
    private String input = "";

    @Option(
            names = "--select",
            paramLabel = "REGEX",
            description = "only files whose name, relative to the folder, contains this regular expression")
    private @Nullable String select;

    @Option(names = "--reject", paramLabel = "REGEX", description = "not those whose name contains this one")
    private @Nullable String reject;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N of them")
    private @Nullable Integer limit;

    Selection selection() {
        return new Selection(input, pattern("--select", select), pattern("--reject", reject), limit);
    }

    private static @Nullable Pattern pattern(String option, @Nullable String expression) {
        try {
            return expression == null ? null : Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new Refusal(option + " '" + expression + "' is no regular expression: " + e.getDescription());
        }
    }
}
