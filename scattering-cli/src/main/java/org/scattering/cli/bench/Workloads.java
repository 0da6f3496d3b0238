package org.scattering.cli.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.Scattering1D;
import org.scattering.settings.Scattering2D;

/** The workloads that have names; the first six are those that Kymatio measures itself by. */
public final class Workloads {
    /** Sampling rates of the data that the names speak of, in Hz; they change no coefficient. */
    private static final double EEG = 256;

    private static final double SPEECH = 16_000;
    private static final double MUSIC = 44_100;

    /** All of them, in the order in which they are measured. */
    public static final List<Workload> ALL = List.of(
            new Workload("eeg", signal(1024, 8, 1, EEG).build(), 32),
            new Workload("speech", speech().build(), 32),
            new Workload("music", signal(1 << 16, 13, 12, MUSIC).build(), 2),
            new Workload("mnist", image(32, 2, 8), 32 * 3),
            new Workload("img224", image(224, 3, 8), 4 * 3),
            new Workload("img64", image(64, 6, 2), 4 * 3),
            new Workload("single", speech().build(), 1),
            new Workload("long", signal(1 << 20, 13, 12, MUSIC).build(), 1),
            new Workload("big", image(1024, 5, 8), 1),
            new Workload("order3", speech().maxOrder(3).build(), 32));

    private Workloads() {}

    /**
     * Finds a workload.
     *
     * @param name its name
     * @return the workload
     * @throws Refusal where there is none of that name
     */
    public static Workload named(String name) {
        return ALL.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("workload " + name + ": there are "
                        + ALL.stream().map(Workload::name).collect(Collectors.joining(", "))
                        + "; for one of your own give its --shape instead of a name"));
    }

    private static Scattering1D.Builder speech() {
        return signal(4096, 8, 8, SPEECH);
    }

    private static Scattering1D.Builder signal(int length, int scale, int quality, double rate) {
        return Scattering1D.builder(length).scale(scale).quality(quality).samplingRate(rate);
    }

    private static Scattering2D image(int side, int scales, int angles) {
        return Scattering2D.builder(side, side).scales(scales).angles(angles).build();
    }
}
