/**
 * Wavelet scattering transforms of signals and images.
 *
 * <p>U[∅]x = x, U[λ1 … λm]x = |U[λ1 … λm-1]x ⋆ ψ_λm|, S[p]x = U[p]x ⋆ φ. Read in this order: {@code settings} (what is
 * computed), {@code plan} (what that means for one size of signal), {@code reference} (the cascade in double precision),
 * {@code engine} (how to run it), {@code cpu} (how it runs fast). {@code frame} and {@code analysis} check what the theory promises.
 *
 * <p><b>Normalisation</b>, stated once: the forward FFT is unscaled, the inverse carries 1/N; where a rate is lowered,
 * spectra of signals fold by the mean of their blocks, those of filters by the sum. 1D filters have l1 norm 1 in time
 * (profile {@code KYMATIO}). Frequencies are in cycles per sample, 0.5 is Nyquist.
 *
 * <p>Sources: S. Mallat, Group Invariant Scattering, CPAM 2012; J. Andén and S. Mallat, Deep Scattering Spectrum, IEEE TSP
 * 2014; J. Bruna and S. Mallat, Invariant Scattering Convolution Networks, PAMI 2013; M. Andreux et al., Kymatio, JMLR
 * 2020.
 */
@NullMarked
package org.scattering;

import org.jspecify.annotations.NullMarked;
