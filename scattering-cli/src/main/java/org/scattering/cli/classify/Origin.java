package org.scattering.cli.classify;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scattering.cli.input.FileKind;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.InputSearch;
import org.scattering.cli.report.Refusal;

/** Where signals come from. */
sealed interface Origin {

    /**
     * One array of many signals.
     *
     * @param file a .npy or an IDX file
     */
    record ArrayFile(InputFile file) implements Origin {}

    /**
     * One signal a file.
     *
     * @param base the folder that names count from
     * @param files the files, sorted by name
     */
    record Files(Path base, List<Path> files) implements Origin {}

    /**
     * Finds the signals.
     *
     * @param selection which are wanted
     * @param dimensions 1 or 2
     * @param except an output, which is not taken for an input
     */
    static Origin of(Selection selection, int dimensions, Path except) {
        if (selection.several()) {
            InputSearch search = InputSearch.of(selection.input(), dimensions, except);
            return new Files(search.base(), selection.wanted(search.base(), search.files()));
        }
        selection.requireNoChoice();
        InputFile file = InputFile.of(Path.of(selection.input()));
        if (file.kind() == FileKind.NPY || file.kind() == FileKind.IDX) {
            return new ArrayFile(file);
        }
        Path folder = file.path().getParent();
        return new Files(folder == null ? Path.of("") : folder, List.of(file.path()));
    }

    /**
     * Whether signals are sounds or images, from what the files are.
     *
     * @param asked 1 or 2 as the user said, null where he did not
     */
    static int dimensions(Selection selection, @Nullable Integer asked) {
        if (asked != null) {
            return asked;
        }
        Set<FileKind> kinds = kinds(selection);
        boolean sounds = kinds.contains(FileKind.WAV);
        boolean images = kinds.contains(FileKind.IDX) || kinds.stream().anyMatch(FileKind::image);
        if (sounds && images) {
            throw new Refusal(selection.input() + ": holds sounds and images; --dims 1 or --dims 2 says which to take");
        }
        if (!sounds && !images) {
            throw new Refusal(selection.input()
                    + ": arrays do not tell signals from images; --dims 1 or --dims 2 says what they are");
        }
        return sounds ? 1 : 2;
    }

    private static Set<FileKind> kinds(Selection selection) {
        if (!selection.several()) {
            return Set.of(InputFile.of(Path.of(selection.input())).kind());
        }
        InputSearch search = InputSearch.ofAnyKind(selection.input());
        Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
        selection
                .wanted(search.base(), search.files())
                .forEach(file -> FileKind.ofName(file).ifPresent(kinds::add));
        return kinds;
    }
}
