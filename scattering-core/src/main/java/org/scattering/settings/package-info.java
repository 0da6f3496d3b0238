/** What a transform computes: immutable settings with builders, in the words of the field. */
@NullMarked
package org.scattering.settings;

import org.jspecify.annotations.NullMarked;
