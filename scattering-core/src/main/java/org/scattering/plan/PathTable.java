package org.scattering.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scattering.filter.Filter;

/** What each output row is: order, filters, scales, frequencies, angles, parent. Immutable and thread-safe. */
public final class PathTable {
    private final List<Path> paths;

    PathTable(List<Path> paths) {
        this.paths = List.copyOf(paths);
    }

    /**
     * The number of rows.
     *
     * @return rows of the output
     */
    public int size() {
        return paths.size();
    }

    /**
     * One row.
     *
     * @param row its number, in [0, size)
     * @return what it is
     */
    public Path path(int row) {
        return paths.get(row);
    }

    /**
     * All rows.
     *
     * @return an unmodifiable list, in row order
     */
    public List<Path> paths() {
        return paths;
    }

    /**
     * The rows of one order.
     *
     * @param order m ≥ 0
     * @return its paths, in row order
     */
    public List<Path> ofOrder(int order) {
        return paths.stream().filter(p -> p.order() == order).toList();
    }

    /**
     * Finds a row by its filters.
     *
     * @param filters n1 … nm; none for order 0
     * @return the row, or -1 where the transform has no such path
     */
    public int rowOf(Integer... filters) {
        List<Integer> wanted = List.of(filters);
        for (Path p : paths) {
            if (p.filters().equals(wanted)) {
                return p.row();
            }
        }
        return -1;
    }

    /**
     * The table as comma-separated values with a header; lists within a cell are separated by spaces. Frequencies in Hz
     * and angles are empty where they do not apply.
     *
     * @return the text, lines ended by {@code \n}
     */
    public String toCsv() {
        StringBuilder csv =
                new StringBuilder("row,name,part,order,parent_row,filters,scales,frequencies_cycles_per_sample,"
                        + "bandwidths_cycles_per_sample,frequencies_hz,angles_radians,weight,log2_step,shape\n");
        for (Path p : paths) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,\"%s\",%s,%d,%s,%s,%s,%s,%s,%s,%s,%s,%d,%s%n",
                    p.row(),
                    p.name(),
                    p.part().name().toLowerCase(Locale.ROOT),
                    p.order(),
                    p.parentRow() < 0 ? "" : Integer.toString(p.parentRow()),
                    spaced(p.filters()),
                    spaced(p.scales()),
                    spaced(p.frequencies()),
                    spaced(p.bandwidths()),
                    spaced(p.hertz()),
                    spaced(p.angles()),
                    p.weight(),
                    p.resolution(),
                    p.shape().stream().map(String::valueOf).collect(Collectors.joining("x"))));
        }
        return csv.toString().replace(System.lineSeparator(), "\n");
    }

    private static String spaced(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Describes every row of a plan's output. */
    static PathTable of(ScatteringPlan plan) {
        List<Path> paths = new ArrayList<>();
        ScatteringTree tree = plan.tree();
        for (int row = 0; row < plan.layout().rows(); row++) {
            int node = plan.nodeOfRow(row);
            List<Filter> filters = new ArrayList<>();
            List<Integer> indices = new ArrayList<>();
            for (int n : tree.path(node)) {
                indices.add(n);
                filters.add(plan.bank(indices.size()).wavelets().get(n));
            }
            boolean complexPath = plan.complexInput();
            Path.Part part =
                    !complexPath || node > 0 ? Path.Part.WHOLE : row == 0 ? Path.Part.REAL : Path.Part.IMAGINARY;
            paths.add(new Path(
                    row,
                    part,
                    tree.order(node),
                    node == 0 ? -1 : plan.rowOfNode(tree.parent(node)),
                    indices,
                    filters.stream().map(Filter::scale).toList(),
                    filters.stream().map(Filter::frequency).toList(),
                    filters.stream().map(Filter::bandwidth).toList(),
                    plan.axes().size() == 1
                            ? List.of()
                            : filters.stream().map(Filter::angle).toList(),
                    plan.samplingRate(),
                    complexPath && node > 0 ? 0.5 : 1,
                    plan.outputResolution(node),
                    plan.layout().rowShape(row)));
        }
        return new PathTable(paths);
    }
}
