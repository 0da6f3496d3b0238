/** The single-precision CPU engine: the cascade over the tree, compiled to groups of nodes that run side by side in the lanes of a vector. */
@NullMarked
package org.scattering.cpu;

import org.jspecify.annotations.NullMarked;
