package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.scattering.analysis.FullCascade;
import org.scattering.analysis.Modulus;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.FrameBounds;
import org.scattering.frame.GaborBank1D;
import org.scattering.frame.GaborBank2D;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Paths;
import org.scattering.settings.Profile;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;
import org.scattering.settings.ScatteringSettings;

/**
 * What is verified: filters and modulus, and what the filters are held to. That both are given from outside lets the checks be
 * tried on what is wrong on purpose. Immutable.
 *
 * @param bank what the filters are called
 * @param settings of the transform
 * @param origin whether the library's transform has these filters
 * @param raw the filters before they were made tight or scaled, layers 1 to M + 1
 * @param layers the filters that are verified
 * @param promise what they are held to
 * @param modulus what follows each wavelet
 */
public record Subject(
        String bank,
        ScatteringSettings settings,
        Origin origin,
        List<Frame> raw,
        List<Frame> layers,
        Promise promise,
        Modulus modulus) {

    private static final double WORK = 1e8;
    private static final double ROUNDING = 1e-12;

    /** Where filters come from. */
    public enum Origin {
        /** They are those of the transform with these settings. */
        TRANSFORM,
        /** They are others; there is no engine and no other grid or J to compare with. */
        ELSEWHERE
    }

    /** Refuses what is no frame. */
    public Subject {
        raw = List.copyOf(raw);
        layers = List.copyOf(layers);
        for (int m = 0; m < layers.size(); m++) {
            FrameBounds bounds = layers.get(m).bounds();
            if (!(bounds.lower() > 1e-12 * bounds.upper())) {
                throw new InvalidSettingException("bank " + bank + ", layer " + (m + 1) + ": no frame, A = "
                        + bounds.lower() + " at the frequency " + bounds.lowerFrequency()
                        + " cycles per sample; filters that cover every frequency are needed");
            }
        }
    }

    /**
     * The filters of a transform.
     *
     * @param settings its settings
     * @return the subject, held to what the profile promises
     */
    public static Subject of(ScatteringSettings settings) {
        return new Subject(
                "Morlet",
                settings,
                Origin.TRANSFORM,
                frames(Variant.with(settings, Profile.KYMATIO)),
                frames(settings),
                Promise.of(settings.profile()),
                Modulus.COMPLEX);
    }

    private static List<Frame> frames(ScatteringSettings settings) {
        return FullCascade.of(settings).frames();
    }

    /**
     * A family of filters, made tight or scaled as the profile says.
     *
     * @param name what it is called
     * @param settings size, order, paths and profile
     * @param family the filters
     * @return the subject
     */
    public static Subject family(String name, ScatteringSettings settings, Bank family) {
        Frame raw = family.frame(settings.shape());
        Frame layer = switch (settings.profile()) {
            case TIGHT -> raw.tight();
            case NATIVE -> raw.normalised(1);
            case KYMATIO -> raw;
        };
        return elsewhere(name, settings, raw, layer);
    }

    /**
     * Filters that are taken as they are, and held to what the profile promises.
     *
     * @param name what they are called
     * @param settings size, order, paths and profile
     * @param filters the filters of every layer
     * @return the subject
     */
    public static Subject given(String name, ScatteringSettings settings, Bank filters) {
        Frame layer = filters.frame(settings.shape());
        return elsewhere(name, settings, layer, layer);
    }

    private static Subject elsewhere(String name, ScatteringSettings settings, Frame raw, Frame layer) {
        int layers = settings.maxOrder() + 1;
        return new Subject(
                name,
                settings,
                Origin.ELSEWHERE,
                IntStream.range(0, layers).mapToObj(_ -> raw).toList(),
                IntStream.range(0, layers).mapToObj(_ -> layer).toList(),
                Promise.of(settings.profile()),
                Modulus.COMPLEX);
    }

    /**
     * The same filters followed by something else.
     *
     * @param other what takes the place of the complex modulus
     * @return the subject
     */
    public Subject with(Modulus other) {
        return new Subject(bank, settings, origin, raw, layers, promise, other);
    }

    /**
     * The bank of a transform without the correction that gives wavelets mean 0.
     *
     * @param settings J, Q, T or J, L
     * @return the bank
     */
    public static Bank gabor(ScatteringSettings settings) {
        return switch (settings) {
            case Scattering1D s ->
                new GaborBank1D(s.scale(), s.quality(1), Variant.local(s).support());
            case Scattering2D s -> new GaborBank2D(s.scale(), s.angles());
        };
    }

    /**
     * How many certificates are computed in a reasonable time.
     *
     * @return 20 to 500, by the number of paths and the size of a signal
     */
    public int affordableTrials() {
        double paths = cascade().pathCounts().stream().mapToDouble(n -> n).sum();
        return (int) Math.clamp(WORK / (paths * layers.getFirst().size()), 20, 500);
    }

    /** The cascade of the highest order, at least 1 where there is one, that takes no more numbers than so many. */
    FullCascade upTo(double work) {
        return upTo(cascade(), work);
    }

    static FullCascade upTo(FullCascade cascade, double work) {
        List<Long> paths = cascade.pathCounts();
        int order = 0;
        double sum = paths.getFirst();
        while (order + 1 < paths.size() && (order == 0 || (sum + paths.get(order + 1)) * cascade.size() <= work)) {
            order++;
            sum += paths.get(order);
        }
        return cascade.upTo(order);
    }

    boolean ofTransform() {
        return origin == Origin.TRANSFORM;
    }

    FullCascade cascade() {
        return FullCascade.of(layers, settings.paths()).with(modulus);
    }

    /**
     * What certificates are computed with.
     *
     * @param cascade max A ≤ 1 in every layer
     * @param remark how that was reached; empty where nothing was changed
     */
    record NonExpansive(FullCascade cascade, String remark) {
        void tell(Section section) {
            if (!remark.isEmpty()) {
                section.note(remark);
            }
        }
    }

    /** The cascade with every layer whose max A exceeds 1 scaled down to 1, as certificates need it. */
    NonExpansive nonExpansive() {
        return nonExpansive(layers, "");
    }

    /**
     * The same on a grid whose sides are cut to a length, for what costs more than a few passes. Filters from elsewhere stay on theirs.
     *
     * @param longest samples of a side, at most
     * @param scale the wished J; the next larger one where its filters do not cover every frequency
     * @return a cascade with max A ≤ 1
     */
    NonExpansive nonExpansive(int longest, int scale) {
        List<Integer> grid =
                settings.shape().stream().map(n -> Math.min(n, longest)).toList();
        if (!ofTransform() || grid.equals(settings.shape())) {
            return nonExpansive();
        }
        for (int j = Math.min(scale, settings.scale()); j <= settings.scale(); j++) {
            Optional<ScatteringSettings> cut = settings(j, grid);
            if (cut.isPresent()) {
                return nonExpansive(
                        frames(cut.get()),
                        "on the grid " + grid + " with " + Variant.words(cut.get()) + " instead of " + settings.shape()
                                + " with " + Variant.words(settings));
            }
        }
        return nonExpansive();
    }

    private NonExpansive nonExpansive(List<Frame> frames, String grid) {
        List<Frame> scaled = new ArrayList<>();
        List<String> remarks = new ArrayList<>(grid.isEmpty() ? List.of() : List.of(grid));
        for (Frame layer : frames) {
            double upper = layer.bounds().upper();
            scaled.add(upper > 1 ? layer.normalised(1) : layer);
            if (upper > 1 + ROUNDING) {
                remarks.add("the filters of layer " + scaled.size() + " are scaled by "
                        + Numbers.precise(1 / Math.sqrt(upper)) + " because max A = " + Numbers.precise(upper)
                        + ", and certificates need max A ≤ 1");
            }
        }
        return new NonExpansive(FullCascade.of(scaled, settings.paths()).with(modulus), String.join("; ", remarks));
    }

    /** All paths up to an order, by filters that are tight or promise to be. */
    FullCascade tightOnAllPaths(int order) {
        List<Frame> tight = layers.subList(0, order + 1).stream()
                .map(f -> promise == Promise.TIGHT ? f : f.tight())
                .toList();
        return FullCascade.of(tight, Paths.ALL).with(modulus);
    }

    /** The cascade with another J; only for the filters of the transform, none where these do not cover every frequency. */
    Optional<FullCascade> atScale(int scale) {
        return scale == settings.scale()
                ? Optional.of(cascade())
                : settings(scale, settings.shape()).map(s -> FullCascade.of(s).with(modulus));
    }

    /** The settings with another J on another grid; none where the filters do not cover every frequency there. */
    Optional<ScatteringSettings> settings(int scale, List<Integer> shape) {
        try {
            ScatteringSettings scaled = Variant.scaled(settings, scale, shape);
            frames(scaled);
            return Optional.of(scaled);
        } catch (InvalidSettingException e) {
            return Optional.empty();
        }
    }
}
