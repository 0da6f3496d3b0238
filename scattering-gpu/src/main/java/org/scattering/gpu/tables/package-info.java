/** A plan compiled into the tables of {@code native/src/tables.cuh}; nothing here touches a device. */
@NullMarked
package org.scattering.gpu.tables;

import org.jspecify.annotations.NullMarked;
