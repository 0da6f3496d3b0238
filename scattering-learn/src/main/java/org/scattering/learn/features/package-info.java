/** From scattering coefficients to feature vectors: logarithms, ratios to the parent path, bins over time, scaling learned from a training set. */
@NullMarked
package org.scattering.learn.features;

import org.jspecify.annotations.NullMarked;
