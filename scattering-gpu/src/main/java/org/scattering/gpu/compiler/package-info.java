/** Kernels compiled when the program runs, by NVIDIA's NVRTC, for drivers that cannot load those that come with it. */
@NullMarked
package org.scattering.gpu.compiler;

import org.jspecify.annotations.NullMarked;
