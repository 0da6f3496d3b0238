package org.scattering.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scattering.fft.GridFft;
import org.scattering.kernel.FilterRuns;
import org.scattering.plan.ScatteringPlan;
import org.scattering.plan.ScatteringTree;
import org.scattering.settings.Averaging;

/**
 * Groups the nodes of the tree into {@link Stage}s: for chunks of several signals each node is a stage whose lanes are the
 * signals; for one signal, siblings of one rate that are followed by the same filters share a stage.
 */
final class StageCompiler {
    /**
     * Complex numbers a buffer may hold. Full lanes are worth leaving the second-level cache for: a lone signal's first
     * passes cannot use vectors at all. Beyond this the third level is left too.
     */
    private static final int LARGEST_BUFFER = 1 << 20;

    private final ScatteringPlan plan;
    private final ScatteringTree tree;
    private final int vector;
    private final FilterCompiler filters;
    private final Map<Integer, GridFft> ffts = new HashMap<>();

    StageCompiler(ScatteringPlan plan, int vector) {
        this.plan = plan;
        this.vector = vector;
        tree = plan.tree();
        filters = new FilterCompiler(plan);
    }

    /** How many signals are worth computing side by side: a vector's worth, or one where signals are large. */
    int itemsAtOnce() {
        return (long) plan.rows(0) * plan.columns(0) * vector <= LARGEST_BUFFER ? vector : 1;
    }

    /** The stages for chunks of so many signals. */
    Stage compile(int items) {
        return stage(List.of(0), items);
    }

    private Stage stage(List<Integer> nodes, int items) {
        int node = nodes.getFirst();
        int resolution = tree.resolution(node);
        int lanes = nodes.size() * items;
        boolean local = plan.settings().averaging() instanceof Averaging.Local;
        int output = plan.outputResolution(node);
        boolean half = tree.order(node) > 0 || !plan.complexInput();
        @Nullable
        FilterRuns lowpass = local ? filters.compile(plan.lowpass(tree.order(node)), resolution, output, half) : null;
        List<Stage.Branch> branches = new ArrayList<>();
        for (List<Integer> siblings : siblingsThatGoTogether(node)) {
            for (List<Integer> group : pieces(siblings, lanes)) {
                branches.add(branch(nodes, group, items, half));
            }
        }
        return new Stage(
                nodes.stream().mapToInt(n -> n).toArray(),
                resolution,
                width(lanes),
                fft(resolution),
                lowpass,
                fft(output),
                branches.toArray(Stage.Branch[]::new));
    }

    /** {@code group} are children of the stage's first node; the other nodes have children by the same filters. */
    private Stage.Branch branch(List<Integer> nodes, List<Integer> group, int items, boolean half) {
        int first = tree.firstChild(nodes.getFirst());
        int from = tree.resolution(nodes.getFirst());
        List<Integer> children = new ArrayList<>();
        List<FilterRuns> runs = new ArrayList<>();
        for (int child : group) {
            runs.add(filters.compile(plan.wavelet(child), from, tree.resolution(child), half));
            for (int node : nodes) {
                children.add(tree.firstChild(node) + child - first);
            }
        }
        return new Stage.Branch(runs.toArray(FilterRuns[]::new), nodes.size() * items, stage(children, items));
    }

    /** The children of a node by rate and by the filters that follow them. */
    private Iterable<List<Integer>> siblingsThatGoTogether(int node) {
        Map<List<Integer>, List<Integer>> byKind = new LinkedHashMap<>();
        for (int child = tree.firstChild(node); child < tree.endChild(node); child++) {
            List<Integer> kind = new ArrayList<>();
            kind.add(tree.resolution(child));
            for (int next = tree.firstChild(child); next < tree.endChild(child); next++) {
                kind.add(tree.filter(next));
                kind.add(tree.resolution(next));
            }
            byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(child);
        }
        return byKind.values();
    }

    /** Cuts siblings so that a piece fills a vector where that still fits the cache. */
    private List<List<Integer>> pieces(List<Integer> siblings, int lanes) {
        int resolution = tree.resolution(siblings.getFirst());
        boolean fits = (long) plan.rows(resolution) * plan.columns(resolution) * vector <= LARGEST_BUFFER;
        int most = fits ? Math.max(1, vector / lanes) : 1;
        int count = Math.ceilDiv(siblings.size(), most);
        List<List<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(siblings.subList(siblings.size() * i / count, siblings.size() * (i + 1) / count));
        }
        return pieces;
    }

    private int width(int lanes) {
        return lanes == 1 ? 1 : Math.ceilDiv(lanes, vector) * vector;
    }

    private GridFft fft(int resolution) {
        return ffts.computeIfAbsent(resolution, k -> new GridFft(plan.rows(k), plan.columns(k)));
    }
}
