package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.scattering.cli.report.Counter;
import org.scattering.frame.BankReport;
import org.scattering.frame.Frame;
import org.scattering.frame.FrameBounds;
import org.scattering.frame.Localisation;
import org.scattering.settings.InvalidSettingException;

/** The filters: what they cover, what they amplify, whether they see constants. */
final class BankCheck implements Check {
    private static final double ROUNDING = 1e-12;
    private static final String EPSILON = "ε = 1e-12 (1e-6 and 1e-2 for filters stored in single and half precision)";
    private static final String TOUR = "Mallat, A Wavelet Tour of Signal Processing, chapter on frames";
    private static final Theorem TIGHT =
            new Theorem("the bank is a Parseval frame", "|A(ω) − 1| ≤ ε at every ω, so ‖Wx‖ = ‖x‖; " + EPSILON, TOUR);
    private static final Theorem NON_EXPANSIVE =
            new Theorem("the bank does not expand", "max A(ω) ≤ 1 + ε, so ‖Wx‖ ≤ ‖x‖; " + EPSILON, TOUR);
    private static final Theorem FRAME =
            new Theorem("the bank covers every frequency", "min A(ω) > 0, so W has an inverse", TOUR);
    private static final Theorem ZERO_MEAN = new Theorem(
            "wavelets do not see constants",
            "max |ψ̂_λ(0)| / max |ψ̂_λ| ≤ ε; " + EPSILON,
            "Mallat, Group Invariant Scattering (CPAM 2012), where wavelets are defined");
    private static final Theorem TIGHTENED = new Theorem(
            "every filter divided by √A gives a Parseval frame",
            "|A(ω) − 1| ≤ 1e-12 at every ω",
            "Wiatowski & Bölcskei (IEEE TIT 2018)");

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "The filters",
                "The Littlewood–Paley sum A(ω) = ½ Σ (|ĝ(ω)|² + |ĝ(−ω)|²) over all filters is the share of the energy at a"
                        + " frequency that they keep. Where it is 1 everywhere, one layer preserves the norm of every"
                        + " signal: it is from there that the other theorems start. Filters are made tight by dividing"
                        + " each by √A, which stretches them a little in time and in frequency: the table says by how much.");
        Subject subject = inquiry.subject();
        List<List<Object>> rows = new ArrayList<>();
        for (int m = 0; m < subject.layers().size(); m++) {
            if (known(subject, m)) {
                continue;
            }
            check(section, inquiry, m);
            rows.add(row(subject, m));
        }
        section.add(new Table(
                "Frame bounds, and spreads after tightening over before, the largest of any filter",
                List.of(
                        "layer",
                        "filters",
                        "min A",
                        "at",
                        "max A",
                        "at",
                        "min A before",
                        "max A before",
                        "× time",
                        "× frequency"),
                rows));
        section.add(spreads(subject));
        switch (subject.promise()) {
            case TIGHT -> {}
            case NON_EXPANSIVE ->
                section.note(
                        "of profile native only max A ≤ 1 is asked: frequencies that are not covered are energy that is lost");
            case FRAME ->
                section.note(
                        "of profile kymatio only min A > 0 is asked: filters that are too large, or missing where others overlap,"
                                + " are no violation");
        }
        BankPictures.draw(section, subject);
        counter.step(1);
        return section;
    }

    /** Of the first layer, filter by filter, φ first. */
    private static Table spreads(Subject subject) {
        Frame raw = subject.raw().getFirst();
        Frame tight = madeTight(subject, 0);
        List<Localisation> before = raw.localisation();
        List<Localisation> after = tight.localisation();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            rows.add(List.of(
                    i == 0 ? "φ" : "ψ " + i,
                    before.get(i).centre().stream().map(Numbers::text).collect(Collectors.joining(", ")),
                    before.get(i).time(),
                    after.get(i).time(),
                    before.get(i).frequency(),
                    after.get(i).frequency()));
        }
        return new Table(
                "Root mean square spreads of the filters of layer 1, before and after tightening",
                List.of(
                        "filter",
                        "centre (cycles per sample)",
                        "time before (samples)",
                        "time after",
                        "frequency before (cycles per sample)",
                        "frequency after"),
                rows);
    }

    /** The tight bank of a layer: the layer itself where that is what it is, or the bank as it was where there is none. */
    private static Frame madeTight(Subject subject, int m) {
        Frame frame = subject.layers().get(m);
        Frame raw = subject.raw().get(m);
        boolean itself = subject.promise() == Promise.TIGHT
                && frame.bandpass().size() == raw.bandpass().size();
        return tightened(raw).orElse(itself ? frame : raw);
    }

    /** Whether an earlier layer has the same filters. */
    private static boolean known(Subject subject, int m) {
        return subject.layers().subList(0, m).stream()
                .anyMatch(f -> Arrays.equals(
                                f.littlewoodPaley(), subject.layers().get(m).littlewoodPaley())
                        && f.bandpass().size()
                                == subject.layers().get(m).bandpass().size());
    }

    private static void check(Section section, Inquiry inquiry, int m) {
        Subject subject = inquiry.subject();
        BankReport report = BankReport.of(subject.layers().get(m));
        FrameBounds bounds = report.bounds();
        String layer = "layer " + (m + 1);
        String bank = "bank " + subject.bank() + ", " + layer;
        boolean above = bounds.upper() - 1 >= 1 - bounds.lower();
        String worst =
                bank + ", at " + (above ? bounds.upperFrequency() : bounds.lowerFrequency()) + " cycles per sample";
        switch (subject.promise()) {
            case TIGHT -> {
                double off = Math.max(Math.abs(bounds.upper() - 1), Math.abs(bounds.lower() - 1));
                section.add(TIGHT.of(layer).atMost(off, report.precision().rounding(), worst, inquiry.seed()));
            }
            case NON_EXPANSIVE ->
                section.add(NON_EXPANSIVE
                        .of(layer)
                        .atMost(bounds.upper(), 1 + report.precision().rounding(), worst, inquiry.seed()));
            case FRAME ->
                section.add(FRAME.of(layer).claim(bounds.lower(), 0, bounds.lower() > 0, worst, inquiry.seed()));
        }
        section.add(ZERO_MEAN
                .of(layer)
                .atMost(
                        report.largestMean(),
                        report.precision().rounding(),
                        bank + ", ψ number " + report.meanFilter(),
                        inquiry.seed()));
        if (subject.promise() != Promise.TIGHT) {
            tightened(subject.layers().get(m)).ifPresent(tight -> {
                double off = Math.max(
                        Math.abs(tight.bounds().upper() - 1),
                        Math.abs(tight.bounds().lower() - 1));
                section.add(TIGHTENED.of(layer).atMost(off, ROUNDING, bank, inquiry.seed()));
            });
        }
    }

    /** The tight frame of a bank; none where some frequency is hardly covered. */
    static Optional<Frame> tightened(Frame frame) {
        try {
            return Optional.of(frame.tight());
        } catch (InvalidSettingException e) {
            return Optional.empty();
        }
    }

    /** A filter of one frequency alone, as φ where T is the length of the signal, has no width that could grow. */
    private static double ratio(double after, double before) {
        return before == 0 ? 1 : after / before;
    }

    private static List<Object> row(Subject subject, int m) {
        Frame frame = subject.layers().get(m);
        Frame raw = subject.raw().get(m);
        FrameBounds after = frame.bounds();
        FrameBounds before = raw.bounds();
        Frame tight = madeTight(subject, m);
        List<Localisation> wide = tight.localisation();
        List<Localisation> narrow = raw.localisation();
        double time = 0;
        double frequency = 0;
        for (int i = 0; i < narrow.size(); i++) {
            time = Math.max(time, ratio(wide.get(i).time(), narrow.get(i).time()));
            frequency = Math.max(
                    frequency, ratio(wide.get(i).frequency(), narrow.get(i).frequency()));
        }
        return List.of(
                m + 1,
                frame.bandpass().size() + 1,
                after.lower(),
                after.lowerFrequency().toString(),
                after.upper(),
                after.upperFrequency().toString(),
                before.lower(),
                before.upper(),
                time,
                frequency);
    }
}
