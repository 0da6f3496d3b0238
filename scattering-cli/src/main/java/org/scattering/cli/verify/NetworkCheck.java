package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.Heading;
import org.scattering.cli.report.Counter;
import org.scattering.network.LayerBounds;
import org.scattering.network.LayerTranslation;
import org.scattering.network.Network;
import org.scattering.network.NetworkExpansion;

/** Networks of other filters, non-linearities and poolings than those of the transform: their constants, and what follows from them. */
final class NetworkCheck implements Check {
    private static final double ROUNDING = 1e-12;
    /** A multiple of what the networks are sub-sampled by, so that translations by it are whole on every grid. */
    private static final int STEP = 4;
    /** The same for those of the picture. */
    private static final int LONG_STEP = 16;

    private static final int PAIRS = 8;
    private static final String SOURCE =
            "Wiatowski & Bölcskei, A Mathematical Theory of Deep Convolutional Neural Networks (IEEE TIT 2018)";
    private static final Theorem NON_EXPANSIVE = new Theorem(
            "an admissible network does not expand",
            "‖Φ(x) − Φ(y)‖ ≤ ‖x − y‖ where B_n ≤ min{1, 1/(L_n R_n)²} in every layer",
            SOURCE + ", admissibility condition");
    private static final Theorem TRANSLATION = new Theorem(
            "a translation moves features of every order by no more than its bound",
            "‖Φ_n(T_t x) − Φ_n(x)‖² ≤ Σ_q sup_ω |χ̂_n(ω)|² |exp(2πi ω·t/s_q) − 1|² ‖U[q]x‖² = O((‖t‖/(S_1···S_n))²)",
            SOURCE + ", vertical translation invariance");
    private static final Theorem TRANSFORM = new Theorem(
            "the network of Morlet wavelets, modulus and sub-sampling is the scattering transform",
            "max |Φ_n(x) − S_n x| ≤ 1e-12 max |S x|; periodic boundary",
            "docs/theory.md, 9: sampling commutes with a pointwise function");

    @Override
    public int steps() {
        return 2;
    }

    @Override
    public Section run(Inquiry inquiry, Counter counter) {
        Section section = new Section(
                "General networks",
                "A layer is a frame, a Lipschitz non-linearity and a pooling of any kind. From its constants B, L and R it"
                        + " is decided whether the network can expand; where it can, its filters are divided by the least"
                        + " number that prevents it. Each pooling by S divides what is left to be seen of a translation"
                        + " by S: the features of deeper layers are the more invariant. Measured on "
                        + inquiry.material().signal(0) + ", cut or padded with zeros to "
                        + NetworkZoo.grid(inquiry.shape()) + ".");
        double[] x = NetworkZoo.fitted(inquiry.first(), inquiry.shape());
        List<NetworkZoo.Named> zoo = NetworkZoo.of(inquiry.shape(), inquiry.seed());
        section.add(constants(zoo));
        for (NetworkZoo.Named named : zoo) {
            NetworkExpansion found = NetworkExpansion.search(named.network().normalised(), PAIRS, inquiry.seed());
            section.add(NON_EXPANSIVE
                    .of(named.name())
                    .claim(
                            found.largest(),
                            found.allowed(),
                            found.holds(),
                            "trial " + found.trial() + " of " + PAIRS,
                            inquiry.seed()));
        }
        counter.step(1);
        translations(section, inquiry, zoo, x);
        counter.step(1);
        if (inquiry.subject().ofTransform()) {
            TransformNetwork.compare(inquiry)
                    .ifPresentOrElse(
                            found -> section.add(TRANSFORM
                                    .of("engine " + found.engine())
                                    .atMost(found.difference(), ROUNDING, found.input(), inquiry.seed())),
                            () -> section.note("not compared: the transform as a network, which needs order 1"));
        }
        draw(section, inquiry, x);
        return section;
    }

    private static Table constants(List<NetworkZoo.Named> zoo) {
        List<List<Object>> rows = new ArrayList<>();
        for (NetworkZoo.Named named : zoo) {
            List<LayerBounds> after = named.network().normalised().bounds();
            for (LayerBounds b : named.network().bounds()) {
                boolean last = b.layer() > named.network().depth();
                rows.add(List.of(
                        named.name(),
                        last ? "output" : Integer.toString(b.layer()),
                        b.frame(),
                        b.nonLinearity(),
                        b.pooling(),
                        b.limit(),
                        b.admissible() ? "yes" : b.admissibleWithoutAliasing() ? "without aliasing" : "no",
                        after.get(b.layer() - 1).frame()));
            }
        }
        return new Table(
                "Constants of each layer: B of the frame, L of the non-linearity, R of the pooling on the grid",
                List.of("network", "layer", "B", "L", "R", "min{1, 1/(LR)²}", "admissible", "B normalised"),
                rows);
    }

    private static void translations(Section section, Inquiry inquiry, List<NetworkZoo.Named> zoo, double[] x) {
        List<List<Object>> rows = new ArrayList<>();
        for (NetworkZoo.Named named : zoo) {
            Claim worst = null;
            for (LayerTranslation order : measured(named.network().normalised(), x, STEP)) {
                rows.add(List.of(
                        named.name(),
                        order.order(),
                        order.paths(),
                        order.mostSampling(),
                        order.propagated(),
                        order.distance(),
                        order.bound(),
                        order.rate()));
                if (order.guarantee() == LayerTranslation.Guarantee.PROVED) {
                    Claim claim = TRANSLATION
                            .of(named.name())
                            .claim(
                                    order.distance(),
                                    order.bound(),
                                    order.distance() <= order.bound() * (1 + ROUNDING) + ROUNDING * order.propagated(),
                                    inquiry.material().signal(0) + ", order " + order.order() + ", t = " + STEP,
                                    inquiry.seed());
                    worst = Claim.worse(worst, claim);
                }
            }
            if (worst != null) {
                section.add(worst);
            }
        }
        section.add(new Table(
                "Translation by t = " + STEP + " samples along each axis, order by order",
                List.of(
                        "network",
                        "order n",
                        "paths",
                        "S_1···S_n",
                        "‖U_n x‖",
                        "‖Φ_n(T_t x) − Φ_n(x)‖",
                        "bound",
                        "its linear form"),
                rows));
    }

    private static List<LayerTranslation> measured(Network network, double[] x, int step) {
        int[] shift = new int[network.shape().size()];
        Arrays.fill(shift, step);
        return LayerTranslation.measure(network, x, shift);
    }

    /** The same network with three factors, distances relative to what the layer received, which no scaling changes. */
    private static void draw(Section section, Inquiry inquiry, double[] x) {
        List<Chart.Series> series = new ArrayList<>();
        for (int factor : List.of(1, 2, 4)) {
            List<LayerTranslation> orders = measured(NetworkZoo.morlet(inquiry.shape(), factor), x, LONG_STEP);
            double[] order =
                    orders.stream().mapToDouble(LayerTranslation::order).toArray();
            double[] relative =
                    orders.stream().mapToDouble(LayerTranslation::relative).toArray();
            series.add(Chart.Series.of("S = " + factor, Chart.Mark.JOINED, series.size(), order, relative));
        }
        Chart chart = new Chart(
                "‖Φ_n(T_t x) − Φ_n(x)‖ / ‖U_n x‖, t = " + LONG_STEP,
                new Chart.Axis("layer n", Chart.Kind.LINEAR),
                new Chart.Axis("relative distance", Chart.Kind.LOGARITHMIC),
                series);
        section.draw(
                "networks",
                new ChartsFigure(
                        Heading.of(
                                "Translations, layer by layer",
                                inquiry.subject().settings()),
                        1,
                        Collections.singletonList(chart)),
                "Morlet wavelets, modulus, sub-sampling by S: at every layer, the larger the product of the factors so far, the"
                        + " less is seen of the translation.");
    }
}
