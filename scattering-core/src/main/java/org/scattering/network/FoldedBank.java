package org.scattering.network;

import java.util.ArrayList;
import java.util.List;
import org.scattering.filter.Filter;
import org.scattering.filter.FilterBank;
import org.scattering.frame.BandPass;
import org.scattering.frame.Bank;
import org.scattering.frame.Frame;
import org.scattering.frame.TransferFunction;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.InvalidSettingException;

/**
 * The filters of a layer of a plan on its grid and, at 2^k times lower rates, the sums of their spectral blocks, as the transform
 * folds them.
 *
 * @param plan whose filters they are
 * @param layer from 1
 */
record FoldedBank(ScatteringPlan plan, int layer) implements Bank {
    @Override
    public Frame frame(List<Integer> shape) {
        int k = 0;
        while (plan.columns(k) > shape.getLast() && plan.columns(k) % 2 == 0) {
            k++;
        }
        if (plan.columns(k) != shape.getLast() || (shape.size() == 2 && plan.rows(k) != shape.getFirst())) {
            throw new InvalidSettingException("shape = " + shape + ": not the grid of the plan, nor one of its rates");
        }
        FilterBank bank = plan.bank(layer);
        List<BandPass> bandpass = new ArrayList<>();
        for (Filter w : bank.wavelets()) {
            bandpass.add(new BandPass(w.scale(), folded(w, k)));
        }
        return Frame.of(shape, folded(bank.lowpass(), k), bandpass);
    }

    private static TransferFunction folded(Filter filter, int k) {
        return TransferFunction.real(filter.spectrum().atResolution(k).dense());
    }
}
