package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Counter;
import org.scattering.cli.report.ExitCode;
import org.scattering.cli.report.Progress;

/** Checks every guarantee and tells what was found. */
public final class VerifyRun {
    private static final List<Check> CHECKS = List.of(
            new BankCheck(),
            new EnergyCheck(),
            new ExpansionCheck(),
            new TranslationCheck(),
            new CertificateCheck(),
            new ContrastCheck(),
            new OperatorCheck(),
            new WarpCheck(),
            new StabilityCheck(),
            new NetworkCheck(),
            new CollapseCheck());

    private VerifyRun() {}

    /**
     * Checks everything.
     *
     * @param inquiry what is asked
     * @param counter is told how far it is
     * @return the chapters of the report
     */
    public static List<Section> check(Inquiry inquiry, Counter counter) {
        counter.expect(CHECKS.stream().mapToInt(Check::steps).sum());
        List<Section> sections = new ArrayList<>();
        for (Check check : CHECKS) {
            sections.add(check.run(inquiry, counter));
        }
        return sections;
    }

    /**
     * Checks everything, writes the report and tells what was found.
     *
     * @param inquiry what is asked
     * @param settings option and value
     * @param repeat the command that does it again
     * @param files where the report goes
     * @param console where to tell
     * @return the exit code: 1 where a guarantee is violated
     */
    public static int run(
            Inquiry inquiry, Map<String, String> settings, String repeat, ReportFiles files, Console console) {
        long start = System.nanoTime();
        List<Section> sections;
        try (Progress progress = new Progress(console, "checks")) {
            sections = check(inquiry, progress);
        }
        Findings findings = new Findings(inquiry, settings, repeat, sections, (System.nanoTime() - start) * 1e-9);
        files.write(findings);
        for (Section section : sections) {
            console.say(section.title());
            for (Claim claim : section.claims()) {
                console.say("  " + (claim.holds() ? "holds    " : "VIOLATED ") + claim.name() + ": "
                        + Numbers.text(claim.measured()) + ", bound " + Numbers.text(claim.bound()));
            }
        }
        for (Section section : sections) {
            section.notes().forEach(note -> console.say("note: " + section.title() + ": " + note));
        }
        console.say(findings.summary() + " in " + Math.round(findings.seconds()) + " s; " + files.report());
        findings.violations().forEach(claim -> tell(claim, console));
        if (findings.violations().isEmpty()) {
            return ExitCode.SUCCESS;
        }
        console.detail("repeat it with: " + repeat);
        return ExitCode.VIOLATED;
    }

    private static void tell(Claim claim, Console console) {
        console.warn("violated: " + claim.name() + ": " + claim.measured() + ", bound " + claim.bound() + "; input "
                + claim.input() + "; seed " + claim.seed());
    }
}
