package org.scattering.cli.bench;

/**
 * What a time is for; several measurements of it are one.
 *
 * @param workload name of the workload
 * @param engine name of the engine, or of another program
 * @param threads number of threads
 */
record ResultKey(String workload, String engine, int threads) {
    ResultKey by(Peer peer) {
        return new ResultKey(workload, peer.key(), threads);
    }

    ResultKey of(String other) {
        return new ResultKey(other, engine, threads);
    }

    ResultKey on(int count) {
        return new ResultKey(workload, engine, count);
    }
}
