package org.scattering.cli.picture;

import java.awt.Rectangle;
import java.util.List;

/**
 * Charts in rows.
 *
 * @param heading what stands above them
 * @param columns charts in a row
 * @param charts from left to right, row after row
 */
public record ChartsFigure(Heading heading, int columns, List<Chart> charts) implements Figure {
    private static final int LEFT = 90;
    private static final int RIGHT = 40;
    private static final int GAP = 110;
    private static final int TOP = 138;
    private static final int BELOW = 130;
    private static final int SINGLE_HEIGHT = 470;
    private static final int HEIGHT = 330;
    private static final int LOW_HEIGHT = 150;

    /** Copies the list. */
    public ChartsFigure {
        charts = List.copyOf(charts);
    }

    private int chartHeight() {
        int rows = Math.ceilDiv(charts.size(), columns);
        return rows > 2 ? LOW_HEIGHT : columns == 1 && rows == 1 ? SINGLE_HEIGHT : HEIGHT;
    }

    @Override
    public int height() {
        return TOP + Math.ceilDiv(charts.size(), columns) * (chartHeight() + BELOW) - 60;
    }

    @Override
    public void draw(Pen pen) {
        heading.draw(pen, LEFT);
        int width = (WIDTH - LEFT - RIGHT - (columns - 1) * GAP) / columns;
        for (int i = 0; i < charts.size(); i++) {
            int left = LEFT + i % columns * (width + GAP);
            int top = TOP + i / columns * (chartHeight() + BELOW);
            charts.get(i).draw(pen, new Rectangle(left, top, width, chartHeight()));
        }
    }
}
