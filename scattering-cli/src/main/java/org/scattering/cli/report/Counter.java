package org.scattering.cli.report;

/** Is told how far a job is. */
public interface Counter {
    /** Nobody wants to know. */
    Counter NONE = new Counter() {
        @Override
        public void expect(long count) {}

        @Override
        public void step(long more) {}
    };

    /**
     * Tells the total.
     *
     * @param count how many there are
     */
    void expect(long count);

    /**
     * Counts.
     *
     * @param more what has been done since the last call
     */
    void step(long more);
}
