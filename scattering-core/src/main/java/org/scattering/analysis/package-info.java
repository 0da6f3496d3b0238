/** What the theory promises, made visible: deformations of signals, against which stability is measured. */
@NullMarked
package org.scattering.analysis;

import org.jspecify.annotations.NullMarked;
