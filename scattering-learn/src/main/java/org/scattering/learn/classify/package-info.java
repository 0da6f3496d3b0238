/** Classifiers on feature vectors, and how their parameters are chosen on the training set alone. */
@NullMarked
package org.scattering.learn.classify;

import org.jspecify.annotations.NullMarked;
