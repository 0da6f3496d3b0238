package org.scattering.gpu.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.filter.Filter;
import org.scattering.plan.ScatteringPlan;
import org.scattering.plan.ScatteringTree;
import org.scattering.settings.Averaging;

/**
 * Cuts the tree into levels. A level whose paths are averaged through their spectra is followed by one that filters these by φ
 * and stores the real part: to the kernels, paths without a modulus.
 */
final class PlanCompiler {
    private final ScatteringPlan plan;
    private final ScatteringTree tree;
    private final int sharedBytes;
    private final Twiddles twiddles = new Twiddles();
    private final Bands bands = new Bands();
    private final LocalSums sums;
    private final Map<Integer, Shape> shapes = new HashMap<>();
    private final List<LevelTable> levels = new ArrayList<>();
    /** Where the spectrum of each node is kept within those of a signal; -1 where none is. */
    private final int[] spectrum;

    /** Numbers of a spectrum that a block has in shared memory, and points of the grids of such a block: 50 KB at most. */
    private static final int MOST_STAGED = 6400;

    private static final int STAGED_POINTS = 4096;

    private static final int COMPLEX_BYTES = 8;

    /** Where a node tells whether its filter is given on the whole grid. */
    private static final int WHOLE = 14;

    private int[] nodes = new int[16 * LevelTable.NODE_INTS];
    private int nodeInts;

    private record Key(int resolution, boolean spectrum) {}

    PlanCompiler(ScatteringPlan plan, int sharedBytes) {
        this.plan = plan;
        this.sharedBytes = sharedBytes;
        tree = plan.tree();
        sums = new LocalSums(plan);
        spectrum = new int[tree.size()];
    }

    PlanTables compile() {
        int numbers = placeSpectra();
        RootTable root = root();
        for (int order = 1; order <= plan.settings().maxOrder(); order++) {
            compileOrder(order);
        }
        return new PlanTables(
                plan,
                root,
                List.copyOf(levels),
                Arrays.copyOf(nodes, nodeInts),
                twiddles.toArray(),
                bands.toArray(),
                sums.toArray(),
                numbers);
    }

    private Shape shape(int resolution) {
        return shapes.computeIfAbsent(resolution, k -> Shape.of(plan.rows(k), plan.columns(k), sharedBytes, twiddles));
    }

    /** Whether a node's spectrum mirrors itself. */
    private boolean mirrored(int node) {
        return node > 0 || !plan.complexInput();
    }

    /**
     * Columns of a spectrum that are stored: of real signals one half and the middle. Images are stored whole, so that what folds
     * them, many times over, need not look for mirrored rows.
     */
    private int stored(int node) {
        int resolution = tree.resolution(node);
        int columns = plan.columns(resolution);
        return plan.rows(resolution) == 1 && mirrored(node) ? columns / 2 + 1 : columns;
    }

    private boolean mirrorsColumns(int node) {
        return plan.rows(tree.resolution(node)) > 1 && mirrored(node);
    }

    /** Whether children, or the averaging, need a node's spectrum. */
    private boolean needsSpectrum(int node) {
        return tree.firstChild(node) < tree.endChild(node) || spectral(node);
    }

    private boolean spectral(int node) {
        if (!(plan.settings().averaging() instanceof Averaging.Local)) {
            return false;
        }
        int resolution = tree.resolution(node);
        return node > 0
                && sums.average(tree.order(node), resolution, shape(resolution)).isEmpty();
    }

    /** Spectra of an order are needed until the next order is done, so that odd and even orders take turns. */
    private int placeSpectra() {
        long[] ends = new long[2];
        int order = -1;
        long end = 0;
        for (int node = 0; node < tree.size(); node++) {
            if (tree.order(node) != order) {
                order = tree.order(node);
                end = 0;
            }
            spectrum[node] = -1;
            if (node == 0 || needsSpectrum(node)) {
                spectrum[node] = (int) Math.min(end, Integer.MAX_VALUE);
                end += (long) plan.rows(tree.resolution(node)) * stored(node);
                ends[order % 2] = Math.max(ends[order % 2], end);
            }
        }
        if (ends[0] + ends[1] > Integer.MAX_VALUE - 8) {
            throw new EngineUnavailableException("the spectra of one signal's paths are " + (ends[0] + ends[1])
                    + " complex numbers; the engine cuda takes 2^31; choose a lower order or fewer paths");
        }
        for (int node = 0; node < tree.size(); node++) {
            if (spectrum[node] >= 0 && tree.order(node) % 2 == 1) {
                spectrum[node] += (int) ends[0];
            }
        }
        return (int) (ends[0] + ends[1]);
    }

    private RootTable root() {
        Shape shape = shape(0);
        OrderZero orderZero = OrderZero.of(plan, sharedBytes).orElse(null);
        double gain = switch (plan.settings().averaging()) {
            case Averaging.Local l -> plan.lowpass(0).spectrum().at(0, 0);
            case Averaging.None n -> 1;
            case Averaging.Global g ->
                g.pooling() == Averaging.Pooling.SUM ? (double) plan.rows(0) * plan.columns(0) : 1;
        };
        LevelTable columns = null;
        if (shape.large() != null) {
            int first = beginLevel();
            int[] node = new int[LevelTable.NODE_INTS];
            node[10] = spectrum[0];
            addNode(node);
            columns = new LevelTable(
                    shape,
                    first,
                    1,
                    LevelTable.Part.MODULUS,
                    LevelTable.Fold.PLAIN,
                    stored(0),
                    mirrorsColumns(0),
                    0,
                    nothing(0));
        }
        if (orderZero == null) {
            spectralAverage(List.of(0), LevelTable.Part.REAL, (float) gain);
            if (plan.complexInput()) {
                spectralAverage(List.of(0), LevelTable.Part.IMAGINARY, (float) gain);
            }
        }
        return new RootTable(shape, stored(0), columns, orderZero, gain);
    }

    private Average nothing(int resolution) {
        return Average.plain(Average.Output.NOTHING, Kept.of(plan, resolution));
    }

    private void compileOrder(int order) {
        Map<Key, List<Integer>> byKind = new LinkedHashMap<>();
        Map<Integer, List<Integer>> spectrally = new LinkedHashMap<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.order(node) == order) {
                Key kind = new Key(tree.resolution(node), needsSpectrum(node));
                byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(node);
                if (spectral(node)) {
                    spectrally
                            .computeIfAbsent(kind.resolution, k -> new ArrayList<>())
                            .add(node);
                }
            }
        }
        byKind.forEach((kind, members) -> level(kind, members));
        spectrally.values().forEach(members -> spectralAverage(members, LevelTable.Part.REAL, 0));
    }

    private void level(Key kind, List<Integer> members) {
        int first = beginLevel();
        for (int node : members) {
            addNode(row(tree.parent(node), plan.wavelet(node), kind.resolution, spectrum[node], plan.rowOfNode(node)));
        }
        int node = members.getFirst();
        Shape shape = shared(shape(kind.resolution), members);
        levels.add(new LevelTable(
                shape,
                first,
                members.size(),
                LevelTable.Part.MODULUS,
                fold(shape, first, members.size()),
                kind.spectrum ? stored(node) : 0,
                mirrorsColumns(node),
                0,
                average(node, kind.resolution, shape)));
    }

    /** Whether the first pass can fold: signals, and images by filters that are given on the whole grid. */
    private LevelTable.Fold fold(Shape shape, int first, int count) {
        boolean line = shape.rows() == 1;
        boolean folding = line;
        for (int i = first; i < first + count; i++) {
            int at = i * LevelTable.NODE_INTS;
            boolean parentIsLine = nodes[at + 1] == 1;
            folding = line ? folding && parentIsLine : (i == first || folding) && nodes[at + WHOLE] == 1;
        }
        SmallShape small = shape.small();
        BlockGrid grid = small == null ? Objects.requireNonNull(shape.large()).columns() : small.grid();
        FftAxis axis =
                small == null || !line ? grid.down().axis() : grid.along().axis();
        boolean passes = !line || axis.passes().size() > 1;
        boolean able = folding && passes && axis.folds(line, small != null && small.wide());
        int items = small == null || line ? 1 : small.grid().items();
        return new LevelTable.Fold(able, able && items > 1 ? staged(items, first, count) : 0);
    }

    /** Numbers of the largest parent's spectrum, where every block has the children of one; else 0. */
    private int staged(int items, int first, int count) {
        int most = 0;
        for (int i = first; i < first + count; i++) {
            int at = i * LevelTable.NODE_INTS;
            int head = (i - (i - first) % items) * LevelTable.NODE_INTS;
            most = Math.max(most, nodes[at + 1] * nodes[at + 3]);
            if (nodes[at] != nodes[head]) {
                return 0;
            }
        }
        return count % items == 0 && most <= mostStaged() ? most : 0;
    }

    private int mostStaged() {
        return Math.min(MOST_STAGED, sharedBytes / COMPLEX_BYTES);
    }

    /** So many grids a block that all of them have one parent, whose spectrum they can share; else those of any parents. */
    private Shape shared(Shape shape, List<Integer> members) {
        SmallShape small = shape.small();
        if (small == null || shape.rows() == 1) {
            return shape;
        }
        int run = 0;
        int common = 0;
        for (int i = 0; i < members.size(); i++) {
            run++;
            boolean last = i + 1 == members.size() || tree.parent(members.get(i + 1)) != tree.parent(members.get(i));
            if (last) {
                common = gcd(run, common);
                run = 0;
            }
        }
        int items = common;
        while (items > 1
                && (common % items != 0
                        || items * shape.points() > STAGED_POINTS
                        || !SmallShape.fits(items * shape.rows(), shape.columns(), sharedBytes))) {
            items--;
        }
        int parent = tree.resolution(tree.parent(members.getFirst()));
        return items < 2 || plan.rows(parent) * plan.columns(parent) > mostStaged()
                ? shape
                : new Shape(
                        shape.rows(),
                        shape.columns(),
                        SmallShape.ofItems(shape.rows(), shape.columns(), items, twiddles),
                        null);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private Average average(int node, int resolution, Shape shape) {
        return switch (plan.settings().averaging()) {
            case Averaging.Local l ->
                sums.average(tree.order(node), resolution, shape).orElseGet(() -> nothing(resolution));
            case Averaging.None n -> Average.plain(Average.Output.SAMPLES, Kept.of(plan, resolution));
            case Averaging.Global g ->
                Average.plain(
                        g.pooling() == Averaging.Pooling.SUM ? Average.Output.SUM : Average.Output.MEAN,
                        Kept.of(plan, resolution));
        };
    }

    /** Nodes of one rate, averaged through their spectra. */
    private void spectralAverage(List<Integer> members, LevelTable.Part part, float gain) {
        int node = members.getFirst();
        int resolution = plan.outputResolution(node);
        int first = beginLevel();
        for (int member : members) {
            int row = plan.rowOfNode(member) + (part == LevelTable.Part.IMAGINARY ? 1 : 0);
            addNode(row(member, plan.lowpass(tree.order(member)), resolution, -1, row));
        }
        Shape shape = shape(resolution);
        levels.add(new LevelTable(
                shape,
                first,
                members.size(),
                part,
                fold(shape, first, members.size()),
                0,
                false,
                gain,
                Average.plain(Average.Output.SAMPLES, Kept.of(plan, resolution))));
    }

    private int[] row(int parent, Filter filter, int resolution, int ownSpectrum, int outputRow) {
        int from = tree.resolution(parent);
        Bands.Cut cut = bands.cut(filter, from);
        boolean half = plan.rows(from) == 1 && mirrored(parent);
        return new int[] {
            spectrum[parent],
            plan.rows(from),
            plan.columns(from),
            stored(parent),
            half ? 1 : 0,
            cut.at(),
            cut.firstRow(),
            cut.firstColumn(),
            cut.height(),
            cut.width(),
            ownSpectrum,
            plan.layout().offset(outputRow),
            cut.firstRow() % plan.rows(resolution),
            cut.firstColumn() % plan.columns(resolution),
            cut.whole() ? 1 : 0,
            0
        };
    }

    private int beginLevel() {
        return nodeInts / LevelTable.NODE_INTS;
    }

    private void addNode(int[] row) {
        if (nodeInts + row.length > nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        }
        System.arraycopy(row, 0, nodes, nodeInts, row.length);
        nodeInts += row.length;
    }
}
