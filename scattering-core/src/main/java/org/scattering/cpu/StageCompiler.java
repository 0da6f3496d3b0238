package org.scattering.cpu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.scattering.cpu.FilterCompiler.Window;
import org.scattering.filter.Filter;
import org.scattering.kernel.FilterBlocks;
import org.scattering.plan.ScatteringPlan;
import org.scattering.plan.ScatteringTree;
import org.scattering.settings.Averaging;

/**
 * Groups the nodes of the tree into {@link Stage}s: for chunks of several signals each node is a stage whose lanes are the
 * signals; for one signal, siblings of one rate that are followed by the same filters share a stage, as lines one after
 * another, or side by side where they are too short for that.
 */
final class StageCompiler {
    /** Points of the largest signals that are computed side by side: 1 MB a grid; alone, larger ones stay in the cache. */
    private static final int MOST_POINTS_WIDE = 1 << 13;

    /** Complex numbers that the spectra of a stage may hold: beyond this the third-level cache is left. */
    private static final int LARGEST_GRID = 1 << 20;

    private final ScatteringPlan plan;
    private final ScatteringTree tree;
    private final FilterCompiler filters;
    private final AveragerCompiler averagers;
    private final Map<Rate, Sweeps> wide = new HashMap<>();
    private final Map<Rate, Sweeps> alone = new HashMap<>();

    private record Rate(int resolution, int fan) {}

    StageCompiler(ScatteringPlan plan) {
        this.plan = plan;
        tree = plan.tree();
        filters = new FilterCompiler(plan);
        averagers = new AveragerCompiler(plan);
    }

    /** How many signals are worth computing side by side: a block's worth, or one where signals are large. */
    int itemsAtOnce() {
        return (long) plan.rows(0) * plan.columns(0) <= MOST_POINTS_WIDE ? Sweeps.BLOCK : 1;
    }

    /** The stages for chunks of so many signals. */
    Stage compile(int items) {
        return stage(List.of(0), items);
    }

    private Stage stage(List<Integer> nodes, int items) {
        int node = nodes.getFirst();
        int resolution = tree.resolution(node);
        Sweeps sweeps = sweeps(resolution, Window.WHOLE, items);
        List<Stage.Branch> branches = new ArrayList<>();
        for (List<Integer> siblings : siblingsThatGoTogether(node)) {
            for (List<Integer> group : pieces(siblings, nodes.size() * items)) {
                branches.add(branch(nodes, group, items, sweeps));
            }
        }
        boolean local = plan.settings().averaging() instanceof Averaging.Local;
        Averager direct = local && node > 0 && branches.isEmpty()
                ? averagers.averager(sweeps, tree.order(node), resolution)
                : null;
        return new Stage(
                nodes.stream().mapToInt(n -> n).toArray(),
                sweeps,
                direct,
                local && direct == null ? spectral(node, items, sweeps) : null,
                branches.toArray(Stage.Branch[]::new));
    }

    private Stage.Spectral spectral(int node, int items, Sweeps sweeps) {
        Sweeps output = sweeps(plan.outputResolution(node), Window.WHOLE, items);
        List<Filter> lowpass = List.of(plan.lowpass(tree.order(node)));
        FilterBlocks filtered = filtered(lowpass, node, plan.outputResolution(node), Window.WHOLE, sweeps, output);
        return new Stage.Spectral(new FilterBlocks[] {filtered}, output);
    }

    private FilterBlocks filtered(List<Filter> atOnce, int node, int to, Window window, Sweeps source, Sweeps target) {
        boolean half = tree.order(node) > 0 || !plan.complexInput();
        boolean becomesWide = source.width() < target.width();
        BlockMap map = becomesWide ? BlockMap.oneBlock(target.points()) : target.blocks();
        return filters.compile(new FilterCompiler.Key(atOnce, tree.resolution(node), to, half, source, window, map));
    }

    /** {@code group} are children of the stage's first node; the other nodes have children by the same filters. */
    private Stage.Branch branch(List<Integer> nodes, List<Integer> group, int items, Sweeps sweeps) {
        int first = tree.firstChild(nodes.getFirst());
        List<Integer> children = new ArrayList<>();
        for (int child : group) {
            for (int node : nodes) {
                children.add(tree.firstChild(node) + child - first);
            }
        }
        int node = nodes.getFirst();
        Stage next = stage(children, items);
        // The second of two filters waits in grid b, which is free where nothing follows; lines in 1D have next to no
        // terms to share.
        int most = next.wide() || next.needsSpectra() || plan.rows(0) == 1 ? 1 : 2;
        FilterBlocks[] filtered = new FilterBlocks[Math.ceilDiv(group.size(), most)];
        Sweeps[] ways = new Sweeps[filtered.length];
        for (int i = 0; i < filtered.length; i++) {
            List<Integer> some = group.subList(most * i, Math.min(most * (i + 1), group.size()));
            int child = some.getFirst();
            int to = tree.resolution(child);
            Window window = window(node, child);
            ways[i] = sweeps(to, window, items);
            filtered[i] = filtered(some.stream().map(plan::wavelet).toList(), node, to, window, sweeps, ways[i]);
        }
        return new Stage.Branch(filtered, ways, nodes.size() * items, next);
    }

    /** What the wavelet of a child leaves: it must not depend on whether signals are alone, for their bits would. */
    private Window window(int node, int child) {
        if (plan.rows(0) > 1) {
            return Window.WHOLE;
        }
        Window own = windowOfItsOwn(node, child);
        int to = tree.resolution(child);
        if (hasLines(to)) {
            return own;
        }
        // Siblings that are lanes of one grid go through one transform.
        int least = own.fan();
        for (int sibling = tree.firstChild(node); sibling < tree.endChild(node); sibling++) {
            if (tree.resolution(sibling) == to) {
                least = Math.min(least, windowOfItsOwn(node, sibling).fan());
            }
        }
        return least == 1 ? Window.WHOLE : new Window(own.start(), least);
    }

    private Window windowOfItsOwn(int node, int child) {
        return filters.window(plan.wavelet(child), tree.resolution(node), tree.resolution(child));
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

    /** Cuts siblings so that a piece fills a block where its spectra still fit the cache. */
    private List<List<Integer>> pieces(List<Integer> siblings, int lanes) {
        int resolution = tree.resolution(siblings.getFirst());
        long half = (long) plan.rows(resolution) * (plan.columns(resolution) / 2 + 1);
        int most = half * Sweeps.BLOCK <= LARGEST_GRID ? Math.max(1, Sweeps.BLOCK / lanes) : 1;
        int count = Math.ceilDiv(siblings.size(), most);
        List<List<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(siblings.subList(siblings.size() * i / count, siblings.size() * (i + 1) / count));
        }
        return pieces;
    }

    /** Whether a signal alone is a line at a rate: at all finer ones it must be one too, for what is wide does not become lines. */
    private boolean hasLines(int resolution) {
        return IntStream.rangeClosed(0, resolution).allMatch(k -> Sweeps.fillsBlocks(plan.rows(k), plan.columns(k)));
    }

    private Sweeps sweeps(int resolution, Window window, int items) {
        int rows = plan.rows(resolution);
        int columns = plan.columns(resolution);
        Rate whole = new Rate(resolution, 1);
        Rate rate = new Rate(resolution, window.fan());
        if (items == 1 && hasLines(resolution)) {
            Sweeps line = alone.computeIfAbsent(whole, k -> Sweeps.alone(rows, columns));
            return alone.computeIfAbsent(rate, k -> line.withFan(rate.fan));
        }
        Sweeps grid = wide.computeIfAbsent(whole, k -> Sweeps.wide(rows, columns));
        return wide.computeIfAbsent(rate, k -> grid.withFan(rate.fan));
    }
}
