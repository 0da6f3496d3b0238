/** A transform, its preparation and a classifier together: trained once, kept in one file. */
@NullMarked
package org.scattering.learn.model;

import org.jspecify.annotations.NullMarked;
