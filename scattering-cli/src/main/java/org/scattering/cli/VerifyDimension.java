package org.scattering.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.Reading;
import org.scattering.settings.ScatteringSettings;

/** What differs between signals and images. */
interface VerifyDimension {
    /** The axes of a signal, 1 or 2. */
    int dimensions();

    Reading reading(Reading.Scaling scaling, Reading.NotFinite notFinite);

    /** The shape of generated signals, where filters were read on their grid. */
    List<Integer> shape(@Nullable List<Integer> ofFilters);

    ScatteringSettings settings(List<Integer> shape);

    /** Option and value. */
    Map<String, String> description();
}
