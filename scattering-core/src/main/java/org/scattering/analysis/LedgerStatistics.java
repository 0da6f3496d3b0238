package org.scattering.analysis;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.scattering.settings.InvalidSettingException;

/**
 * The energy ledgers of a data set, each line as a fraction of ‖x‖².
 *
 * @param signals how many signals; those of energy 0 are left out
 * @param lines orders 0 … M
 * @param remaining energy beyond order M
 * @param worstDeviation the largest imbalance of any ledger, relative to ‖x‖²
 * @param worstSignal the place of that ledger among those given, from 0
 */
public record LedgerStatistics(int signals, List<Line> lines, Share remaining, double worstDeviation, int worstSignal) {
    /** Copies the list. */
    public LedgerStatistics {
        lines = List.copyOf(lines);
    }

    /**
     * A fraction of ‖x‖² over the signals.
     *
     * @param mean its mean
     * @param spread its standard deviation (of the population)
     */
    public record Share(double mean, double spread) {}

    /**
     * One order.
     *
     * @param order m
     * @param incoming energy of the signals propagated to this order
     * @param output energy of the coefficients
     * @param passedOn energy handed on
     * @param dropped energy that no path follows
     * @param uncovered energy that the filters do not cover
     */
    public record Line(int order, Share incoming, Share output, Share passedOn, Share dropped, Share uncovered) {}

    /**
     * Sums up ledgers.
     *
     * @param ledgers of signals through one cascade
     * @return means and spreads
     * @throws InvalidSettingException for ledgers of different orders, or no signal with energy
     */
    public static LedgerStatistics of(List<EnergyLedger> ledgers) {
        List<EnergyLedger> live = ledgers.stream().filter(l -> l.energy() > 0).toList();
        if (live.isEmpty()) {
            throw new InvalidSettingException("ledgers: none of " + ledgers.size() + " signals has any energy");
        }
        int orders = live.getFirst().lines().size();
        if (live.stream().anyMatch(l -> l.lines().size() != orders)) {
            throw new InvalidSettingException("ledgers: of cascades of different orders");
        }
        List<Line> lines = IntStream.range(0, orders)
                .mapToObj(m -> new Line(
                        m,
                        share(live, l -> l.lines().get(m).incoming()),
                        share(live, l -> l.lines().get(m).output()),
                        share(live, l -> l.lines().get(m).passedOn()),
                        share(live, l -> l.lines().get(m).dropped()),
                        share(live, l -> l.lines().get(m).uncovered())))
                .toList();
        int worst = 0;
        for (int i = 1; i < ledgers.size(); i++) {
            worst = ledgers.get(i).deviation() > ledgers.get(worst).deviation() ? i : worst;
        }
        double deviation = ledgers.get(worst).deviation();
        return new LedgerStatistics(live.size(), lines, share(live, EnergyLedger::remaining), deviation, worst);
    }

    private static Share share(List<EnergyLedger> ledgers, ToDoubleFunction<EnergyLedger> value) {
        double[] fractions = ledgers.stream()
                .mapToDouble(l -> value.applyAsDouble(l) / l.energy())
                .toArray();
        double mean = 0;
        for (double f : fractions) {
            mean += f / fractions.length;
        }
        double variance = 0;
        for (double f : fractions) {
            variance += (f - mean) * (f - mean) / fractions.length;
        }
        return new Share(mean, Math.sqrt(variance));
    }
}
