package org.scattering.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Refusal;
import org.scattering.cli.verify.DisplacementFormula;
import org.scattering.cli.verify.Inquiry;
import org.scattering.cli.verify.LearnedFeatures;
import org.scattering.cli.verify.Magnitude;
import org.scattering.cli.verify.Material;
import org.scattering.cli.verify.ReportFiles;
import org.scattering.cli.verify.SignalFile;
import org.scattering.cli.verify.StabilityCheck;
import org.scattering.cli.verify.StimuliFolder;
import org.scattering.cli.verify.Subject;
import org.scattering.cli.verify.VerifyRun;
import org.scattering.deform.Boundary;
import org.scattering.deform.Displacement;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.frame.HaarBank;
import org.scattering.frame.MeyerBank;
import org.scattering.frame.RandomBank;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;
import org.scattering.stability.Stimuli;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What {@code verify 1d} and {@code verify 2d} are asked for alike. */
final class VerifyOptions {
    private static final int RANDOM_FILTERS = 8;
    private static final int RANDOM_TAPS = 7;
    private static final List<String> BANKS_OF_SCALE = List.of("morlet", "gabor", "meyer", "haar");

    @Spec(Spec.Target.MIXEE)
    @Nullable
    private CommandSpec command;

    @Option(names = "--input", paramLabel = "F", description = "a file with signals; default: made from the seed")
    private @Nullable Path input;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "folder of report.html, report.json and the pictures")
    private Path output = Path.of("");

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "random deformations; default 20 to 500, by the size of the transform")
    private @Nullable Integer trials;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of everything drawn, default 1")
    private long seed;

    @Option(
            names = "--bank",
            paramLabel = "BANK",
            defaultValue = "morlet",
            description =
                    "morlet (default, the transform's own), gabor, meyer, haar, random, or a .npy of transfer"
                            + " functions (filter, frequency ...), the low-pass filter and frequency 0 first, taken as it is. What a bank has no use for is refused")
    private String bank = "morlet";

    @Option(
            names = "--tau",
            paramLabel = "NPY|FORMULA",
            description =
                    "a displacement in samples: an array (N) or (2, rows, columns), or a formula of the sample u and"
                            + " the length N, such as '3*sin(2*pi*u/N)', on images of the row u, the column v, M rows and N"
                            + " columns, 'ALONG ROWS; ALONG COLUMNS'; default: drawn from the seed")
    private @Nullable String tau;

    @Option(
            names = "--stimuli",
            paramLabel = "DIR",
            description =
                    "folder for what relative stability is measured on, as stimuli.npy, with the meaning of each row"
                            + " in stimuli.csv and the recipe in stimuli.json; with --features it is read, not written")
    private @Nullable Path stimuli;

    @Option(
            names = "--features",
            paramLabel = "NPY",
            description = "features learned elsewhere, a row for each row of stimuli.npy; their relative stability is"
                    + " reported beside the others. May be repeated; needs --stimuli")
    private List<Path> features = List.of();

    @Mixin
    private final CollapseOptions collapse = new CollapseOptions();

    @Option(
            names = "--max-order",
            paramLabel = "M",
            defaultValue = "2",
            description = "order of the longest path, default 2")
    private int maxOrder;

    @Option(
            names = "--stride",
            paramLabel = "S",
            description =
                    "input samples between two outputs, a power of two; default the largest within T. The theorems"
                            + " of the full grid hold at any; engines, sub-sampling and the network are checked at this one")
    private @Nullable Integer stride;

    @Option(
            names = "--padding",
            paramLabel = "KIND",
            defaultValue = "reflect",
            converter = Words.Paddings.class,
            description = "of the transform measured beside: reflect (default), symmetric, periodic, zero. Theorems are"
                    + " about the periodic continuation")
    private Padding padding = Padding.REFLECT;

    @Option(
            names = "--averaging",
            paramLabel = "KIND",
            defaultValue = "local",
            converter = Words.Averagings.class,
            description = "local alone: the theorems are about averages by φ")
    private AveragingKind averaging = AveragingKind.LOCAL;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = Engines.AUTO,
            description = "whose coefficients are checked: auto (default, the best of either precision), or an engine"
                    + " that 'scatter info' lists")
    private String engine = Engines.AUTO;

    @Option(
            names = "--profile",
            paramLabel = "P",
            defaultValue = "tight",
            converter = Words.Profiles.class,
            description = "what the bank is held to: tight (default, A = 1), native (max A <= 1), kymatio (A > 0)")
    private Profile profile = Profile.TIGHT;

    @Option(names = "--all-paths", description = "all paths, not only those of decreasing frequency")
    private boolean allPaths;

    @Option(names = "--raw", description = "integers of images, sounds and IDX files as stored, unscaled")
    private boolean raw;

    @Option(
            names = "--nan",
            paramLabel = "HOW",
            defaultValue = "refuse",
            converter = Words.NotFinites.class,
            description = "NaN and infinity in any file: refuse (default), or zero to replace them by 0")
    private Reading.NotFinite notFinite = Reading.NotFinite.REFUSE;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    boolean hasInput() {
        return input != null;
    }

    int run(VerifyDimension dimension, @Nullable VerifyCommand parent) {
        requireApplicable();
        ReportFiles files = ReportFiles.in(output, Version.text(), AtomicFile.Opener.FILE_SYSTEM);
        Path file = input;
        SignalFile signals = file == null
                ? null
                : SignalFile.read(file, dimension.dimensions(), dimension.reading(scaling(), notFinite));
        SignalFile filters = ownFilters() ? SignalFile.filters(Path.of(bank), dimension.dimensions(), notFinite) : null;
        List<Integer> shape =
                signals != null ? signals.shape() : dimension.shape(filters == null ? null : filters.shape());
        ScatteringSettings settings = dimension.settings(shape);
        Subject subject = filters == null ? subject(settings) : Subject.given(bank, settings, filters.bank(shape));
        Material material = signals == null ? Material.generated(shape, seed) : material(signals, shape);
        Integer wanted = trials;
        Inquiry inquiry = new Inquiry(
                subject,
                material,
                displacement(shape),
                wanted == null ? subject.affordableTrials() : wanted,
                seed,
                new Inquiry.Elsewhere(features(material, shape), collapse.features(notFinite, seed)),
                engine);
        Map<String, String> description = new LinkedHashMap<>(dimension.description());
        description.putAll(description());
        return VerifyRun.run(
                inquiry,
                description,
                repeat(),
                files,
                Objects.requireNonNull(parent).console());
    }

    private Material material(SignalFile file, List<Integer> shape) {
        String name = file.path().toString();
        Magnitude signals = Magnitude.of(name, file.signals());
        return Material.of(signals.name(name), signals.signals(), shape, seed);
    }

    /**
     * The scale where none was asked for: filters of a file have theirs, whatever J says, and fit any signal.
     *
     * @param usual the default
     * @param shape of a signal
     */
    int scale(int usual, List<Integer> shape) {
        int longest = 31 - Integer.numberOfLeadingZeros(Math.max(2, Collections.min(shape)));
        return BANKS_OF_SCALE.contains(bank) ? usual : Math.min(usual, longest);
    }

    /** No option is accepted that the bank takes no notice of. */
    private void requireUsed() {
        ParseResult parsed = Objects.requireNonNull(command).commandLine().getParseResult();
        List<String> ofTransform = List.of("--stride", "--padding", "--engine");
        List<String> ofMorlet = List.of("--Q", "--T", "--L");
        for (String name : ofTransform) {
            refuse(name, parsed.hasMatchedOption(name) && !bank.equals("morlet"));
        }
        for (String name : ofMorlet) {
            refuse(name, parsed.hasMatchedOption(name) && !bank.equals("morlet") && !bank.equals("gabor"));
        }
    }

    private void refuse(String name, boolean unused) {
        if (unused) {
            throw new Refusal(name + ": the bank " + bank + " takes no notice of it; leave it out");
        }
    }

    private void requireApplicable() {
        requireUsed();
        if (averaging != AveragingKind.LOCAL) {
            throw new Refusal("--averaging " + Words.word(averaging) + ": local is accepted; the theorems are about"
                    + " S[p]x = U[p]x ⋆ φ. What is next to the global mean is an averaging as wide as the signal,"
                    + " which is --T N in 1d");
        }
        Engines.choose(engine, Precision.SINGLE);
        Integer wanted = trials;
        if (wanted != null && (wanted < 1 || wanted > 1_000_000)) {
            throw new Refusal("--trials " + wanted + ": 1 to 1000000 are accepted");
        }
        if (padding == Padding.ALREADY_PADDED) {
            throw new Refusal("--padding already-padded is for scatter transform; signals to verify are not padded");
        }
        collapse.requireComplete();
        if (!features.isEmpty() && stimuli == null) {
            throw new Refusal("--features " + features.getFirst()
                    + ": --stimuli DIR is needed, the folder of the stimuli that they were computed from");
        }
    }

    private Reading.Scaling scaling() {
        return raw ? Reading.Scaling.RAW : Reading.Scaling.UNIT;
    }

    private boolean ownFilters() {
        if (List.of("morlet", "gabor", "meyer", "haar", "random").contains(bank)) {
            return false;
        }
        if (bank.endsWith(".npy") || Files.exists(Path.of(bank))) {
            return true;
        }
        throw new Refusal("--bank " + bank + ": is neither morlet, gabor, meyer, haar, random nor a .npy file");
    }

    private Subject subject(ScatteringSettings settings) {
        return switch (bank) {
            case "gabor" -> Subject.family("Gabor", settings, Subject.gabor(settings));
            case "meyer" -> Subject.family("Meyer", settings, new MeyerBank(settings.scale()));
            case "haar" -> Subject.family("Haar", settings, new HaarBank(settings.scale()));
            case "random" -> Subject.family("random", settings, new RandomBank(RANDOM_FILTERS, RANDOM_TAPS, seed));
            default -> Subject.of(settings);
        };
    }

    private List<LearnedFeatures> features(Material material, List<Integer> shape) {
        Path folder = stimuli;
        if (folder == null) {
            return List.of();
        }
        Stimuli shown = StabilityCheck.stimuli(material, shape, seed)
                .orElseThrow(
                        () -> new Refusal("--stimuli " + folder + ": there are none, for no deformation moves signals"
                                + " of the shape " + shape + " by half a sample without folds"));
        StimuliFolder files = new StimuliFolder(folder, shown);
        if (features.isEmpty()) {
            files.write(material.populationName());
            return List.of();
        }
        files.requireSame();
        if (features.stream().distinct().count() < features.size()) {
            throw new Refusal("--features: each file is accepted once");
        }
        return features.stream()
                .map(file -> LearnedFeatures.read(file, shown, notFinite))
                .toList();
    }

    private @Nullable Displacement displacement(List<Integer> shape) {
        String given = tau;
        if (given == null) {
            return null;
        }
        Displacement displacement;
        try {
            displacement = given.endsWith(".npy") || isFile(given)
                    ? SignalFile.displacement(Path.of(given), shape, notFinite)
                    : DisplacementFormula.of(given, shape);
            return displacement.requireUnfolded(Boundary.CLAMPED);
        } catch (Refusal | InvalidSettingException e) {
            String reason = String.valueOf(e.getMessage()).replaceFirst("^tau: ", "");
            Refusal refusal = new Refusal("--tau " + given + ": " + reason);
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** What no file can be called is a formula. */
    private static boolean isFile(String given) {
        try {
            return Files.exists(Path.of(given));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    void apply(Scattering1D.Builder builder) {
        builder.maxOrder(maxOrder).padding(padding).profile(profile).paths(pathsWanted());
        Integer samples = stride;
        if (samples != null) {
            builder.stride(samples);
        }
    }

    void apply(Scattering2D.Builder builder) {
        builder.maxOrder(maxOrder).padding(padding).profile(profile).paths(pathsWanted());
        Integer samples = stride;
        if (samples != null) {
            builder.stride(samples);
        }
    }

    private Paths pathsWanted() {
        return allPaths ? Paths.ALL : Paths.FREQUENCY_DECREASING;
    }

    private Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("bank", bank);
        description.put("tau", tau == null ? "drawn" : tau);
        description.put("stimuli", stimuli == null ? "not written" : stimuli.toString());
        description.put("features", features.toString());
        description.putAll(collapse.description());
        description.put("max-order", Integer.toString(maxOrder));
        description.put("engine", engine);
        description.put("stride", stride == null ? "default" : stride.toString());
        description.put("padding", Words.word(padding));
        description.put("profile", Words.word(profile));
        description.put("paths", allPaths ? "all" : "frequency-decreasing");
        description.put("integers", raw ? "raw" : "scaled");
        description.put("nan", Words.word(notFinite));
        return description;
    }

    /** The command line as it was given, in words that a shell takes as they are. */
    private String repeat() {
        ParseResult parsed =
                Objects.requireNonNull(command).root().commandLine().getParseResult();
        return "scatter "
                + parsed.originalArgs().stream().map(VerifyOptions::quoted).collect(Collectors.joining(" "));
    }

    static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
