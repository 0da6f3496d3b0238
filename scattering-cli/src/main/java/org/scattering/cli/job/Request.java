package org.scattering.cli.job;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;

/**
 * What the user asked for.
 *
 * @param input a file, a folder or a pattern
 * @param output a file, or a folder for several files
 * @param paths where the table of paths goes, null for nowhere
 * @param recipe what is computed
 * @param reading how numbers become signals
 * @param computation who computes
 * @param existing what happens to outputs of an earlier run over a folder
 */
public record Request(
        String input,
        Path output,
        @Nullable Path paths,
        Recipe recipe,
        Reading reading,
        Computation computation,
        Existing existing) {

    /** What happens to outputs of an earlier run over a folder. */
    public enum Existing {
        /** They stay, and only what is missing is done. */
        KEEP,
        /** They are made anew. */
        REPLACE
    }

    /** Opens a file as the request says. */
    SignalSource open(Path file) {
        return SignalSource.open(InputFile.of(file), recipe.dimensions(), reading, computation.largest());
    }
}
