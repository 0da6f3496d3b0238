/** From settings to everything that is decided before a signal is seen: filter bank, padding, scattering tree, output layout, path table. */
@NullMarked
package org.scattering.plan;

import org.jspecify.annotations.NullMarked;
