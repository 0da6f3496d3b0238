package org.scattering.network;

import org.scattering.frame.Bank;

/**
 * One layer of a network: u → P(M(u ⋆ g_λ)) for every band-pass filter of a frame. The frame's low-pass filter gives the features of
 * the layer before.
 *
 * @param bank {χ_(n-1)} ∪ {g_λ}, sampled on the grid that the layer's input has
 * @param nonLinearity M
 * @param pooling P and S
 */
public record Layer(Bank bank, NonLinearity nonLinearity, Pooling pooling) {}
