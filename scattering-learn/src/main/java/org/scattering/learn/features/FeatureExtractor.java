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
     * @param signals one or more signals of the recipe's size, each an array of its own
     * @param progress told the number of signals done, now and then
     * @return one row a signal, not scaled
     * @throws org.scattering.settings.InvalidSettingException for a signal of another size or with samples that are not
     *     finite, and where the steps do not fit the coefficients
     */
    public FeatureTable extract(List<float[]> signals, IntConsumer progress) {
        double[] values = new double[0];
        List<String> names = List.of();
        int samplesPerPath = 1;
        for (int first = 0; first < signals.size(); first += CHUNK) {
            List<float[]> chunk = signals.subList(first, Math.min(first + CHUNK, signals.size()));
            Coefficients coefficients = transform.apply(joined(chunk));
            if (first == 0) {
                PathSamples example = recipe.prepared(coefficients, 0);
                names = example.names();
                samplesPerPath = example.samples();
                values = new double[Math.multiplyExact(signals.size(), names.size())];
            }
            int width = names.size();
            double[] target = values;
            int offset = first * width;
            IntStream.range(0, chunk.size()).parallel().forEach(i -> {
                double[] row = recipe.prepared(coefficients, i).values();
                System.arraycopy(row, 0, target, offset + i * width, width);
            });
            progress.accept(first + chunk.size());
        }
        return new FeatureTable(signals.size(), names, samplesPerPath, values);
    }

    private float[] joined(List<float[]> chunk) {
        int size = transform.plan().inputSize();
        float[] joined = new float[Math.multiplyExact(chunk.size(), size)];
        for (int i = 0; i < chunk.size(); i++) {
            if (chunk.get(i).length != size) {
                throw new InvalidSettingException("signal " + i + " has " + chunk.get(i).length
                        + " samples; the transform is for " + transform.plan().inputShape());
            }
            System.arraycopy(chunk.get(i), 0, joined, i * size, size);
        }
        return joined;
    }

    /** Ends the threads of the transform. */
    @Override
    public void close() {
        transform.close();
    }
}
