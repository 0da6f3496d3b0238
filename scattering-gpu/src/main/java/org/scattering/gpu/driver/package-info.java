/** The CUDA driver: devices, memory, streams and modules as things that are closed, and failures as exceptions. */
@NullMarked
package org.scattering.gpu.driver;

import org.jspecify.annotations.NullMarked;
