package org.scattering.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Failure;
import org.scattering.cli.report.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry of the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        // Images are decoded without a display, also where one is at hand.
        System.setProperty("java.awt.headless", "true");
        Console console = new Console(writer(System.out), writer(System.err), Console.ofProcess());
        System.exit(run(args, console));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    /**
     * Runs a command within this process.
     *
     * @param args the arguments
     * @param out takes results
     * @param err takes errors and warnings
     * @return the exit code: 0 success, 2 bad usage or input, 70 internal failure, 1 a guarantee that verify found violated
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return run(args, new Console(out, err, Console.Kind.PLAIN));
    }

    private static int run(String[] args, Console console) {
        CommandLine line = new CommandLine(new ScatterCommand(console))
                .setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler((problem, _) -> misused(problem, args, console))
                .setExecutionExceptionHandler((thrown, _, _) -> failed(thrown, args, console));
        try {
            int code = line.execute(args);
            console.out().flush();
            return code;
        } catch (RuntimeException | Error e) {
            return failed(e, args, console);
        }
    }

    private static int misused(ParameterException problem, String[] args, Console console) {
        CommandLine command = problem.getCommandLine();
        if (problem.getCause() instanceof Refusal refusal) {
            return failed(refusal, args, console);
        }
        boolean bare = problem.getClass() == ParameterException.class && command.getCommand() instanceof Group;
        if (bare) {
            command.usage(console.err());
            return ExitCode.REFUSED;
        }
        console.warn(
                Objects.requireNonNullElse(problem.getMessage(), "bad usage").replaceAll("\\s*\\R\\s*", " "));
        console.detail("see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.REFUSED;
    }

    private static int failed(Throwable thrown, String[] args, Console console) {
        Throwable cause =
                thrown instanceof InvalidPathException e ? new Refusal("not a path: " + e.getInput()) : thrown;
        Failure failure = Failure.of(cause);
        console.warn(failure.message());
        if (List.of(args).contains(Verbosity.NAME)) {
            thrown.printStackTrace(console.err());
        }
        console.err().flush();
        return failure.exitCode();
    }
}
