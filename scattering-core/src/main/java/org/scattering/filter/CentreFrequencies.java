package org.scattering.filter;

import java.util.ArrayList;
import java.util.List;
import org.scattering.settings.Profile;

/**
 * The centres ξ and widths σ of a 1D bank: constant-Q from the highest frequency down, then equally spaced with the
 * smallest width. Source: Kymatio's {@code compute_params_filterbank}, after Andén &amp; Mallat 2014, §II-B.
 */
final class CentreFrequencies {
    private static final double R_PSI = Math.sqrt(0.5);
    static final double SIGMA0 = 0.1;
    private static final double ALPHA = 5;

    /** One wavelet: centre frequency and width in cycles per sample, dyadic scale. */
    record Centre(double xi, double sigma, int scale) {}

    private CentreFrequencies() {}

    /**
     * The centres in a profile. Where a scale is so small, or so many wavelets share an octave, that no wavelet is constant-Q,
     * all lie near 0 and leave high frequencies out. A tight bank has them cover those too, and so they are not sub-sampled.
     */
    static List<Centre> of(int scale, int quality, Profile profile) {
        List<Centre> centres = of(scale, quality);
        return profile == Profile.TIGHT && sigma(highest(quality), quality) <= SIGMA0 / (1 << scale)
                ? centres.stream().map(c -> new Centre(c.xi, c.sigma, 0)).toList()
                : centres;
    }

    static List<Centre> of(int scale, int quality) {
        double step = StrictMath.pow(2, 1.0 / quality);
        double xi = highest(quality);
        double sigma = sigma(xi, quality);
        double sigmaMin = SIGMA0 / (1 << scale);
        List<Centre> centres = new ArrayList<>();
        if (sigma <= sigmaMin) {
            xi = sigma;
        } else {
            centres.add(centre(xi, sigma));
            while (sigma > sigmaMin * step) {
                xi /= step;
                sigma /= step;
                centres.add(centre(xi, sigma));
            }
        }
        double elbow = xi;
        for (int q = 1; q < quality; q++) {
            xi -= elbow / quality;
            centres.add(centre(xi, sigmaMin));
        }
        return centres;
    }

    private static double highest(int quality) {
        return Math.max(1 / (1 + StrictMath.pow(2, 3.0 / quality)), 0.35);
    }

    private static double sigma(double xi, int quality) {
        double factor = 1 / StrictMath.pow(2, 1.0 / quality);
        return xi * (1 - factor) / (1 + factor) / Math.sqrt(2 * StrictMath.log(1 / R_PSI));
    }

    private static Centre centre(double xi, double sigma) {
        double upperEdge = Math.min(Math.abs(xi) + ALPHA * sigma, 0.5);
        return new Centre(xi, sigma, (int) Math.floor(-StrictMath.log(upperEdge) / StrictMath.log(2)) - 1);
    }
}
