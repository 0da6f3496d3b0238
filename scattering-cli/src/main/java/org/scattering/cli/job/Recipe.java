package org.scattering.cli.job;

import java.util.Map;
import org.scattering.cli.input.SignalSource;
import org.scattering.settings.ScatteringSettings;

/** The settings the user asked for, before the size of a signal is known. */
public interface Recipe {

    /**
     * The axes of a signal.
     *
     * @return 1 or 2
     */
    int dimensions();

    /**
     * The settings for the signals of a file.
     *
     * @param source the signals
     * @return complete settings
     * @throws org.scattering.settings.InvalidSettingException where they do not suit the signals
     */
    ScatteringSettings settings(SignalSource source);

    /**
     * The extension of the output files.
     *
     * @return {@code .npy} or {@code .npz}
     */
    String extension();

    /**
     * Everything that decides which numbers come out.
     *
     * @return option and value, in a fixed order
     */
    Map<String, String> description();
}
