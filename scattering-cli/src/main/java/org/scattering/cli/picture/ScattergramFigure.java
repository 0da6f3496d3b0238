package org.scattering.cli.picture;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import org.scattering.cli.picture.Pen.Anchor;
import org.scattering.plan.Path;

/** A sound: its waveform, and its coefficients of order 1 and 2 over the same time. */
public final class ScattergramFigure implements Figure {
    static final int LEFT = 100;
    static final int PLOT = 960;
    private static final int WAVE_TOP = 112;
    private static final int WAVE_HEIGHT = 110;
    static final int FIRST_TOP = 266;
    static final int FIRST_HEIGHT = 340;
    private static final int SECOND_TOP = 650;
    private static final int SECOND_HEIGHT = 200;
    /** Decibels from the brightest colour to the darkest. */
    private static final double RANGE = 50;

    private final String name;
    private final String recipe;
    private final Scattergram scattergram;
    private final Units units;
    private final Scale time;

    /**
     * Prepares the picture.
     *
     * @param heading what is drawn, and with which settings
     * @param scattergram the coefficients
     */
    public ScattergramFigure(Heading heading, Scattergram scattergram) {
        name = heading.title();
        this.scattergram = scattergram;
        units = new Units(scattergram.chosen().samplingRate());
        int samples = scattergram.signal().length;
        recipe = heading.recipe();
        time = Scale.linear(0, samples * units.timeFactor());
    }

    @Override
    public int height() {
        return SECOND_TOP + SECOND_HEIGHT + 65;
    }

    @Override
    public void draw(Pen pen) {
        pen.text(name, LEFT, 40, Anchor.LEFT, Style.HEADING, Style.INK);
        pen.text(recipe, LEFT, 64, Anchor.LEFT, Style.SMALL, Style.MUTED);
        drawWave(pen);
        drawFirst(pen);
        drawSecond(pen);
    }

    private void drawWave(Pen pen) {
        double[] signal = scattergram.signal();
        double peak = Arrays.stream(signal).map(Math::abs).max().orElse(0);
        double room = peak == 0 ? 1 : 1.08 * peak;
        Panel panel = new Panel(new Rectangle(LEFT, WAVE_TOP, PLOT, WAVE_HEIGHT), time, Scale.linear(-room, room));
        panel.grid(pen);
        Envelope.draw(pen, panel, signal, units.timeFactor());
        panel.frame(pen);
        panel.marksBelow(pen);
        panel.axisLeft(pen, "amplitude");
        panel.title(pen, "Waveform");
    }

    private void drawFirst(Pen pen) {
        Panel panel = heat(pen, scattergram.firstOrder(), FIRST_TOP, FIRST_HEIGHT);
        panel.marksBelow(pen);
        panel.axisLeft(pen, "frequency λ₁ (" + units.frequency() + ")");
        panel.title(pen, "First order S[λ₁]");
    }

    private void drawSecond(Pen pen) {
        Panel panel = heat(pen, scattergram.secondOrder(), SECOND_TOP, SECOND_HEIGHT);
        panel.axisBelow(pen, "time (" + units.time() + ")");
        panel.axisLeft(pen, "modulation λ₂ (" + units.frequency() + ")");
        Path chosen = scattergram.chosen();
        panel.title(
                pen,
                "Second order S[λ₁, λ₂] of λ₁ = "
                        + units.frequency(chosen.frequencies().getFirst()) + " (n₁ = "
                        + chosen.filters().getFirst() + ")");
    }

    private Panel heat(Pen pen, List<Path> paths, int top, int height) {
        double[] edges = Arrays.stream(Scattergram.frequencyEdges(paths))
                .map(f -> f * units.frequencyFactor())
                .toArray();
        double[] times = Arrays.stream(scattergram.timeEdges())
                .map(t -> t * units.timeFactor())
                .toArray();
        Panel panel = new Panel(
                new Rectangle(LEFT, top, PLOT, height),
                time,
                new Scale(Scale.Kind.DECADES, edges[0], edges[edges.length - 1]));
        double[][] levels = Scattergram.levels(scattergram.values(paths), RANGE);
        new HeatMap(levels, edges, times).draw(pen, panel, ColourMap.MAGMA);
        panel.frame(pen);
        new ColourBar(ColourMap.MAGMA, Scale.linear(-RANGE, 0), "level (dB re maximum)").drawBeside(pen, panel.box());
        return panel;
    }
}
