package org.scattering.learn.features;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.scattering.Scattering;
import org.scattering.engine.Coefficients;
import org.scattering.engine.Engines;
import org.scattering.engine.Precision;
import org.scattering.engine.Transform;
import org.scattering.settings.InvalidSettingException;

/**
 * Signals in, unscaled feature vectors out. Thread-safe; works in chunks, so that only features, not coefficients, need
 * memory for the whole data set.
 */
public final class FeatureExtractor implements AutoCloseable {
    private static final int CHUNK = 256;

    private final FeatureRecipe recipe;
    private final Transform transform;

    /**
     * Prepares the transform on the best single-precision engine and all cores.
     *
     * @param recipe how signals become features
     */
    public FeatureExtractor(FeatureRecipe recipe) {
        this.recipe = recipe;
        transform = Scattering.transform(
                Scattering.plan(recipe.settings()),
                Engines.AUTO,
                Precision.SINGLE,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The recipe.
     *
     * @return how signals become features
     */
    public FeatureRecipe recipe() {
        return recipe;
    }

    /**
     * Extracts features.
     *
     * @param signals one or more signals that have, or are prepared to have, the recipe's size; each an array of its own
     * @param progress told the number of signals done, now and then
     * @return one row a signal, not scaled
     * @throws InvalidSettingException for a signal of another size, with samples that are not finite, or with features
     *     beyond single precision, and where the steps do not fit the coefficients
     */
    public FeatureTable extract(List<float[]> signals, IntConsumer progress) {
        double[] values = new double[0];
        List<String> names = List.of();
        int samplesPerPath = 1;
        for (int first = 0; first < signals.size(); first += CHUNK) {
            List<float[]> chunk = signals.subList(first, Math.min(first + CHUNK, signals.size()));
            Coefficients coefficients = transform.apply(joined(chunk, first));
            if (first == 0) {
                PathSamples example = recipe.prepared(coefficients, 0);
                names = example.names();
                samplesPerPath = example.samples();
                values = new double[size(signals.size(), names.size())];
            }
            int width = names.size();
            double[] target = values;
            int number = first;
            int offset = first * width;
            IntStream.range(0, chunk.size()).parallel().forEach(i -> {
                double[] row = recipe.prepared(coefficients, i).values();
                requireFinite(row, number + i);
                System.arraycopy(row, 0, target, offset + i * width, width);
            });
            progress.accept(first + chunk.size());
        }
        return new FeatureTable(signals.size(), names, samplesPerPath, values);
    }

    private static int size(int signals, int columns) {
        long size = (long) signals * columns;
        if (size > Integer.MAX_VALUE - 8) {
            throw new InvalidSettingException("features: " + signals + " signals of " + columns
                    + " features are more numbers than one table holds (2^31); take fewer of either");
        }
        return (int) size;
    }

    private static void requireFinite(double[] row, int signal) {
        for (double value : row) {
            if (!Double.isFinite(value)) {
                throw new InvalidSettingException(
                        "signal " + signal + ": features beyond single precision; scale the signals down");
            }
        }
    }

    private float[] joined(List<float[]> chunk, int number) {
        int size = transform.plan().inputSize();
        float[] joined = new float[Math.multiplyExact(chunk.size(), size)];
        for (int i = 0; i < chunk.size(); i++) {
            float[] signal = recipe.preparation().apply(chunk.get(i));
            if (signal.length != size) {
                throw new InvalidSettingException("signal " + (number + i) + " has " + signal.length
                        + " samples; the transform is for " + transform.plan().inputShape());
            }
            System.arraycopy(signal, 0, joined, i * size, size);
        }
        return joined;
    }

    /** Ends the threads of the transform. */
    @Override
    public void close() {
        transform.close();
    }
}
