/** Scattering features as Tribuo's examples, so that any of its trainers can be used on them. */
@NullMarked
package org.scattering.learn.tribuo;

import org.jspecify.annotations.NullMarked;
