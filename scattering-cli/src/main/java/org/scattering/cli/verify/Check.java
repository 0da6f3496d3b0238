package org.scattering.cli.verify;

import org.scattering.cli.report.Counter;

/** One chapter of the theory, checked. */
interface Check {
    /** How many steps it tells its counter of. */
    default int steps() {
        return 1;
    }

    /** Checks it. */
    Section run(Inquiry inquiry, Counter counter);
}
