/** The embedded default: sounds and images made from a seed, their features and what they tell. */
@NullMarked
package org.scattering.cli.demo;

import org.jspecify.annotations.NullMarked;
