package org.scattering.gpu.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Blocks of whole grids ask their kernels for nothing that these do not know. */
class SmallShapeTest {
    private static final int SHARED_BYTES = 227 * 1024;

    /** Those of {@code butterflies} in {@code fft.cuh} that kernels of 1024 threads are compiled without. */
    private static final Set<Integer> NARROW_ALONE = Set.of(12, 20);

    @Test
    void wideKernelsGetLinesOfRadicesThatTheyKnow() {
        for (int columns = 8000; columns <= 16384; columns += 8) {
            check(1, columns);
        }
    }

    @Test
    void wideKernelsGetImagesOfRadicesThatTheyKnow() {
        for (int rows = 8; rows <= 1024; rows += 8) {
            for (int columns = 8; columns <= 1024; columns += 8) {
                if (rows * columns > 6000) {
                    check(rows, columns);
                }
            }
        }
    }

    private static void check(int rows, int columns) {
        if (!SmallShape.fits(rows, columns, SHARED_BYTES)) {
            return;
        }
        SmallShape shape = SmallShape.of(rows, columns, SHARED_BYTES, new Twiddles());
        assertThat(shape.threads()).as("%d x %d", rows, columns).isLessThanOrEqualTo(1024);
        if (shape.wide()) {
            assertThat(Stream.of(shape.grid(), shape.back())
                            .flatMap(grid -> Stream.of(grid.along(), grid.down()))
                            .flatMap(lines -> lines.axis().passes().stream())
                            .map(FftAxis.Pass::radix))
                    .as("%d x %d", rows, columns)
                    .doesNotContainAnyElementsOf(NARROW_ALONE);
        }
    }
}
