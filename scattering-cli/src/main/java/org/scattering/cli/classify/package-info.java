/** Files in, classes out: labelled signals, training, testing, predicting. */
@NullMarked
package org.scattering.cli.classify;

import org.jspecify.annotations.NullMarked;
