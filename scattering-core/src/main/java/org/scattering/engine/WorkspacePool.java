package org.scattering.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of a transform that nobody uses. Every seat gets back the one that it had last, for the caches of its
 * processor still hold it, and a line that another one has changed takes as long as from memory. There are never many more
 * than were in use at once. Thread-safe.
 */
final class WorkspacePool {
    /** From one seat to the next: two lines of the cache where a reference takes four bytes, as in {@link PaddedCounters}. */
    private static final int APART = 32;

    private final int seats;
    private final AtomicReferenceArray<@Nullable Workspace> own;
    /** Of callers beyond the first, who sit at the same seat. */
    private final ConcurrentLinkedQueue<Workspace> others = new ConcurrentLinkedQueue<>();

    private final Supplier<Workspace> maker;

    WorkspacePool(int seats, Supplier<Workspace> maker) {
        this.seats = seats;
        this.maker = maker;
        own = new AtomicReferenceArray<>(at(seats) + 1);
    }

    private static int at(int seat) {
        return (seat + 1) * APART;
    }

    /** The workspace for a seat; one of another seat's or a new one where it has none. */
    Workspace borrow(int seat) {
        Workspace found = own.getAndSet(at(seat), null);
        if (found == null) {
            found = others.poll();
        }
        for (int i = 1; i < seats && found == null; i++) {
            found = own.getAndSet(at((seat + i) % seats), null);
        }
        return found == null ? maker.get() : found;
    }

    /** Keeps a workspace for the seat that used it. */
    void giveBack(int seat, Workspace workspace) {
        if (!own.compareAndSet(at(seat), null, workspace)) {
            others.add(workspace);
        }
    }

    /** Forgets them. */
    void clear() {
        others.clear();
        for (int i = 0; i < seats; i++) {
            own.set(at(i), null);
        }
    }
}
