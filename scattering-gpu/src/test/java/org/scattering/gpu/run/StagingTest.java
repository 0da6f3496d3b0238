package org.scattering.gpu.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Precision;
import org.scattering.engine.Signals;
import org.scattering.engine.Transform;
import org.scattering.gpu.StandIn;
import org.scattering.gpu.driver.PinnedMemory;
import org.scattering.plan.ScatteringPlan;
import org.scattering.settings.Scattering1D;

/** Copies in pieces, in whatever order the threads come to them. */
class StagingTest {
    private static final int SIGNALS = 50;
    private static final int FIRST = 3;

    private final ScatteringPlan plan =
            Scattering.plan(Scattering1D.builder(8192).scale(1).maxOrder(0).build());
    private final float[] x = new float[(SIGNALS + FIRST) * plan.inputSize()];
    private final List<Integer> runs = new ArrayList<>();

    @BeforeAll
    static void standIn() {
        StandIn.assumePresent();
    }

    private byte[] filled(Staging.Threads threads) {
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        int bytes = Float.BYTES * SIGNALS * plan.inputSize();
        byte[] copied = new byte[bytes];
        Signals in = Signals.of(plan, x);
        try (PinnedMemory memory = new PinnedMemory(bytes)) {
            memory.buffer().put(new byte[bytes]);
            ByteBuffer buffer = memory.buffer();
            new Staging(in, noCoefficients(in), threads).fill(FIRST, SIGNALS, memory);
            buffer.clear().get(copied);
        }
        return copied;
    }

    private Coefficients noCoefficients(Signals in) {
        try (Transform transform = Scattering.transform(plan, "scalar", Precision.SINGLE, 1)) {
            return transform.allocate(in);
        }
    }

    private void backwards(int tasks, IntConsumer task) {
        for (int i = tasks - 1; i >= 0; i--) {
            runs.add(i);
            task.accept(i);
        }
    }

    /** 1.6 MB are six pieces of 256 KB. */
    @Test
    void piecesMakeTheWhole() {
        byte[] whole = filled((tasks, task) -> {
            assertThat(tasks).isEqualTo(6);
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
        });
        ByteBuffer expected = ByteBuffer.allocate(whole.length).order(ByteOrder.nativeOrder());
        expected.asFloatBuffer().put(x, FIRST * plan.inputSize(), SIGNALS * plan.inputSize());
        assertThat(whole).isEqualTo(expected.array());
        assertThat(filled(this::backwards)).isEqualTo(whole);
        assertThat(runs).containsExactly(5, 4, 3, 2, 1, 0);
    }

    /** Each piece is somebody's and nobody else's. */
    @Test
    void noPieceIsCopiedTwice() {
        byte[] whole = filled(this::backwards);
        int known = 0;
        for (int piece = 0; piece < 6; piece++) {
            int only = piece;
            byte[] part = filled((tasks, task) -> task.accept(only));
            for (int i = 0; i < whole.length; i += Float.BYTES) {
                boolean copied = Arrays.equals(part, i, i + Float.BYTES, whole, i, i + Float.BYTES);
                known += copied && !zero(whole, i) ? 1 : 0;
            }
        }
        assertThat(known).isEqualTo(SIGNALS * plan.inputSize());
    }

    private static boolean zero(byte[] bytes, int from) {
        return bytes[from] == 0 && bytes[from + 1] == 0 && bytes[from + 2] == 0 && bytes[from + 3] == 0;
    }
}
