package org.scattering.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scattering.analysis.Modulus;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;
import org.scattering.cli.report.Counter;
import org.scattering.deform.Displacement;
import org.scattering.frame.BandPass;
import org.scattering.frame.Frame;
import org.scattering.frame.TransferFunction;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** What is wrong on purpose is caught. */
class BrokenTest {
    private static final Modulus REAL_PART = (z, u) -> {
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.abs(z[2 * i]);
        }
    };
    private static final Modulus SQUARED = (z, u) -> {
        for (int i = 0; i < u.length; i++) {
            u[i] = z[2 * i] * z[2 * i] + z[2 * i + 1] * z[2 * i + 1];
        }
    };
    private static final Modulus LOUD = louder(1.5);

    private static Modulus louder(double factor) {
        return (z, u) -> {
            for (int i = 0; i < u.length; i++) {
                u[i] = factor * Math.hypot(z[2 * i], z[2 * i + 1]);
            }
        };
    }

    private static Subject line() {
        return Subject.of(Scattering1D.builder(64)
                .scale(3)
                .quality(1)
                .profile(Profile.TIGHT)
                .build());
    }

    private static Subject square() {
        return Subject.of(Scattering2D.builder(16, 16)
                .scales(1)
                .angles(4)
                .profile(Profile.TIGHT)
                .build());
    }

    private static final String CERTIFICATE = "a deformation moves the coefficients by no more than its certificate, ";

    private static List<String> violated(Subject subject) {
        return violated(subject, null);
    }

    private static List<String> violated(Subject subject, @Nullable Displacement tau) {
        List<Integer> shape = subject.settings().shape();
        Inquiry inquiry = new Inquiry(subject, Material.generated(shape, 1), tau, 4, 1);
        return VerifyRun.check(inquiry, Counter.NONE).stream()
                .flatMap(s -> s.claims().stream())
                .filter(c -> !c.holds())
                .map(Claim::name)
                .toList();
    }

    @Test
    void nothingWhereNothingIsBroken() {
        assertThat(violated(line())).isEmpty();
        assertThat(violated(square())).isEmpty();
    }

    @Test
    void aBrokenModulus() {
        for (Modulus broken : List.of(REAL_PART, SQUARED, LOUD)) {
            assertThat(violated(line().with(broken))).contains("the ledger of energy is balanced");
            assertThat(violated(square().with(broken))).contains("the ledger of energy is balanced");
        }
        assertThat(violated(line().with(LOUD)))
                .contains(
                        "distances do not grow, adversarial search",
                        "a tight bank on all paths loses no energy, order 2");
        // A certificate has room: four trials need more than half as much again.
        assertThat(violated(line().with(louder(10)))).contains(CERTIFICATE + "random trials");
    }

    /** A certificate of half a sample has little room. */
    @Test
    void theGivenDisplacementIsJudged() {
        Displacement half = Displacement.constant(List.of(64), 0.5);
        assertThat(violated(line(), half)).isEmpty();
        assertThat(violated(line().with(louder(1.3)), half)).contains(CERTIFICATE + "the given τ");
    }

    @Test
    void theExitCodeIsOneAndInputAndSeedAreNamed(@TempDir Path folder) {
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), Console.Kind.PLAIN);
        Inquiry inquiry = new Inquiry(line().with(SQUARED), Material.generated(List.of(64), 7), null, 2, 7);
        ReportFiles files = ReportFiles.in(folder, "test", AtomicFile.Opener.FILE_SYSTEM);
        assertThat(VerifyRun.run(inquiry, Map.of(), "scatter verify", files, console))
                .isEqualTo(1);
        assertThat(err.toString()).contains("violated: the ledger of energy is balanced", "; input ", "; seed 7");
    }

    private static Subject with(Subject subject, List<Frame> layers) {
        return new Subject(
                "broken",
                subject.settings(),
                subject.origin(),
                subject.raw(),
                layers,
                subject.promise(),
                subject.modulus());
    }

    private static Subject doubled(Subject subject, int layer) {
        List<Frame> layers = new ArrayList<>(subject.layers());
        Frame frame = layers.get(layer);
        List<BandPass> bandpass = new ArrayList<>(frame.bandpass());
        double[] twice = new double[frame.size()];
        java.util.Arrays.fill(twice, 2);
        bandpass.set(
                1,
                new BandPass(bandpass.get(1).scale(), bandpass.get(1).transfer().times(twice)));
        layers.set(layer, Frame.of(frame.shape(), frame.lowpass(), bandpass));
        return with(subject, layers);
    }

    @Test
    void aDoubledFilterInAnyLayer() {
        for (Subject subject : List.of(line(), square())) {
            for (int layer = 0; layer < 3; layer++) {
                assertThat(violated(doubled(subject, layer)))
                        .contains("the bank is a Parseval frame, layer " + (layer + 1));
            }
        }
    }

    @Test
    void aBandThatIsMissing() {
        for (Subject subject : List.of(line(), square())) {
            Frame frame = subject.layers().getFirst();
            List<BandPass> bandpass = new ArrayList<>(frame.bandpass());
            TransferFunction gone = bandpass.removeFirst().transfer();
            Frame broken = Frame.of(frame.shape(), frame.lowpass(), bandpass);
            assertThat(gone.size()).isEqualTo(frame.size());
            assertThat(violated(with(subject, List.of(broken, broken, broken))))
                    .contains("the bank is a Parseval frame, layer 1");
        }
    }

    @Test
    void theCorrectionThatIsOmitted() {
        for (ScatteringSettings settings : List.of(line().settings(), square().settings())) {
            Subject gabor = Subject.family("Gabor", settings, Subject.gabor(settings));
            assertThat(violated(gabor)).containsExactly("wavelets do not see constants, layer 1");
        }
    }
}
