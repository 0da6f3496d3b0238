package org.scattering.learn.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 64 bits of SHA-256 over the samples of a signal: two signals with one hash are one signal. */
final class ContentHash {
    private ContentHash() {}

    static long of(float[] signal) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(signal.length, Float.BYTES));
        bytes.asFloatBuffer().put(signal);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes.array()))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
