package org.scattering.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scattering.GoldenCase;
import org.scattering.Noise;
import org.scattering.Scattering;
import org.scattering.analysis.CommutatorNorm;
import org.scattering.analysis.DeformationCertificate;
import org.scattering.analysis.EnergyLedger;
import org.scattering.analysis.EngineIdentity;
import org.scattering.analysis.Expansion;
import org.scattering.analysis.FullCascade;
import org.scattering.analysis.SampledLedger;
import org.scattering.analysis.StabilityContrast;
import org.scattering.analysis.TranslationBound;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.deform.Interpolation;
import org.scattering.deform.Warp;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/** docs/theory.md, 2 to 5: energy, distances, translations, deformations. */
class AnalysisFigures {
    private final Chapter chapter = new Chapter();

    private static double[] speech() {
        double[] whole = GoldenCase.all()
                .filter(c -> c.name().equals("1d_speech"))
                .findAny()
                .orElseThrow()
                .input();
        return Arrays.copyOf(whole, 4096);
    }

    private static FullCascade line(int length, int scale, int quality) {
        return FullCascade.of(
                new MorletBank1D(scale, quality, 1 << scale, Profile.TIGHT),
                List.of(length),
                2,
                Paths.FREQUENCY_DECREASING);
    }

    @Test
    void energyOfSpeech() throws IOException {
        for (int scale : List.of(4, 6, 8, 10)) {
            EnergyLedger ledger = EnergyLedger.of(line(4096, scale, 1), speech());
            double dropped = ledger.lines().stream()
                    .mapToDouble(EnergyLedger.Line::dropped)
                    .sum();
            Stream<Double> shares = Stream.concat(
                    ledger.lines().stream().map(EnergyLedger.Line::output), Stream.of(dropped, ledger.remaining()));
            chapter.row(Stream.concat(
                            Stream.of(Integer.toString(scale)),
                            shares.map(e -> Chapter.fixed(100 * e / ledger.energy(), 2) + " %"))
                    .toArray());
        }
        chapter.isWritten();
    }

    @Test
    void theIdentityOfTheEngines() {
        ScatteringPlan plan = Scattering.plan(Scattering1D.builder(4096)
                .scale(6)
                .quality(1)
                .padding(Padding.PERIODIC)
                .profile(Profile.TIGHT)
                .paths(Paths.ALL)
                .stride(1)
                .build());
        for (Precision precision : Precision.values()) {
            try (Transform transform = Scattering.transform(plan, "auto", precision, 1)) {
                assertThat(EngineIdentity.of(transform, speech()).deviation())
                        .isLessThan(precision == Precision.DOUBLE ? 1e-15 : 3e-7);
            }
        }
    }

    @Test
    void aliasing() throws IOException {
        sampled(
                "1D, N=512, J=6, stride 64",
                Scattering1D.builder(512)
                        .scale(6)
                        .padding(Padding.PERIODIC)
                        .profile(Profile.TIGHT)
                        .build());
        for (int stride : List.of(2, 4, 8)) {
            sampled(
                    "2D, 32×32, J=3, stride " + stride,
                    Scattering2D.builder(32, 32)
                            .scales(3)
                            .stride(stride)
                            .padding(Padding.PERIODIC)
                            .profile(Profile.TIGHT)
                            .build());
        }
        chapter.isWritten();
    }

    private void sampled(String name, ScatteringSettings settings) {
        ScatteringPlan plan = Scattering.plan(settings);
        SampledLedger ledger = SampledLedger.of(plan, Noise.gaussian(1, plan.inputSize()));
        chapter.row(
                name, ledger.worst(), ledger.bound() / ledger.energy(), Math.abs(ledger.deviation()) / ledger.energy());
    }

    @Test
    void expansion() throws IOException {
        for (Profile profile : List.of(Profile.KYMATIO, Profile.TIGHT)) {
            for (int order = 0; order <= 2; order++) {
                FullCascade cascade = FullCascade.of(
                        new MorletBank2D(3, 8, profile), List.of(40, 40), order, Paths.FREQUENCY_DECREASING);
                Expansion pairs = Expansion.of(cascade, Expansion.Search.RANDOM_PAIRS, 20, 1);
                Expansion search = Expansion.of(cascade, Expansion.Search.ADVERSARIAL, 2, 1);
                chapter.row(
                        profile == Profile.TIGHT ? "tight" : "kymatio",
                        Integer.toString(order),
                        Chapter.fixed(pairs.bound(), 5),
                        Chapter.fixed(pairs.ratio(), 5),
                        Chapter.fixed(search.ratio(), 5));
            }
        }
        chapter.isWritten();
    }

    @Test
    void translationsOfSpeech() throws IOException {
        for (int scale : List.of(4, 6, 8)) {
            Object[] cells =
                    TranslationBound.of(
                                    line(4096, scale, 1),
                                    speech(),
                                    Stream.of(1, 4, 16, 64).map(List::of).toList())
                            .stream()
                            .map(b ->
                                    Chapter.text(b.measured() / b.norm()) + " / " + Chapter.text(b.bound() / b.norm()))
                            .toArray();
            chapter.row(Stream.concat(Stream.of(Integer.toString(scale)), Arrays.stream(cells))
                    .toArray());
        }
        chapter.isWritten();
    }

    /** The signal and the displacement are those of DeformationCertificateTest.theExampleShrinksAsItShould. */
    @Test
    void certificates() throws IOException {
        double[] x = StabilityContrast.packet(List.of(512), 0.1, 40);
        double[] noise = Noise.gaussian(5, 512);
        Arrays.setAll(x, i -> x[i] + 0.09 * noise[i]);
        Displacement tau =
                Displacement.sampled(List.of(512), u -> new double[] {7 * Math.sin(2 * Math.PI * u[0] / 512)});
        List<String> others = List.of("1.84", "0.64", "0.129", "0.0131");
        List<String> otherBounds = List.of("3.21", "0.98", "0.173", "0.0176");
        for (int i = 0; i < 4; i++) {
            DeformationCertificate c = DeformationCertificate.of(
                    line(512, 5, 2), x, tau.times(Math.pow(10, -i)), Interpolation.LINEAR, Boundary.PERIODIC);
            chapter.row(
                    List.of("1", "0.1", "0.01", "0.001").get(i),
                    Chapter.text(c.measured()) + " (" + others.get(i) + ")",
                    Chapter.text(c.certificate()) + " (" + otherBounds.get(i) + ")",
                    c.commutators().stream().mapToDouble(v -> v).sum(),
                    c.residuals().stream().mapToDouble(v -> v).sum(),
                    c.averaging());
        }
        chapter.isWritten();
    }

    @Test
    void commutators() throws IOException {
        StringBuilder text = new StringBuilder();
        for (double gradient : List.of(0.01, 0.1, 0.5)) {
            double first = norm(2, 1, gradient);
            for (int scale = 3; scale <= 5; scale++) {
                assertThat(Chapter.text(norm(scale, 1, gradient))).isEqualTo(Chapter.text(first));
            }
            text.append(text.isEmpty() ? "" : ", ").append(Chapter.text(first));
        }
        chapter.says(text + " for ‖∇τ‖∞ = 0.01, 0.1, 0.5, the same for J = 2 … 5");
        chapter.says("(" + Chapter.fixed(norm(4, 1, 0.1), 3) + ", " + Chapter.fixed(norm(4, 4, 0.1), 3) + ", "
                + Chapter.fixed(norm(4, 16, 0.1), 3) + " at the gradient 0.1 with 1, 4 and 16 periods)");
        chapter.isWritten();
    }

    private static double norm(int scale, int periods, double gradient) {
        double turn = 2 * Math.PI * periods / 128;
        Displacement tau =
                Displacement.sampled(List.of(128), u -> new double[] {gradient / turn * Math.sin(turn * u[0])});
        return CommutatorNorm.of(
                        new MorletBank1D(scale, 1, 1 << scale, Profile.TIGHT).frame(List.of(128)),
                        Warp.of(tau, Interpolation.BAND_LIMITED, Boundary.PERIODIC),
                        1)
                .norm();
    }

    @Test
    void contrast() throws IOException {
        FullCascade cascade = line(512, 6, 1);
        for (double[] pair :
                new double[][] {{0.05, 0.01}, {0.2, 0.01}, {0.4, 0.01}, {0.2, 0.1}, {0.4, 0.03}, {0.4, 0.1}}) {
            StabilityContrast c = StabilityContrast.of(cascade, pair[0], 40, pair[1]);
            chapter.row(
                    Double.toString(pair[0]), Double.toString(pair[1]), c.fourier(), c.scattering(), c.certificate());
        }
        List<StabilityContrast> small = Stream.of(0.05, 0.1, 0.2, 0.4)
                .map(f -> StabilityContrast.of(cascade, f, 40, 1e-4))
                .toList();
        chapter.row(constants("Fourier modulus", small.stream().map(c -> c.fourier() / 1e-4)));
        chapter.row(constants("scattering", small.stream().map(c -> c.scattering() / 1e-4)));
        chapter.row(constants("certificate", small.stream().map(c -> c.certificate() / 1e-4)));
        chapter.isWritten();
    }

    private static Object[] constants(String name, Stream<Double> values) {
        return Stream.concat(Stream.of(name), values).toArray();
    }
}
