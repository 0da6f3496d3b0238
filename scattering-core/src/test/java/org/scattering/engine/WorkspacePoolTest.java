package org.scattering.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** A seat keeps its workspace, and none is made while another one is idle. */
class WorkspacePoolTest {
    private static final ScatteringPlan PLAN =
            Scattering.plan(Scattering1D.builder(64).scale(3).build());

    private final Cascade cascade = new FakeEngine("fake", 1, new AtomicLong(), n -> 0).prepare(PLAN);
    private final List<Workspace> made = new ArrayList<>();
    private final WorkspacePool pool = new WorkspacePool(3, () -> {
        made.add(cascade.newWorkspace());
        return made.getLast();
    });

    @Test
    void aSeatGetsBackWhatItHad() {
        Workspace a = pool.borrow(0);
        Workspace b = pool.borrow(1);
        Workspace c = pool.borrow(2);
        assertThat(List.of(a, b, c)).doesNotHaveDuplicates();
        pool.giveBack(2, c);
        pool.giveBack(1, b);
        pool.giveBack(0, a);
        assertThat(List.of(pool.borrow(1), pool.borrow(0), pool.borrow(2))).containsExactly(b, a, c);
        assertThat(made).hasSize(3);
    }

    @Test
    void callersAtOneSeatHaveOneEach() {
        Workspace a = pool.borrow(0);
        Workspace b = pool.borrow(0);
        pool.giveBack(0, b);
        pool.giveBack(0, a);
        assertThat(List.of(pool.borrow(0), pool.borrow(0))).containsExactly(b, a);
        assertThat(made).hasSize(2);
    }

    @Test
    void anIdleOneOfAnotherSeatIsUsedBeforeOneIsMade() {
        pool.giveBack(2, pool.borrow(2));
        assertThat(pool.borrow(0)).isSameAs(made.getFirst());
        pool.clear();
        pool.borrow(1);
        assertThat(made).hasSize(2);
    }

    @Test
    void clearForgetsWhatTheSeatsHad() {
        Workspace a = pool.borrow(0);
        Workspace b = pool.borrow(1);
        pool.giveBack(0, a);
        pool.giveBack(1, b);
        pool.clear();
        assertThat(pool.borrow(0)).isNotIn(a, b);
        assertThat(pool.borrow(1)).isNotIn(a, b);
    }
}
