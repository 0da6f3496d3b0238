package org.scattering.cli.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Scanner;
import org.scattering.deform.Boundary;
import org.scattering.deform.Interpolation;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.deform.RandomWarps;

/**
 * Digits drawn from strokes, each by another hand: pens differ in width, lines lean, grow and move a little, and the paper
 * is deformed smoothly. Seeded: the same seed draws the same digits.
 */
public final class StrokeDigits {
    /** Pixels a side. */
    public static final int SIDE = 28;
    /** The digits 0 to 9. */
    public static final int CLASSES = 10;

    private static final int CUT = 5;
    private static final double DISPLACEMENT = 1.8;

    private final Random random;
    private final RandomWarps paper = paper();

    /**
     * Takes the pens.
     *
     * @param seed of the generator
     */
    public StrokeDigits(long seed) {
        random = new Random(seed);
    }

    private static RandomWarps paper() {
        List<Integer> shape = List.of(SIDE, SIDE);
        var deformation = MaximumEntropyDeformation.ofDisplacement(CUT, shape, DISPLACEMENT);
        return new RandomWarps(deformation, shape, Interpolation.LINEAR, Boundary.CLAMPED);
    }

    /**
     * Draws the next digit.
     *
     * @param digit which one, 0 to 9
     * @return pixels in [0, 1], row after row
     */
    public float[] draw(int digit) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.WHITE);
        double width = 0.075 + 0.05 * random.nextDouble();
        pen.transform(hand());
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(strokes(digit));
        pen.dispose();
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.getRaster().getSample(i % SIDE, i / SIDE, 0) / 255f;
        }
        return paper.apply(pixels, random);
    }

    /** From the unit square to the image, leaning, growing and moving a little. */
    private AffineTransform hand() {
        AffineTransform hand = new AffineTransform();
        hand.translate(SIDE / 2.0 + 1.5 * random.nextGaussian(), SIDE / 2.0 + 1.5 * random.nextGaussian());
        double lean = 0.12 * random.nextGaussian();
        // By an angle it would take sines that differ from machine to machine in the last bit.
        hand.rotate(StrictMath.cos(lean), StrictMath.sin(lean));
        hand.shear(0.15 * random.nextGaussian(), 0);
        hand.scale(20 * (1 + 0.1 * random.nextGaussian()), 20 * (1 + 0.1 * random.nextGaussian()));
        hand.translate(-0.5, -0.5);
        return hand;
    }

    private static Path2D strokes(int digit) {
        return switch (digit) {
            case 0 -> path("M .5 0 C .15 0 .15 1 .5 1 C .85 1 .85 0 .5 0");
            case 1 -> path("M .35 .2 L .52 0 L .52 1");
            case 2 -> path("M .2 .25 C .25 -.1 .8 -.05 .75 .3 C .7 .6 .3 .75 .2 1 L .8 1");
            case 3 ->
                path(
                        "M .2 .1 C .5 -.1 .8 .05 .7 .3 C .65 .42 .5 .46 .4 .47 C .85 .47 .9 1 .45 1 C .3 1 .22 .95 .18 .88");
            case 4 -> path("M .65 1 L .65 0 L .15 .68 L .85 .68");
            case 5 -> path("M .78 0 L .3 0 L .25 .42 C .6 .3 .85 .5 .75 .8 C .65 1.05 .3 1.02 .2 .88");
            case 6 -> path("M .7 0 C .4 .15 .2 .45 .22 .72 C .25 1.1 .8 1.08 .78 .7 C .75 .42 .35 .45 .23 .7");
            case 7 -> path("M .18 0 L .8 0 C .6 .35 .48 .65 .42 1");
            case 8 ->
                path("M .5 .47 C .15 .4 .2 0 .5 0 C .8 0 .85 .4 .5 .47 C .1 .55 .12 1 .5 1 C .88 1 .9 .55 .5 .47");
            case 9 -> path("M .77 .3 C .7 .6 .25 .6 .23 .3 C .22 -.08 .78 -.1 .77 .3 C .77 .6 .7 .85 .45 1");
            default -> throw new IllegalArgumentException("digit = " + digit);
        };
    }

    /** A path in the letters of SVG: M moves, L draws a line, C a cubic curve. */
    private static Path2D path(String letters) {
        Path2D path = new Path2D.Double();
        double[] p = new double[6];
        Scanner words = new Scanner(letters).useLocale(Locale.ROOT);
        while (words.hasNext()) {
            String command = words.next();
            int numbers = command.equals("C") ? 6 : 2;
            for (int i = 0; i < numbers; i++) {
                p[i] = words.nextDouble();
            }
            switch (command) {
                case "M" -> path.moveTo(p[0], p[1]);
                case "L" -> path.lineTo(p[0], p[1]);
                default -> path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
            }
        }
        return path;
    }
}
