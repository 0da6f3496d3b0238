package org.scattering.cli.picture;

import java.awt.geom.Path2D;

/** The waveform of a sound: a line where its samples can be told apart, else what lies between its extremes. */
final class Envelope {
    private Envelope() {}

    static void draw(Pen pen, Panel panel, double[] samples, double timeFactor) {
        int columns = 2 * panel.box().width;
        if (samples.length <= columns) {
            double[] times = new double[samples.length];
            for (int i = 0; i < times.length; i++) {
                times[i] = i * timeFactor;
            }
            panel.curve(pen, times, samples, Style.WAVELET, Style.LINE);
            return;
        }
        Path2D path = new Path2D.Double();
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) c * samples.length / columns);
            int to = (int) ((long) (c + 1) * samples.length / columns);
            double low = samples[from];
            double high = samples[from];
            for (int i = from; i < to; i++) {
                low = Math.min(low, samples[i]);
                high = Math.max(high, samples[i]);
            }
            double x = panel.x(0.5 * (from + to) * timeFactor);
            if (c == 0) {
                path.moveTo(x, panel.y(low));
            }
            path.lineTo(x, panel.y(low));
            path.lineTo(x, panel.y(high));
        }
        pen.within(panel.box(), () -> pen.draw(path, Style.WAVELET, Style.HAIRLINE));
    }
}
