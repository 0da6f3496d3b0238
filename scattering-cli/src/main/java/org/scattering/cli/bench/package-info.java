/** How long transforms take on this machine, beside what others take. */
@NullMarked
package org.scattering.cli.bench;

import org.jspecify.annotations.NullMarked;
