package org.scattering.frame;

import java.util.ArrayList;
import java.util.List;

/**
 * Dyadic filters of an axis by scale, φ̂_0 = 1 and |φ̂_j|² + |ψ̂_j|² = |φ̂_(j-1)|²: by telescoping |φ̂_J|² + Σ |ψ̂_j|² = 1, a
 * tight frame. On images the products φ_j ψ_j, ψ_j φ_j and ψ_j ψ_j (rows by columns) telescope alike: three orientations.
 */
abstract class DyadicBank {
    /** Both filters of a scale on one axis, interleaved. */
    record Pair(double[] lowpass, double[] highpass) {}

    /** The filters of scale j ≥ 1 on an axis of n points. */
    abstract Pair pair(int n, int scale);

    final Frame frame(List<Integer> shape, int coarsest) {
        Grid grid = Grid.of(shape);
        List<BandPass> bandpass = new ArrayList<>();
        TransferFunction lowpass = null;
        for (int j = 1; j <= coarsest; j++) {
            Pair columns = pair(grid.columns(), j);
            if (grid.axes() == 1) {
                bandpass.add(new BandPass(j - 1, TransferFunction.complex(columns.highpass)));
                lowpass = TransferFunction.complex(columns.lowpass);
            } else {
                Pair rows = pair(grid.rows(), j);
                bandpass.add(new BandPass(j - 1, product(rows.lowpass, columns.highpass)));
                bandpass.add(new BandPass(j - 1, product(rows.highpass, columns.lowpass)));
                bandpass.add(new BandPass(j - 1, product(rows.highpass, columns.highpass)));
                lowpass = product(rows.lowpass, columns.lowpass);
            }
        }
        if (lowpass == null) {
            throw new IllegalStateException("a dyadic bank has at least one scale");
        }
        return Frame.of(shape, lowpass, bandpass);
    }

    private static TransferFunction product(double[] a, double[] b) {
        double[] z = new double[a.length * b.length / 2];
        for (int r = 0, i = 0; r < a.length; r += 2) {
            for (int c = 0; c < b.length; c += 2, i += 2) {
                z[i] = a[r] * b[c] - a[r + 1] * b[c + 1];
                z[i + 1] = a[r] * b[c + 1] + a[r + 1] * b[c];
            }
        }
        return TransferFunction.complex(z);
    }
}
