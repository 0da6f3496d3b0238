/**
 * What the theory promises, checked on given signals: the energy ledger, non-expansiveness, the translation bound, and
 * deformation certificates. Everything runs on the circular grid at full resolution, where the theorems hold exactly, by
 * {@link org.scattering.analysis.FullCascade}.
 */
@NullMarked
package org.scattering.analysis;

import org.jspecify.annotations.NullMarked;
