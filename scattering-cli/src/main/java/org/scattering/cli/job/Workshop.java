package org.scattering.cli.job;

import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Console;

/**
 * What a job works with.
 *
 * @param console where it tells what it did
 * @param opener how output files are opened
 * @param chunkBytes about how much of input and output is in memory at a time
 */
public record Workshop(Console console, AtomicFile.Opener opener, long chunkBytes) {
    private static final long LARGEST_CHUNK = 1L << 25;

    /**
     * The usual one.
     *
     * @param console where a job tells what it did
     * @return chunks of a share of the memory, files of the file system
     */
    public static Workshop of(Console console) {
        return new Workshop(
                console,
                AtomicFile.Opener.FILE_SYSTEM,
                Math.min(LARGEST_CHUNK, Runtime.getRuntime().maxMemory() / 16));
    }

    /** One of several workers side by side. */
    Workshop shared(int workers) {
        return new Workshop(console, opener, chunkBytes / workers);
    }
}
