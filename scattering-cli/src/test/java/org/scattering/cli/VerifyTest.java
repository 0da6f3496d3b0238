package org.scattering.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.settings.Profile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code scatter verify}: no violation where the theory holds, exit code 1 where it does not, 2 for what is no question. */
class VerifyTest {
    private static final List<Integer> LINE = List.of(64);
    private static final List<Integer> SQUARE = List.of(16, 16);

    @TempDir
    private Path folder;

    private Cli verify(String dimension, Object... more) {
        return Cli.run(
                Stream.concat(Stream.of("verify", dimension, "--output", folder.resolve("out")), Arrays.stream(more))
                        .toArray());
    }

    private Cli small1D(Object... more) {
        List<Object> settings = new ArrayList<>(List.of("--length", 64, "--J", 3, "--trials", 6));
        if (!List.of(more).contains("--bank")) {
            settings.addAll(List.of("--Q", 1));
        }
        settings.addAll(List.of(more));
        return verify("1d", settings.toArray());
    }

    private Cli small2D(Object... more) {
        List<Object> settings = new ArrayList<>(List.of("--J", 1, "--trials", 4));
        if (!List.of(more).contains("--bank")) {
            settings.addAll(List.of("--L", 4));
        }
        settings.addAll(List.of(more));
        return verify("2d", settings.toArray());
    }

    private JsonNode report() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("out/report.json")));
    }

    private List<String> violated() throws IOException {
        return report().get("claims")
                .valueStream()
                .filter(c -> !c.get("holds").asBoolean())
                .map(c -> c.get("name").asString())
                .toList();
    }

    /** φ is a single frequency where T is the length of the signal; order 0 alone is no network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--length 64 --J 6 --Q 1",
                "--length 128 --J 2 --Q 4 --T 128",
                "--length 64 --J 3 --Q 1 --max-order 0",
                "--length 61 --J 5 --Q 8 --T 1",
            })
    void extremeSettings(String settings) {
        Cli run = verify("1d", (Object[]) (settings + " --trials 2").split(" ", -1));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(folder.resolve("out/report.html")).exists();
    }

    /** Engines, sub-sampling and the network are those of the settings that were given, on a circle that the stride divides. */
    @Test
    void theSettingsAskedForAreChecked() throws IOException {
        Cli run = verify(
                "1d",
                "--length",
                101,
                "--J",
                3,
                "--Q",
                2,
                "--T",
                37,
                "--stride",
                16,
                "--all-paths",
                "--profile",
                "kymatio",
                "--trials",
                2);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        JsonNode sampled = tables("Where the energy goes").stream()
                .filter(t -> t.get("name").asString().startsWith("Sub-sampling"))
                .findFirst()
                .orElseThrow();
        assertThat(sampled.get("rows").get(0).get(0).asInt()).isEqualTo(37);
        assertThat(sampled.get("rows").get(0).get(1).asInt()).isEqualTo(16);
        assertThat(claims("sub-sampling changes the energy", "input"))
                .containsExactly("signal 0 of generated wave packets, with zeros up to [112]");
        assertThat(claims("the network of Morlet wavelets", "input"))
                .containsExactly("signal 0 of generated wave packets, with zeros up to [112]");
        assertThat(claims("the coefficients of the engine", "input"))
                .hasSize(2)
                .containsOnly("signal 0 of generated wave packets");
        assertThat(notes()).contains("T keeps its ratio to 2^J: J = 1 has T = 9, J = 2 has T = 19, J = 3 has T = 37");
    }

    @Test
    void theEngineAskedForIsChecked() throws IOException {
        assertThat(small1D("--engine", "reference").code()).isZero();
        assertThat(claims("the coefficients of the engine", "name"))
                .containsExactly("the coefficients of the engine keep the identity, engine reference");
        assertThat(small1D("--engine", "scalar").code()).isZero();
        assertThat(claims("the coefficients of the engine", "name"))
                .containsExactly("the coefficients of the engine keep the identity, engine scalar");
    }

    private List<String> claims(String name, String field) throws IOException {
        return report().get("claims")
                .valueStream()
                .filter(c -> c.get("name").asString().startsWith(name))
                .map(c -> c.get(field).asString())
                .toList();
    }

    private List<JsonNode> tables(String section) throws IOException {
        return report().get("tables")
                .valueStream()
                .filter(t -> t.get("section").asString().equals(section))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tight", "native", "kymatio"})
    void generatedSignals(String profile) throws IOException {
        Cli run = small1D("--profile", profile, "--seed", 3);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out()).contains("guarantees hold").doesNotContain("VIOLATED");
        JsonNode json = report();
        assertThat(json.get("holds").asBoolean()).isTrue();
        assertThat(json.get("seed").asInt()).isEqualTo(3);
        assertThat(json.get("settings").get("profile").asString()).isEqualTo(profile);
        assertThat(json.get("machine").get("cores").asInt()).isPositive();
        assertThat(json.get("claims")
                        .valueStream()
                        .map(c -> c.get("section").asString())
                        .distinct())
                .containsExactly(
                        "The filters",
                        "Where the energy goes",
                        "Distances",
                        "Translations",
                        "Deformations",
                        "Why not the Fourier modulus",
                        "The commutator",
                        "Random deformations",
                        "Relative stability",
                        "General networks");
        assertThat(json.get("claims").valueStream())
                .allSatisfy(c -> assertThat(c.propertyNames())
                        .containsExactly(
                                "section", "name", "formula", "source", "bound", "measured", "holds", "input", "seed"));
    }

    @Test
    void imagesAndAPageThatNeedsNothingElse() throws IOException {
        Path images = NpyFiles.writeDoubles(folder.resolve("x.npy"), TestSignals.eighths(2 * 256, 4), 2, 16, 16);
        Cli run = small2D("--input", images);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).as(run.out()).isZero();
        String page = Files.readString(folder.resolve("out/report.html"));
        assertThat(Stream.of("guarantees hold", "data:image/png;base64,", "x.npy", "scatter verify 2d"))
                .allMatch(page::contains);
        assertThat(page.split("<img ", -1)).hasSizeGreaterThan(8);
        assertThat(Stream.of("src=\"http", "href=", "<script", "<link")).noneMatch(page::contains);
        assertThat(folder.resolve("out/pictures/littlewood-paley.png")).exists();
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private JsonNode table(String section) throws IOException {
        return tables(section).getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "2d"})
    void neuralCollapseIsMeasured(String dimension) throws IOException {
        assertThat((dimension.equals("1d") ? small1D() : small2D()).code()).isZero();
        JsonNode table = table("Neural collapse");
        assertThat(table.get("rows").valueStream().map(row -> row.get(0).asString()))
                .containsExactly(
                        "signal",
                        "signal",
                        "Fourier modulus",
                        "Fourier modulus",
                        "scattering, order 1",
                        "scattering, order 1",
                        "scattering, order 2",
                        "scattering, order 2");
        assertThat(table.get("rows").valueStream().map(row -> row.get(1).asString()))
                .containsExactly("training", "test", "training", "test", "training", "test", "training", "test");
        assertThat(table.get("columns").get(8).asString()).isEqualTo("agreement");
        assertThat(table.get("rows").valueStream()).allSatisfy(row -> {
            assertThat(row.get(3).asDouble()).isPositive();
            assertThat(row.get(7).asDouble()).isBetween(0.0, 4.0);
            // Far above one in six or ten, the agreement of two rules that have nothing in common; less of new
            // examples.
            assertThat(row.get(8).asDouble()).isBetween(row.get(1).asString().equals("training") ? 0.4 : 0.3, 1.0);
        });
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<h2>Neural collapse</h2>");
    }

    @Test
    void neuralCollapseOfOnesOwnFeatures() throws IOException {
        double[] corners = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1};
        Path features = NpyFiles.writeDoubles(folder.resolve("f.npy"), corners, 6, 3);
        Path labels = NpyFiles.writeDoubles(folder.resolve("l.npy"), new double[] {0, 1, 2, 0, 1, 2}, 6);
        Path classifier = NpyFiles.writeDoubles(folder.resolve("w.npy"), Arrays.copyOf(corners, 9), 3, 3);
        Cli run = small1D("--collapse", features, "--labels", labels, "--classifier", classifier);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        JsonNode given = tables("Neural collapse").getLast();
        assertThat(given.get("name").asString()).isEqualTo("Given: 6 examples of 3 classes");
        JsonNode row = given.get("rows").get(0);
        assertThat(row.get(0).asString()).isEqualTo(features.toString());
        assertThat(row.get(1).asString()).isEqualTo(classifier.toString());
        assertThat(row.get(2).asInt()).isEqualTo(3);
        for (int measure = 3; measure < 8; measure++) {
            assertThat(Math.abs(row.get(measure).asDouble())).isLessThan(1e-12);
        }
        assertThat(row.get(8).asDouble()).isEqualTo(1);
        assertThat(small1D("--collapse", features).err()).contains("--collapse " + features + ": --labels F is needed");
        assertThat(small1D("--classifier", classifier).err()).contains("--collapse F.npy is needed");
        assertThat(small1D("--labels", labels).err()).contains("--collapse F.npy is needed");
    }

    private List<String> notes() throws IOException {
        return report().get("notes")
                .valueStream()
                .map(n -> n.get("note").asString())
                .toList();
    }

    @Test
    void whatIsNotCheckedIsSaid() throws IOException {
        assertThat(small1D("--max-order", 1).code()).isZero();
        assertThat(notes()).isEmpty();
        assertThat(small1D("--bank", "meyer", "--max-order", 1).code()).isZero();
        assertThat(notes()).anyMatch(n -> n.startsWith("not checked: the identity with coefficients of the engines"));
        assertThat(notes()).anyMatch(n -> n.startsWith("not measured: scattering"));
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Note: not checked: the identity");
    }

    @Test
    void theSameSeedFindsTheSame() throws IOException {
        small1D("--seed", 5);
        String first = report().get("claims").toString();
        small1D("--seed", 5);
        assertThat(report().get("claims").toString()).isEqualTo(first);
        small1D("--seed", 6);
        assertThat(report().get("claims").toString()).isNotEqualTo(first);
    }

    /** The transfer functions of a bank that is real in frequency. */
    private static double[] samples(Frame frame, int doubled, int left) {
        double[] samples = new double[(frame.bandpass().size() + 1) * frame.size()];
        int filters = 0;
        for (int g = -1; g < frame.bandpass().size(); g++) {
            var filter = g < 0 ? frame.lowpass() : frame.bandpass().get(g).transfer();
            for (int k = 0; k < frame.size() && g != left; k++) {
                samples[filters * frame.size() + k] = (g == doubled ? 2 : 1) * filter.re(k);
            }
            filters += g == left ? 0 : 1;
        }
        return Arrays.copyOf(samples, filters * frame.size());
    }

    private Path bank(Frame frame, int doubled, int left) {
        double[] samples = samples(frame, doubled, left);
        Integer[] shape = Stream.concat(Stream.of(samples.length / frame.size()), frame.shape().stream())
                .toArray(Integer[]::new);
        return NpyFiles.writeDoubles(folder.resolve("bank.npy"), samples, shape);
    }

    private static final int NONE = 1000;

    @Test
    void aGivenTightBankHolds() throws IOException {
        Frame meyer = new MeyerBank(3).frame(LINE);
        assertThat(meyer.bandpass()).extracting(BandPass::scale).isNotEmpty();
        Path filters = bank(meyer, NONE, NONE);
        Cli run = verify("1d", "--bank", filters, "--trials", 2);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(report().get("shape").toString()).isEqualTo("[64]");
    }

    @Test
    void aTightBankStoredInSinglePrecisionHoldsToItsRounding() throws IOException {
        Frame tight = new MorletBank1D(3, 1, 8, Profile.TIGHT).frame(LINE);
        double[] filters = samples(tight, NONE, NONE);
        Path file = folder.resolve("single.npy");
        Cli run = small1D("--bank", NpyFiles.writeFloats(file, filters, filters.length / 64, 64));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        filters[64 + 20] *= 1.0001;
        run = small1D("--bank", NpyFiles.writeFloats(file, filters, filters.length / 64, 64));
        assertThat(run.code()).isEqualTo(1);
        assertThat(violated()).contains("the bank is a Parseval frame, layer 1");
    }

    @Test
    void aDoubledFilterIsCaught() throws IOException {
        Path doubled = bank(new MeyerBank(3).frame(LINE), 1, NONE);
        Cli run = small1D("--bank", doubled, "--seed", 9);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "violated: the bank is a Parseval frame",
                        "bank.npy, layer 1, at [",
                        "seed 9",
                        "repeat it with:");
        assertThat(violated()).contains("the bank is a Parseval frame, layer 1").anyMatch(n -> n.contains("loses no"));
        assertThat(Files.readString(folder.resolve("out/report.html")).contains("guarantees are violated"))
                .isTrue();
        assertThat(small1D("--bank", doubled, "--profile", "native").code()).isEqualTo(1);
        assertThat(violated()).contains("the bank does not expand, layer 1");
        Path image = bank(new MorletBank2D(1, 4, Profile.TIGHT).frame(SQUARE), 2, NONE);
        assertThat(small2D("--bank", image).code()).isEqualTo(1);
    }

    @Test
    void aMissingBandIsCaught() throws IOException {
        Bank tight = new MorletBank1D(3, 1, 8, Profile.TIGHT);
        Cli run = small1D("--bank", bank(tight.frame(LINE), NONE, 1));
        assertThat(run.code()).isEqualTo(1);
        assertThat(violated()).contains("the bank is a Parseval frame, layer 1");
        Cli gap = small1D("--bank", bank(new MeyerBank(3).frame(LINE), NONE, 0));
        assertThat(gap.code()).isEqualTo(2);
        assertThat(gap.err()).contains("layer 1: no frame, A = ", " at the frequency [");
    }

    @Test
    void waveletsThatSeeConstantsAreCaught() throws IOException {
        assertThat(small1D("--bank", "gabor").code()).isEqualTo(1);
        assertThat(violated()).containsOnly("wavelets do not see constants, layer 1");
        assertThat(small2D("--bank", "gabor").code()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meyer", "haar", "random"})
    void otherFamilies(String family) {
        Cli run = small1D("--bank", family);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    @Test
    void aGivenDisplacement() throws IOException {
        double[] tau = new double[64];
        Arrays.setAll(tau, i -> 3 * Math.sin(Math.PI * i / 16.0));
        Path file = NpyFiles.writeDoubles(folder.resolve("tau.npy"), tau, 64);
        assertThat(small1D("--tau", file).code()).isZero();
        Arrays.setAll(tau, i -> i % 2 == 0 ? 0.0 : 1.25);
        Cli folded = small1D("--tau", NpyFiles.writeDoubles(file, tau, 64));
        assertThat(folded.code()).isEqualTo(2);
        assertThat(folded.err()).contains("--tau " + file + ": its largest gradient is 1.25");
        assertThat(small1D("--tau", NpyFiles.writeDoubles(file, new double[32], 32))
                        .err())
                .contains("tau.npy: 1 arrays of the shape [32]; the signals need 1");
    }

    /** The same numbers as a formula and as an array give the same findings, in time and on images. */
    @Test
    void aDisplacementAsAFormula() throws IOException {
        double[] tau = new double[64];
        Arrays.setAll(tau, u -> 3 * Math.sin(2 * Math.PI * u / 64));
        assertThat(small1D("--tau", NpyFiles.writeDoubles(folder.resolve("tau.npy"), tau, 64))
                        .code())
                .isZero();
        String asArray = tables("Deformations").toString();
        assertThat(small1D("--tau", "3*sin(2*pi*u/N)").code()).isZero();
        assertThat(tables("Deformations").toString()).isEqualTo(asArray);
        assertThat(report().get("settings").get("tau").asString()).isEqualTo("3*sin(2*pi*u/N)");
        assertThat(report().get("claims").toString()).contains("the given τ");
        assertThat(report().toString()).contains("--tau '3*sin(2*pi*u/N)'");
        // Far below a sample everything is proportional, if it is looked at where it is more than rounding.
        assertThat(small1D("--tau", "1e-11*sin(2*pi*u/N)").code()).isZero();
        assertThat(small1D("--tau", "2*sin(2*pi*u/N)").code()).isZero();
        assertThat(tables("Deformations").toString()).isNotEqualTo(asArray);
        assertThat(small2D("--tau", "sin(pi*u/M); u*v/M/N").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20*sin(2*pi*u/N) | --tau 20*sin(2*pi*u/N): its largest gradient is 1.96",
                "1e200*u^2        | --tau 1e200*u^2: tau[0][1] = 1.0E200: finite numbers are needed, of at most",
                "u;u              | --tau u;u: 2 formulas",
                "tau.np           | --tau tau.np: 'tau.np' is neither a .npy file nor a formula",
            })
    void displacementsThatAreRefused(String tau, String message) {
        Cli run = small1D("--tau", tau);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(folder.resolve("out/report.html")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--trials 0              | --trials 0: 1 to 1000000 are accepted",
                "--bank wavelets         | --bank wavelets: is neither morlet, gabor, meyer, haar, random nor a .npy",
                "--bank nothing.npy      | nothing.npy: no such file",
                "--padding already-padded | --padding already-padded is for scatter transform",
                "--J 11                  | J = 11",
                "--input nothing.wav     | nothing.wav: no such file",
                "--bank haar --T 64      | --T: the bank haar takes no notice of it; leave it out",
                "--bank haar --Q 1       | --Q: the bank haar takes no notice of it; leave it out",
                "--bank gabor --stride 4 | --stride: the bank gabor takes no notice of it; leave it out",
                "--averaging none        | --averaging none: local is accepted; the theorems are about S[p]x = U[p]x",
                "--engine fast           | fast",
            })
    void refusals(String options, String message) {
        Cli run = verify("1d", (Object[]) options.strip().split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("scatter: ").contains(message).doesNotContain("\tat ");
        assertThat(folder.resolve("out/report.html")).doesNotExist();
    }

    @Test
    void filtersThatAreNone() {
        double[] filters = new double[3 * 32];
        Arrays.fill(filters, 1);
        Path wrong = NpyFiles.writeDoubles(folder.resolve("bank.npy"), filters, 3, 32);
        assertThat(small1D("--bank", wrong).err())
                .contains("bank.npy: filters on the grid [32]; the signals need filters on the grid [64]");
        assertThat(small1D("--bank", NpyFiles.writeDoubles(wrong, filters, 96)).err())
                .contains("bank.npy: the shape [96] has not the axes that are needed");
        assertThat(small1D("--bank", NpyFiles.writeDoubles(wrong, new double[64], 1, 64))
                        .err())
                .contains("bank.npy: filters: 1 given; a low-pass filter and at least one band-pass filter");
        filters[40] = 1e200;
        assertThat(small1D("--bank", NpyFiles.writeDoubles(wrong, Arrays.copyOf(filters, 192), 3, 64))
                        .err())
                .contains("bank.npy: the largest number of the filters is 1.0E200; 1.0E-12 to 1.0E12 is accepted");
        filters[40] = Double.NaN;
        Cli run = small1D("--bank", NpyFiles.writeDoubles(wrong, filters, 3, 32));
        assertThat(run.err()).contains("bank.npy: NaN at index [1, 8]");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void signalsOnWhichLittleCanBeSeen() {
        double[] x = new double[64];
        assertThat(small1D("--input", NpyFiles.writeDoubles(folder.resolve("x.npy"), x, 64))
                        .err())
                .contains("x.npy: the first signal is 0 throughout");
        Arrays.fill(x, 2);
        Cli run = small1D("--input", NpyFiles.writeDoubles(folder.resolve("x.npy"), x, 64));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    @Test
    void whatOthersMadeStays() throws IOException {
        Path page = folder.resolve("out/report.html");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(page, "of another");
        Files.writeString(folder.resolve("out/notes.txt"), "mine");
        Cli run = small1D();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds a report that scatter verify has not made");
        assertThat(page).hasContent("of another");
        Files.delete(page);
        assertThat(small1D().code()).isZero();
        assertThat(small1D("--seed", 2).code()).isZero();
        assertThat(folder.resolve("out/notes.txt")).hasContent("mine");
        Files.writeString(folder.resolve("file"), "");
        Cli file = Cli.run("verify", "1d", "--output", folder.resolve("file"));
        assertThat(file.code()).isEqualTo(2);
    }

    private static Path data(String name) {
        String told = System.getProperty("scatter.data");
        Path data = (told == null ? Path.of("..", "..", "shared", "data") : Path.of(told)).resolve(name);
        assumeTrue(Files.exists(data), "there is no " + data.toAbsolutePath().normalize());
        return data;
    }

    @Test
    void spokenDigit() {
        Cli run = verify(
                "1d",
                "--input",
                data("fsdd/recordings/3_george_0.wav"),
                "--length",
                1024,
                "--J",
                5,
                "--Q",
                1,
                "--trials",
                10);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    @Test
    void digitsOfMnist() {
        Cli run = verify("2d", "--input", data("mnist/t10k-images-idx3-ubyte.gz"), "--L", 4, "--trials", 10);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }
}
