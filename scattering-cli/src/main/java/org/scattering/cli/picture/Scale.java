package org.scattering.cli.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How the numbers of an axis lie along it.
 *
 * @param kind equal distances mean equal differences, or equal ratios
 * @param from the number at the left or lower end
 * @param to the number at the other end, which may be the smaller one
 */
record Scale(Kind kind, double from, double to) {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** What equal distances mean. */
    enum Kind {
        /** Equal differences. */
        LINEAR,
        /** Equal ratios, ticks at 1, 2, 5, 10, … */
        DECADES,
        /** Equal ratios, ticks at powers of two. */
        OCTAVES
    }

    /** A mark on an axis. */
    record Tick(double value, String label) {}

    static Scale linear(double from, double to) {
        return new Scale(Kind.LINEAR, from, to);
    }

    /** Where a number lies: 0 is the left or lower end, 1 the other one. */
    double position(double value) {
        return kind == Kind.LINEAR ? (value - from) / (to - from) : Math.log(value / from) / Math.log(to / from);
    }

    /** The number at a position. */
    double value(double position) {
        return kind == Kind.LINEAR ? from + position * (to - from) : from * Math.pow(to / from, position);
    }

    /** About so many marks, in the order of their numbers. */
    List<Tick> ticks(int wanted) {
        return switch (kind) {
            case LINEAR -> linearTicks(wanted);
            case DECADES -> decadeTicks(wanted);
            case OCTAVES -> octaveTicks(wanted);
        };
    }

    private List<Tick> linearTicks(int wanted) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        double rough = (high - low) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double mantissa = rough / power;
        double step = power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(new Tick(k * step, number(k * step)));
        }
        return ticks;
    }

    private List<Tick> decadeTicks(int wanted) {
        List<Tick> all = new ArrayList<>();
        List<Tick> tens = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(to));
        for (int e = (int) Math.floor(Math.log10(from)); e <= last; e++) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = new BigDecimal(digit).scaleByPowerOfTen(e).doubleValue();
                if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
                    Tick tick = new Tick(value, number(value));
                    all.add(tick);
                    if (digit == 1) {
                        tens.add(tick);
                    }
                }
            }
        }
        return all.size() <= 1.6 * wanted || tens.size() < 2 ? all : tens;
    }

    private List<Tick> octaveTicks(int wanted) {
        int first = (int) Math.ceil(Math.log(from) / Math.log(2) - 1e-9);
        int last = (int) Math.floor(Math.log(to) / Math.log(2) + 1e-9);
        int step = Math.max(1, Math.ceilDiv(last - first + 1, 2 * wanted));
        List<Tick> ticks = new ArrayList<>();
        for (int e = last; e >= first; e -= step) {
            ticks.addFirst(new Tick(Math.scalb(1.0, e), "2" + superscript(e)));
        }
        return ticks;
    }

    /** A number with as many digits as it needs, three at most behind the leading zeros. */
    static String number(double value) {
        if (value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6)) {
            String plain = new BigDecimal(value)
                    .round(new MathContext(6))
                    .stripTrailingZeros()
                    .toPlainString();
            return plain.replace('-', '−');
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
        String mantissa = number(value / Math.pow(10, exponent));
        return (mantissa.equals("1") ? "" : mantissa + "·") + "10" + superscript(exponent);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
