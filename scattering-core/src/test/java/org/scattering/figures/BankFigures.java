package org.scattering.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.FrameBounds;
import org.scattering.frame.Localisation;
import org.scattering.frame.MorletBank1D;
import org.scattering.frame.MorletBank2D;
import org.scattering.settings.Profile;

/** docs/theory.md, 1: frame bounds, and what tightening costs. */
class BankFigures {
    private final Chapter chapter = new Chapter();

    @Test
    void frameBounds() throws IOException {
        line("1D, N=1024, J=6, Q=1", 1024, p -> new MorletBank1D(6, 1, 64, p));
        line("1D, N=1024, J=6, Q=8", 1024, p -> new MorletBank1D(6, 8, 64, p));
        line("1D, N=8192, J=10, Q=12", 8192, p -> new MorletBank1D(10, 12, 1024, p));
        plane("2D, 40×40, J=3, L=8", 40, p -> new MorletBank2D(3, 8, p));
        plane("2D, 64×64, J=4, L=8", 64, p -> new MorletBank2D(4, 8, p));
        line("1D, N=1024, J=1, Q=8", 1024, p -> new MorletBank1D(1, 8, 2, p));
        line("1D, N=1024, J=3, Q=16", 1024, p -> new MorletBank1D(3, 16, 8, p));
        line("1D, N=1024, J=3, Q=16, T=2", 1024, p -> new MorletBank1D(3, 16, 2, p));
        line("1D, N=32768, J=3, Q=1, T=4096", 32768, p -> new MorletBank1D(3, 1, 4096, p));
        plane("2D, 40×40, J=3, L=1", 40, p -> new MorletBank2D(3, 1, p));
        chapter.isWritten();
    }

    private void line(String name, int length, Function<Profile, Bank> bank) {
        row(name, List.of(length), bank);
    }

    private void plane(String name, int side, Function<Profile, Bank> bank) {
        row(name, List.of(side, side), bank);
    }

    private void row(String name, List<Integer> shape, Function<Profile, Bank> bank) {
        Frame raw = bank.apply(Profile.KYMATIO).frame(shape);
        Frame tight = bank.apply(Profile.TIGHT).frame(shape);
        assertThat(tight.bounds().lower()).isGreaterThan(1 - 4e-15);
        assertThat(tight.bounds().upper()).isLessThan(1 + 4e-15);
        List<Localisation> before = raw.localisation();
        List<Localisation> after = tight.localisation();
        double time = 0;
        double frequency = 0;
        for (int i = 0; i < before.size(); i++) {
            time = Math.max(time, after.get(i).time() / before.get(i).time());
            frequency =
                    Math.max(frequency, after.get(i).frequency() / before.get(i).frequency());
        }
        FrameBounds bounds = raw.bounds();
        chapter.row(
                name,
                bounds.lower(),
                place(bounds.lowerFrequency()),
                Chapter.fixed(bounds.upper(), 3),
                place(bounds.upperFrequency()),
                "×" + Chapter.fixed(time, 2),
                "×" + Chapter.fixed(frequency, 2));
    }

    private static String place(List<Double> frequency) {
        String text = frequency.stream()
                .map(f -> f == -0.5 ? "−½" : f == 0 ? "0" : Chapter.text(f).replace("-", "−"))
                .collect(Collectors.joining(", "));
        return frequency.size() == 1 ? text : "(" + text + ")";
    }
}
