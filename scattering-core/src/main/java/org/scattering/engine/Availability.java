package org.scattering.engine;

/**
 * Whether an engine can run here, and why.
 *
 * @param available true where it can
 * @param reason one sentence: what it runs on, or what is missing and how to get it
 */
public record Availability(boolean available, String reason) {

    /**
     * An engine that can run.
     *
     * @param reason what it runs on
     * @return available
     */
    public static Availability yes(String reason) {
        return new Availability(true, reason);
    }

    /**
     * An engine that cannot run.
     *
     * @param reason what is missing, and how to get it
     * @return not available
     */
    public static Availability no(String reason) {
        return new Availability(false, reason);
    }
}
