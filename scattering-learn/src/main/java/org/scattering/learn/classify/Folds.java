package org.scattering.learn.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A seeded partition of a training set into k folds, each class spread evenly over them. */
final class Folds {
    private final int[] foldOf;
    private final int count;

    Folds(Examples examples, int wanted, long seed) {
        foldOf = new int[examples.labels().length];
        count = Math.min(wanted, foldOf.length);
        Random random = new Random(seed);
        int next = 0;
        for (int c = 0; c < examples.classes().size(); c++) {
            List<Integer> rows = new ArrayList<>();
            for (int row : examples.rowsOf(c)) {
                rows.add(row);
            }
            Collections.shuffle(rows, random);
            for (int row : rows) {
                foldOf[row] = next++ % count;
            }
        }
    }

    int count() {
        return count;
    }

    int[] held(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
    }

    int[] rest(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
    }
}
