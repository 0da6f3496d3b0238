package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.picture.PlanesFigure;
import org.scattering.frame.BandPass;
import org.scattering.frame.Frame;
import org.scattering.frame.FrameBounds;
import org.scattering.frame.TransferFunction;

/** The Littlewood–Paley sum of the first layer before and after it is made tight. */
final class BankPictures {
    private static final String CAPTION = "Before, frequencies are kept unevenly; after, each of them whole, and the"
            + " filters keep their places. Whatever a layer does not put out it hands on: nothing is lost.";

    private BankPictures() {}

    static void draw(Section section, Subject subject) {
        Frame before = subject.raw().getFirst();
        Frame after = BankCheck.tightened(before).orElse(subject.layers().getFirst());
        Heading heading = Heading.of("Littlewood–Paley sum, bank " + subject.bank(), subject.settings());
        if (before.shape().size() == 2) {
            List<PlanesFigure.Plane> planes = List.of(plane("as it is", before), plane("made tight", after));
            section.draw("littlewood-paley", new PlanesFigure(heading, planes, "A(ω)"), CAPTION);
            return;
        }
        List<Chart> charts = List.of(chart("as it is", before), chart("made tight", after));
        section.draw("littlewood-paley", new ChartsFigure(heading, 1, charts), CAPTION);
    }

    private static Chart chart(String title, Frame frame) {
        int half = frame.size() / 2;
        double[] frequencies = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            frequencies[k] = (double) k / frame.size();
        }
        List<Chart.Series> series = new ArrayList<>();
        for (BandPass psi : frame.bandpass()) {
            series.add(Chart.Series.of("", Chart.Mark.THIN, 0, frequencies, gains(psi.transfer(), half)));
        }
        series.add(Chart.Series.of("|φ̂|²", Chart.Mark.LINE, 1, frequencies, gains(frame.lowpass(), half)));
        series.add(Chart.Series.of("|ψ̂|²", Chart.Mark.THIN, 0, new double[0], new double[0]));
        double[] sum = java.util.Arrays.copyOf(frame.littlewoodPaley(), half + 1);
        series.add(Chart.Series.of("A(ω)", Chart.Mark.LINE, 2, frequencies, sum));
        FrameBounds bounds = frame.bounds();
        return new Chart(
                title + ": " + words(bounds),
                new Chart.Axis("frequency (cycles per sample)", Chart.Kind.LINEAR),
                new Chart.Axis("squared gain", Chart.Kind.LINEAR),
                series);
    }

    private static String words(FrameBounds bounds) {
        return Numbers.text(bounds.lower()) + " ≤ A ≤ " + Numbers.text(bounds.upper());
    }

    private static double[] gains(TransferFunction filter, int last) {
        double[] gains = new double[last + 1];
        for (int k = 0; k <= last; k++) {
            gains[k] = Math.max(filter.squaredModulus(k), filter.squaredModulus((filter.size() - k) % filter.size()));
        }
        return gains;
    }

    /** Rows and columns from -½ on. */
    private static PlanesFigure.Plane plane(String title, Frame frame) {
        double[] sum = frame.littlewoodPaley();
        int rows = frame.rows();
        int columns = frame.columns();
        double[][] values = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r][c] =
                        sum[Math.floorMod(r - rows / 2, rows) * columns + Math.floorMod(c - columns / 2, columns)];
            }
        }
        return new PlanesFigure.Plane(title, words(frame.bounds()), values);
    }
}
