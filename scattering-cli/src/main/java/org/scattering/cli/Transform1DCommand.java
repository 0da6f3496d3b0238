package org.scattering.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.job.Recipe;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Padding;
import org.scattering.settings.Scattering1D;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code scatter transform 1d}. */
@Command(
        name = "1d",
        header = "Scattering coefficients of signals: .npy (the last axis is time), WAV, IDX.",
        description = {
            "",
            "Output: a .npy with the axes (leading..., path, time); a sound of several channels has one leading axis. "
                    + "Rows are in Kymatio's order.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  scatter transform 1d --input speech.wav --output speech.npy --paths paths.csv",
            "  scatter transform 1d --input 'recordings/*.wav' --output features --J 6",
            "  scatter transform 1d --input recordings --output all.npy --stack --length 8192"
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Transform1DCommand implements Callable<Integer>, Recipe {
    @ParentCommand
    @Nullable
    private TransformCommand parent;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    @Option(names = "--J", paramLabel = "J", defaultValue = "8", description = "scale: 2^J samples, default 8")
    private int scale;

    @Option(
            names = "--Q",
            paramLabel = "Q",
            defaultValue = "8",
            converter = Quality.Converter.class,
            description = "wavelets per octave, one number or one a layer (8,2), default 8")
    private Quality quality = new Quality(List.of(8));

    @Option(names = "--T", paramLabel = "T", description = "samples averaged over, default 2^J")
    private @Nullable Integer support;

    @Option(
            names = "--sampling-rate",
            paramLabel = "HZ",
            description = "for Hz in the table of paths; WAV files know their own")
    private @Nullable Double samplingRate;

    @Option(names = "--length", paramLabel = "N", description = "crop or zero-pad every signal to N samples, centred")
    private @Nullable Integer length;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "with --padding already-padded: the true length within the padded input")
    private @Nullable Integer size;

    @Override
    public Integer call() {
        boolean padded = shared.padding() == Padding.ALREADY_PADDED;
        if (padded == (size == null)) {
            throw new Refusal(
                    padded
                            ? "--padding already-padded needs --size N, the true length within the padded input"
                            : "--size is for --padding already-padded; --length crops or pads a signal");
        }
        if (padded && length != null) {
            throw new Refusal("--length changes the size of signals that --padding already-padded takes as they are");
        }
        if (length != null && length < 1) {
            throw new Refusal("--length " + length + ": at least 1 sample is needed");
        }
        Reading reading = new Reading(shared.scaling(), Reading.Colour.KEEP, shared.notFinite(), length, samplingRate);
        return TransformCommand.run(shared, this, reading, parent);
    }

    @Override
    public int dimensions() {
        return 1;
    }

    @Override
    public Scattering1D settings(SignalSource source) {
        Integer trueLength = size;
        int n = trueLength == null ? Math.toIntExact(source.signalShape().getFirst()) : trueLength;
        Scattering1D.Builder builder = Scattering1D.builder(n)
                .scale(scale)
                .quality(quality.layers().toArray(Integer[]::new))
                .signalType(source.type());
        shared.apply(builder);
        Integer samples = support;
        if (samples != null) {
            builder.support(samples);
        }
        Double rate = source.samplingRate();
        if (rate != null) {
            builder.samplingRate(rate);
        }
        return builder.build();
    }

    @Override
    public String extension() {
        return shared.extension();
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("transform", "1d");
        description.put("J", Integer.toString(scale));
        description.put("Q", quality.toString());
        description.put("T", support == null ? "default" : support.toString());
        description.put("length", length == null ? "as it is" : length.toString());
        description.put("size", size == null ? "as it is" : size.toString());
        description.put("sampling-rate", samplingRate == null ? "as the file says" : samplingRate.toString());
        description.putAll(shared.description());
        return description;
    }
}
