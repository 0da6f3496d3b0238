package org.scattering.cli.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.scattering.cli.input.FileKind;
import org.scattering.cli.input.InputFile;
import org.scattering.cli.input.Reading;
import org.scattering.cli.input.SignalSource;
import org.scattering.cli.report.Refusal;
import org.scattering.settings.SignalType;

/** The classes of the signals of an array, in their order: from a .npy, an IDX file or a CSV. */
public final class ArrayLabels {
    private static final Set<String> HEADERS = Set.of("label", "class");
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private ArrayLabels() {}

    /** The file of labels that belongs to a file of images by its name. */
    static Path sibling(Path images) {
        String name = images.getFileName().toString();
        if (!name.contains(IMAGES)) {
            throw Refusal.of(images, "--labels F says which class each of its signals has");
        }
        String wanted = name.replace(IMAGES, LABELS);
        String other = wanted.endsWith(".gz") ? wanted.substring(0, wanted.length() - 3) : wanted + ".gz";
        Path labels = images.resolveSibling(wanted);
        Path second = images.resolveSibling(other);
        if (!Files.exists(labels) && !Files.exists(second)) {
            throw Refusal.of(images, "there is no " + wanted + " beside it; --labels F names the file of labels");
        }
        return Files.exists(labels) ? labels : second;
    }

    /**
     * The labels of all signals of an array.
     *
     * @param file a .npy, IDX or CSV file
     * @param signals the array, named where the numbers differ
     * @param count how many signals it holds
     * @return one label each
     * @throws Refusal where the file is not what it should be
     */
    public static List<String> read(Path file, Path signals, int count) {
        if (!Files.exists(file)) {
            throw Refusal.of(file, "--labels: no such file");
        }
        List<String> labels = FileKind.ofName(file).isPresent() ? numbers(file) : lines(file);
        if (labels.size() != count) {
            throw Refusal.of(
                    file,
                    labels.size() + " labels, but " + signals + " holds " + count + " signals; one each is needed");
        }
        return labels;
    }

    private static List<String> numbers(Path path) {
        InputFile file = InputFile.of(path);
        Reading.Scaling scaling = file.kind() == FileKind.NPY ? Reading.Scaling.UNIT : Reading.Scaling.RAW;
        Reading reading = new Reading(scaling, Reading.Colour.KEEP, Reading.NotFinite.REFUSE, null, null);
        if (file.kind() != FileKind.NPY && file.kind() != FileKind.IDX) {
            throw Refusal.of(path, "a " + file.kind().label() + " does not hold labels; a .npy, IDX or CSV file does");
        }
        try (SignalSource source = SignalSource.open(file, 1, reading, Double.MAX_VALUE)) {
            if (!source.leading().isEmpty() || source.type() == SignalType.COMPLEX) {
                throw Refusal.of(path, "labels are whole numbers along one axis");
            }
            double[] values = new double[Math.toIntExact(source.signalShape().getFirst())];
            source.next(values, 0);
            List<String> labels = new ArrayList<>();
            for (double value : values) {
                if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
                    throw Refusal.of(path, "the label " + value + " is not a whole number");
                }
                labels.add(Long.toString((long) value));
            }
            return labels;
        } catch (IOException e) {
            throw Refusal.unreadable(path, e);
        }
    }

    /** One label a row, or its index and the label; a first row that ends in 'label' or 'class' names the columns. */
    private static List<String> lines(Path file) {
        List<List<String>> rows = CsvLines.read(file);
        boolean named =
                !rows.isEmpty() && HEADERS.contains(rows.getFirst().getLast().toLowerCase(Locale.ROOT));
        int header = named ? 1 : 0;
        List<String> labels = new ArrayList<>();
        for (int i = header; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            boolean indexed = row.size() == 2 && row.getFirst().equals(Integer.toString(i - header));
            if (row.size() != 1 && !indexed) {
                throw Refusal.of(
                        file,
                        "row " + (i + 1) + " is " + row + "; it should be the label of signal " + (i - header)
                                + ", or the number " + (i - header) + " and the label");
            }
            labels.add(row.getLast());
        }
        return labels;
    }
}
