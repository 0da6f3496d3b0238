package org.scattering.cli.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import org.scattering.cli.report.Console;
import org.scattering.gpu.run.KernelTime;

/** The results for people, a line each. */
final class ResultTable {
    private final Console console;

    ResultTable(Console console) {
        this.console = console;
    }

    void header() {
        say("workload", "engine", "threads", "batch", "an item", "the best", "items/s", "rate", "spread", "runs");
    }

    void row(Measurement result) {
        say(
                result.workload().name(),
                result.engine(),
                result.threads(),
                result.workload().batch(),
                Amounts.seconds(result.secondsPerItem()),
                Amounts.seconds(result.secondsPerItemBest()),
                Amounts.digits(1 / result.secondsPerItem()),
                rate(result),
                Amounts.digits(100 * result.series().spread()) + " %",
                result.series().calls() + (result.warmUp().settled() ? "" : "  (not settled)"));
    }

    /** Where a transform's time goes, a line a kernel; nothing where that was not measured. */
    void kernels(Measurement result) {
        double all = result.kernels().stream().mapToDouble(KernelTime::seconds).sum();
        for (KernelTime kernel : result.kernels()) {
            console.say(String.format(
                    Locale.ROOT,
                    "          %-16s %5d launches  %10s an item  %3.0f %% of all kernels",
                    kernel.name(),
                    kernel.launches(),
                    Amounts.seconds(kernel.seconds() / result.workload().batch()),
                    100 * kernel.seconds() / all));
        }
    }

    private static String rate(Measurement result) {
        OptionalDouble factor = result.realTimeFactor();
        if (factor.isPresent()) {
            return Amounts.digits(factor.getAsDouble()) + " x real";
        }
        OptionalDouble megapixels = result.megapixelsPerSecond();
        return megapixels.isPresent() ? Amounts.digits(megapixels.getAsDouble()) + " MP/s" : "-";
    }

    private void say(Object... cells) {
        console.say(String.format(Locale.ROOT, "%-8s  %-13s %7s  %6s  %10s  %10s  %9s  %13s  %6s  %6s", cells)
                .stripTrailing());
    }
}
