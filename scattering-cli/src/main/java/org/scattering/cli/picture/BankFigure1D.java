package org.scattering.cli.picture;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.scattering.cli.picture.Pen.Anchor;
import org.scattering.filter.Band;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.filter.LittlewoodPaley;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** The filters of the first and the second layer over the logarithm of frequency, each with its Littlewood–Paley sum. */
public final class BankFigure1D implements Figure {
    private static final int LEFT = 90;
    private static final int PLOT = 990;
    private static final int BANK_HEIGHT = 210;
    private static final int SUM_HEIGHT = 110;
    private static final int LAYER_HEIGHT = 466;
    private static final int TOP = 130;
    /** Octaves shown below the centre of the lowest wavelet: there φ is flat. */
    private static final int OCTAVES_BELOW = 2;

    private static final double PLACES_PER_OCTAVE = 100;

    private final Scattering1D settings;
    private final List<FilterBank> banks;
    private final Units units;
    private final int padded;
    private final double lowestShown;
    private final double[] places;
    private final double[] frequencies;

    /**
     * Prepares the picture.
     *
     * @param settings of the transform
     * @param plan its plan, of order 1 at least
     */
    public BankFigure1D(Scattering1D settings, ScatteringPlan plan) {
        this.settings = settings;
        banks = List.of(plan.bank(1), plan.bank(2));
        units = new Units(settings.samplingRate());
        padded = plan.axes().getFirst().padded();
        double step = units.frequencyFactor() / padded;
        lowestShown = Math.max(step, Math.scalb(lowestCentre(), -OCTAVES_BELOW) * units.frequencyFactor());
        places = places(padded / 2, lowestShown / step);
        frequencies = Arrays.stream(places).map(k -> k * step).toArray();
    }

    @Override
    public int height() {
        return TOP + 2 * LAYER_HEIGHT - 10;
    }

    @Override
    public void draw(Pen pen) {
        Heading heading = Heading.of("Filter bank", settings);
        pen.text(heading.title(), LEFT, 40, Anchor.LEFT, Style.HEADING, Style.INK);
        pen.text(heading.recipe(), LEFT, 64, Anchor.LEFT, Style.SMALL, Style.MUTED);
        for (int layer = 1; layer <= banks.size(); layer++) {
            drawLayer(pen, layer, TOP + (layer - 1) * LAYER_HEIGHT);
        }
    }

    private void drawLayer(Pen pen, int layer, int top) {
        FilterBank bank = banks.get(layer - 1);
        Scale axis = new Scale(
                units.samplingRate() == null ? Scale.Kind.OCTAVES : Scale.Kind.DECADES,
                lowestShown,
                units.frequencyFactor() / 2);
        double peak = peak(bank);
        Panel filters = new Panel(new Rectangle(LEFT, top, PLOT, BANK_HEIGHT), axis, Scale.linear(0, 1.08 * peak));
        filters.grid(pen);
        bank.wavelets().forEach(w -> filters.curve(pen, frequencies, magnitudes(w), Style.WAVELET, Style.LINE));
        filters.curve(pen, frequencies, magnitudes(bank.lowpass()), Style.LOWPASS, Style.STRONG);
        filters.frame(pen);
        filters.marksBelow(pen);
        filters.axisLeft(pen, "magnitude");
        filters.title(
                pen, "Layer " + layer + ": " + bank.wavelets().size() + " wavelets, Q = " + settings.quality(layer));
        filters.legend(
                pen,
                List.of(new Panel.Entry("wavelets ψ", Style.WAVELET), new Panel.Entry("low-pass φ", Style.LOWPASS)));
        drawSum(pen, bank, axis, top + BANK_HEIGHT + 42);
    }

    private void drawSum(Pen pen, FilterBank bank, Scale axis, int top) {
        LittlewoodPaley cover = bank.littlewoodPaley();
        Panel panel =
                new Panel(new Rectangle(LEFT, top, PLOT, SUM_HEIGHT), axis, Scale.linear(0, 1.15 * cover.upperBound()));
        panel.grid(pen);
        double[] sum = cover.sum();
        panel.curve(pen, frequencies, curve(k -> sum[Math.floorMod(k, padded)]), Style.INK, Style.STRONG);
        panel.levels(
                pen,
                cover.lowerBound(),
                "A = " + Units.digits(cover.lowerBound()),
                cover.upperBound(),
                "B = " + Units.digits(cover.upperBound()));
        panel.frame(pen);
        panel.axisLeft(pen, "A(ω)");
        panel.title(pen, "Littlewood–Paley sum A(ω) and its bounds");
        panel.axisBelow(pen, "frequency (" + units.frequency() + ")");
    }

    private double lowestCentre() {
        return banks.stream()
                .flatMap(bank -> bank.wavelets().stream())
                .mapToDouble(Filter::frequency)
                .min()
                .orElse(0.25);
    }

    /** Where curves are evaluated, in samples of the spectrum: more often where the logarithm pulls them apart. */
    private static double[] places(int last, double first) {
        DoubleStream.Builder places = DoubleStream.builder();
        for (double k = first; k < last; k += Math.min(1, k / PLACES_PER_OCTAVE)) {
            places.add(k);
        }
        return places.add(last).build().toArray();
    }

    private double[] magnitudes(Filter filter) {
        Band band = filter.spectrum();
        return curve(k -> Math.abs(band.at(0, Math.floorMod(k, padded))));
    }

    private double[] curve(IntToDoubleFunction samples) {
        return Arrays.stream(places)
                .map(place -> {
                    int k = (int) place;
                    return Cubic.between(
                            samples.applyAsDouble(Math.abs(k - 1)),
                            samples.applyAsDouble(k),
                            samples.applyAsDouble(k + 1),
                            samples.applyAsDouble(k + 2),
                            place - k);
                })
                .toArray();
    }

    private static double peak(FilterBank bank) {
        return Stream.concat(bank.wavelets().stream(), Stream.of(bank.lowpass()))
                .mapToDouble(f ->
                        Arrays.stream(f.spectrum().dense()).map(Math::abs).max().orElse(1))
                .max()
                .orElse(1);
    }
}
