package org.scattering.cli.verify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import org.scattering.cli.report.Refusal;
import org.scattering.deform.Displacement;

/**
 * τ as it is written in a paper: in time a formula of the sample u, on images one for the displacement along rows and one for that
 * along columns, of the row u and the column v, with a semicolon between. N is the length, of images M rows and N columns.
 */
public final class DisplacementFormula {
    private static final List<String> AXES = List.of("u", "v");

    private DisplacementFormula() {}

    /**
     * Evaluates formulas at every point of a grid.
     *
     * @param text {@code 3*sin(2*pi*u/N)}, or {@code 2*sin(pi*u/M); v/10}
     * @param grid (length) or (rows, columns)
     * @return τ in samples
     * @throws Refusal for another number of formulas, one that cannot be read, or a value that is not finite
     */
    public static Displacement of(String text, List<Integer> grid) {
        List<String> formulas =
                Arrays.stream(text.split(";", -1)).map(String::strip).toList();
        if (formulas.size() != grid.size()) {
            throw new Refusal(formulas.size() + (formulas.size() == 1 ? " formula" : " formulas")
                    + "; signals on the grid " + grid + " need "
                    + (grid.size() == 1 ? "one of u" : "two of u and v, along rows; along columns"));
        }
        List<Expression> parsed = formulas.stream().map(f -> parsed(f, grid)).toList();
        return Displacement.sampled(grid, position -> {
            double[] tau = new double[parsed.size()];
            for (int axis = 0; axis < tau.length; axis++) {
                tau[axis] = value(formulas.get(axis), parsed.get(axis), position);
            }
            return tau;
        });
    }

    private static Expression parsed(String formula, List<Integer> grid) {
        try {
            ExpressionBuilder builder = new ExpressionBuilder(formula);
            if (grid.size() == 1) {
                return builder.variables("u", "N").build().setVariable("N", grid.getFirst());
            }
            return builder.variables("u", "v", "M", "N")
                    .build()
                    .setVariable("M", grid.getFirst())
                    .setVariable("N", grid.getLast());
        } catch (RuntimeException e) {
            throw unreadable(formula, grid.size(), e);
        }
    }

    /** The parser ends with exceptions of many kinds, of which some have no message. */
    private static Refusal unreadable(String formula, int axes, RuntimeException cause) {
        String reason = cause.getMessage() == null ? "brackets do not match" : cause.getMessage();
        Refusal refusal = new Refusal("'" + formula + "' is neither a .npy file nor a formula of "
                + (axes == 1 ? "the sample u and the length N" : "the row u, the column v, M rows and N columns")
                + " with pi, + - * / % ^ and functions such as sin, exp, sqrt, abs: " + reason);
        refusal.initCause(cause);
        return refusal;
    }

    private static double value(String formula, Expression expression, double[] position) {
        for (int axis = 0; axis < position.length; axis++) {
            expression.setVariable(AXES.get(axis), position[axis]);
        }
        double value;
        try {
            value = expression.evaluate();
        } catch (ArithmeticException e) {
            Refusal refusal = new Refusal(formula + " at " + words(position) + ": " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        } catch (RuntimeException e) {
            throw unreadable(formula, position.length, e);
        }
        if (!Double.isFinite(value)) {
            throw new Refusal(
                    formula + " is " + value + " at " + words(position) + "; finite displacements are accepted");
        }
        return value;
    }

    private static String words(double[] position) {
        return IntStream.range(0, position.length)
                .mapToObj(axis -> AXES.get(axis) + " = " + (int) position[axis])
                .collect(Collectors.joining(", "));
    }
}
