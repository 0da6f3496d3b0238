package org.scattering.network;

import java.util.ArrayList;
import java.util.List;
import org.scattering.frame.RandomBank;
import org.scattering.settings.InvalidSettingException;
import org.scattering.settings.Paths;

/** Untrained convolutional networks: random filters, ReLU, the maximum of blocks. */
public final class RandomNetworks {
    private RandomNetworks() {}

    /**
     * A random convolutional network, normalised to be non-expansive. Unlike in a trained one, channels are not mixed: every filter is
     * applied to every channel of the layer before.
     *
     * @param shape (time) or (row, column), each a multiple of 2^layers
     * @param layers N, pooled by 2 each
     * @param filters a layer: filters^n channels after layer n
     * @param taps of the filters along each axis
     * @param seed of the filters
     * @return the network
     * @throws InvalidSettingException for fewer than one layer, axes that cannot be halved as often or have fewer samples than taps
     */
    public static Network convolutional(List<Integer> shape, int layers, int filters, int taps, long seed) {
        if (layers < 1) {
            throw new InvalidSettingException("layers = " + layers + ": at least 1 is needed");
        }
        List<Layer> all = new ArrayList<>();
        for (int n = 0; n < layers; n++) {
            all.add(new Layer(
                    new RandomBank(filters, taps, seed + n),
                    NonLinearity.RELU,
                    new Pooling.BlockMaximum(2, Scaling.NONE)));
        }
        return Network.of(shape, all, new RandomBank(1, taps, seed + layers), Paths.ALL)
                .normalised();
    }
}
