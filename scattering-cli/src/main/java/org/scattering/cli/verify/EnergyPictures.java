package org.scattering.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.scattering.analysis.LedgerStatistics;
import org.scattering.cli.picture.BarsFigure;
import org.scattering.cli.picture.Chart;
import org.scattering.cli.picture.ChartsFigure;
import org.scattering.cli.picture.Heading;

/** The decay of energy by order and J. */
final class EnergyPictures {
    private EnergyPictures() {}

    static void tell(Section section, Inquiry inquiry, SortedMap<Integer, LedgerStatistics> statistics) {
        int orders = inquiry.subject().settings().maxOrder() + 1;
        List<List<Object>> rows = new ArrayList<>();
        List<BarsFigure.Bar> bars = new ArrayList<>();
        for (Map.Entry<Integer, LedgerStatistics> entry : statistics.entrySet()) {
            LedgerStatistics s = entry.getValue();
            List<Double> shares = shares(s);
            bars.add(new BarsFigure.Bar("J = " + entry.getKey(), shares));
            for (LedgerStatistics.Line line : s.lines()) {
                rows.add(row(entry.getKey(), s.signals(), line));
            }
            LedgerStatistics.Share left = s.remaining();
            rows.add(List.of(
                    entry.getKey(), s.signals(), orders, left.mean(), left.spread(), "", "", "", "", "", "", "", ""));
        }
        section.add(new Table(
                "Energy by order, as shares of ‖x‖²: mean and standard deviation over the signals",
                List.of(
                        "J",
                        "signals",
                        "order",
                        "incoming",
                        "±",
                        "put out",
                        "±",
                        "passed on",
                        "±",
                        "dropped",
                        "±",
                        "uncovered",
                        "±"),
                rows));
        List<String> parts = new ArrayList<>();
        IntStream.range(0, orders).forEach(m -> parts.add("order " + m));
        parts.addAll(List.of("dropped", "uncovered", "beyond order " + (orders - 1)));
        Heading heading = Heading.of("Energy by order", inquiry.subject().settings());
        section.draw(
                "energy",
                new BarsFigure(heading, "share of ‖x‖² (%)", parts, bars),
                "Each bar is the whole energy of the signals: what each order puts out, what is dropped, what is left.");
        decay(section, inquiry, statistics);
    }

    private static List<Object> row(int scale, int signals, LedgerStatistics.Line line) {
        List<Object> row = new ArrayList<>(List.of(scale, signals, line.order()));
        for (LedgerStatistics.Share share :
                List.of(line.incoming(), line.output(), line.passedOn(), line.dropped(), line.uncovered())) {
            row.add(share.mean());
            row.add(share.spread());
        }
        return row;
    }

    private static List<Double> shares(LedgerStatistics s) {
        List<Double> shares = new ArrayList<>();
        s.lines().forEach(line -> shares.add(line.output().mean()));
        shares.add(s.lines().stream().mapToDouble(l -> l.dropped().mean()).sum());
        shares.add(s.lines().stream().mapToDouble(l -> l.uncovered().mean()).sum());
        shares.add(s.remaining().mean());
        return shares;
    }

    private static void decay(Section section, Inquiry inquiry, SortedMap<Integer, LedgerStatistics> statistics) {
        List<Chart.Series> series = new ArrayList<>();
        for (Map.Entry<Integer, LedgerStatistics> entry : statistics.entrySet()) {
            LedgerStatistics s = entry.getValue();
            int orders = s.lines().size();
            double[] order = new double[orders + 1];
            double[] left = new double[orders + 1];
            for (int m = 0; m <= orders; m++) {
                order[m] = m;
                left[m] = m < orders
                        ? s.lines().get(m).incoming().mean()
                        : s.remaining().mean();
            }
            series.add(Chart.Series.of("J = " + entry.getKey(), Chart.Mark.JOINED, series.size(), order, left));
        }
        Chart chart = new Chart(
                "What is still on its way",
                new Chart.Axis("order m", Chart.Kind.LINEAR),
                new Chart.Axis("‖U_m x‖² / ‖x‖²", Chart.Kind.LOGARITHMIC),
                series);
        section.draw(
                "energy-decay",
                new ChartsFigure(
                        Heading.of(
                                "Decay of the propagated energy",
                                inquiry.subject().settings()),
                        1,
                        List.of(chart)),
                "Each order hands on less: the energy that a transform cut at order M cannot see.");
    }
}
