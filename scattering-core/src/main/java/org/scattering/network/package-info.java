/**
 * General scattering networks: cascades of frames, non-linearities and poolings, with the constants that make them non-expansive and
 * more invariant to translation with depth. Sources: T. Wiatowski, H. Bölcskei, A mathematical theory of deep convolutional neural
 * networks for feature extraction (IEEE TIT 2018); T. Wiatowski, M. Tschannen, A. Stanić, P. Grohs, H. Bölcskei, Discrete deep
 * feature extraction: A theory and new architectures (ICML 2016).
 */
@NullMarked
package org.scattering.network;

import org.jspecify.annotations.NullMarked;
