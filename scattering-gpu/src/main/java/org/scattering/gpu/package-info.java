/** The engine {@code cuda}: scattering transforms on NVIDIA GPUs. */
@NullMarked
package org.scattering.gpu;

import org.jspecify.annotations.NullMarked;
