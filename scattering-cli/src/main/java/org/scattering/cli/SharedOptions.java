package org.scattering.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.job.Computation;
import org.scattering.cli.job.Recipe;
import org.scattering.cli.job.Request;
import org.scattering.cli.report.Refusal;
import org.scattering.engine.Precision;
import org.scattering.settings.Averaging;
import org.scattering.settings.Padding;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What 1D and 2D transforms are asked for alike. */
final class SharedOptions {
    @Option(
            names = "--input",
            required = true,
            paramLabel = "F",
            description = "a file, a folder, or a quoted pattern such as 'dir/*.wav' ('**' reaches into sub-folders)")
    private String input = "";

    @Option(
            names = "--output",
            required = true,
            paramLabel = "OUT",
            description = "OUT.npy (without averaging OUT.npz); for a folder or pattern the folder of the outputs")
    private Path output = Path.of("");

    @Option(
            names = "--max-order",
            paramLabel = "M",
            defaultValue = "2",
            description = "order of the longest path, default 2")
    private int maxOrder;

    @Option(
            names = "--averaging",
            paramLabel = "KIND",
            defaultValue = "local",
            converter = Words.Averagings.class,
            description = "local (default), global-mean, global-sum (Kymatio's T='global'), or none")
    private AveragingKind averaging = AveragingKind.LOCAL;

    @Option(
            names = "--stride",
            paramLabel = "S",
            description = "input samples between two output samples, a power of two; default the largest within T")
    private @Nullable Integer stride;

    @Option(
            names = "--padding",
            paramLabel = "KIND",
            defaultValue = "reflect",
            converter = Words.Paddings.class,
            description = "how a signal continues: reflect (default), symmetric, periodic, zero, already-padded")
    private Padding padding = Padding.REFLECT;

    @Option(
            names = "--profile",
            paramLabel = "BANK",
            defaultValue = "kymatio",
            converter = Words.Profiles.class,
            description = "normalisation of the filters: kymatio (default), native, tight")
    private Profile profile = Profile.KYMATIO;

    @Option(names = "--all-paths", description = "all paths, not only those of decreasing frequency")
    private boolean allPaths;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "auto (default), or an engine that 'scatter info' lists: reference, simd, scalar, cuda; on a machine "
                            + "with a GPU auto chooses by time, and engines differ in the last bits: name one where bits matter")
    private String engine = "auto";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "default: the processors of the machine; with cuda they copy to and from the memory it reads")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "single",
            converter = Words.Precisions.class,
            description = "single (default, float32) or double (float64)")
    private Precision precision = Precision.SINGLE;

    @Option(names = "--paths", paramLabel = "CSV", description = "write the table of paths: what each output row is")
    private @Nullable Path paths;

    @Option(names = "--raw", description = "integers of images, sounds and IDX files as stored, unscaled")
    private boolean raw;

    @Option(
            names = "--nan",
            paramLabel = "HOW",
            defaultValue = "refuse",
            converter = Words.NotFinites.class,
            description = "NaN and infinity: refuse (default), or zero to replace them by 0")
    private Reading.NotFinite notFinite = Reading.NotFinite.REFUSE;

    @Option(
            names = "--stack",
            description = "one array (file, ..., path, ...) of a folder or pattern, and OUT.files.csv: row, file")
    private boolean stack;

    @Option(
            names = "--overwrite",
            description = "replace the outputs of an earlier run over a folder, which otherwise stay as they are")
    private boolean overwrite;

    @Mixin
    final Verbosity verbosity = new Verbosity();

    boolean stack() {
        return stack;
    }

    Padding padding() {
        return padding;
    }

    Request request(Recipe recipe, Reading reading) {
        if (threads < 1 || threads > 4096) {
            throw new Refusal("--threads " + threads + ": 1 to 4096 are accepted");
        }
        requireOwnPlace(paths);
        return new Request(
                input,
                output,
                paths,
                recipe,
                reading,
                new Computation(engine, precision, threads),
                overwrite ? Request.Existing.REPLACE : Request.Existing.KEEP);
    }

    private void requireOwnPlace(@Nullable Path table) {
        if (table == null) {
            return;
        }
        Path place = table.toAbsolutePath().normalize();
        if (place.equals(output.toAbsolutePath().normalize())
                || place.equals(Path.of(input).toAbsolutePath().normalize())) {
            throw new Refusal("--paths " + table + ": is the input or the output; choose another file");
        }
    }

    Reading.Scaling scaling() {
        return raw ? Reading.Scaling.RAW : Reading.Scaling.UNIT;
    }

    Reading.NotFinite notFinite() {
        return notFinite;
    }

    String extension() {
        return averaging == AveragingKind.NONE ? ".npz" : ".npy";
    }

    private @Nullable Averaging explicitAveraging() {
        return switch (averaging) {
            case LOCAL -> null;
            case GLOBAL_MEAN -> Averaging.GLOBAL_MEAN;
            case GLOBAL_SUM -> Averaging.GLOBAL_SUM;
            case NONE -> Averaging.NONE;
        };
    }

    private Paths pathsWanted() {
        return allPaths ? Paths.ALL : Paths.FREQUENCY_DECREASING;
    }

    void apply(Scattering1D.Builder builder) {
        builder.maxOrder(maxOrder).padding(padding).profile(profile).paths(pathsWanted());
        Averaging kind = explicitAveraging();
        if (kind != null) {
            builder.averaging(kind);
        }
        Integer samples = stride;
        if (samples != null) {
            builder.stride(samples);
        }
    }

    void apply(Scattering2D.Builder builder) {
        builder.maxOrder(maxOrder).padding(padding).profile(profile).paths(pathsWanted());
        Averaging kind = explicitAveraging();
        if (kind != null) {
            builder.averaging(kind);
        }
        Integer samples = stride;
        if (samples != null) {
            builder.stride(samples);
        }
    }

    Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("max-order", Integer.toString(maxOrder));
        description.put("averaging", Words.word(averaging));
        description.put("stride", stride == null ? "default" : stride.toString());
        description.put("padding", Words.word(padding));
        description.put("profile", Words.word(profile));
        description.put("paths", allPaths ? "all" : "frequency-decreasing");
        description.put("engine", engine);
        description.put("precision", Words.word(precision));
        description.put("integers", raw ? "raw" : "scaled");
        description.put("nan", Words.word(notFinite));
        return description;
    }
}
