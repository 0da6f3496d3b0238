package org.scattering.cli;

/** The description of {@code --labels}, the same wherever labels are read. */
final class LabelsText {
    static final String TEXT = "of files: prefix (what comes before the first '_' of the name), folder (the name of the"
            + " folder), or a CSV of file,label; of an array: an IDX, .npy or CSV file with a label a signal, for"
            + " NAME-images-idx3-ubyte by default NAME-labels-idx1-ubyte beside it";

    private LabelsText() {}
}
