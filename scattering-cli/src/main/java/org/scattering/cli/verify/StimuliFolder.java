package org.scattering.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.scattering.cli.output.ArrayFile;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.report.Refusal;
import org.scattering.deform.MaximumEntropyDeformation;
import org.scattering.stability.Stimuli;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What representations are shown, for features that are computed elsewhere: {@code stimuli.npy}, {@code .csv} and {@code .json}. */
public final class StimuliFolder {
    private static final String ARRAY = "stimuli.npy";
    private static final String TABLE = "stimuli.csv";
    private static final String RECORD = "stimuli.json";
    private static final String MADE_BY = "scatter verify --stimuli";

    private final Path folder;
    private final Stimuli stimuli;
    private final String sha256;

    /**
     * Names the folder.
     *
     * @param folder where the files are or will be
     * @param stimuli those of this run
     */
    public StimuliFolder(Path folder, Stimuli stimuli) {
        this.folder = folder;
        this.stimuli = stimuli;
        sha256 = digest(stimuli);
    }

    private static String digest(Stimuli stimuli) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int row = 0; row < stimuli.rows(); row++) {
                double[] samples = stimuli.samples(row);
                ByteBuffer bytes = ByteBuffer.allocate(samples.length * Double.BYTES);
                bytes.asDoubleBuffer().put(samples);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Writes the stimuli.
     *
     * @param signals where they come from
     * @throws Refusal where they cannot be written
     */
    public void write(String signals) {
        requireOwn();
        try {
            Files.createDirectories(folder);
            // The record vouches for the array: without it while that changes.
            Files.deleteIfExists(folder.resolve(RECORD));
        } catch (IOException e) {
            throw Refusal.unwritable(folder, e);
        }
        List<Long> shape = Stream.concat(
                        Stream.of((long) stimuli.rows()),
                        stimuli.sweep().shape().stream().map(Integer::longValue))
                .toList();
        ArrayFile.write(folder.resolve(ARRAY), shape, stimuli::samples, AtomicFile.Opener.FILE_SYSTEM);
        AtomicFile.write(folder.resolve(TABLE), table(), AtomicFile.Opener.FILE_SYSTEM);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("command", MADE_BY);
        json.put("array", ARRAY);
        json.put("rows", stimuli.rows());
        stimuli.sweep().shape().forEach(json.putArray("shape")::add);
        json.put("signals", signals);
        json.put("seed", stimuli.sweep().seed());
        json.put("sha256", sha256);
        json.put("arraySha256", digestOfArray());
        AtomicFile.write(
                folder.resolve(RECORD),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n",
                AtomicFile.Opener.FILE_SYSTEM);
    }

    /** Neither somebody else's files are replaced nor stimuli of which features may have been computed. */
    private void requireOwn() {
        if (Files.exists(folder.resolve(RECORD))) {
            requireSameRecord("has stimuli already, and they are others");
        } else if (Files.exists(folder.resolve(ARRAY)) || Files.exists(folder.resolve(TABLE))) {
            throw Refusal.of(
                    folder,
                    "holds " + ARRAY + " or " + TABLE + " without the " + RECORD + " of " + MADE_BY
                            + "; another folder is needed");
        }
    }

    private String digestOfArray() {
        Path array = folder.resolve(ARRAY);
        try (InputStream in = Files.newInputStream(array)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw Refusal.unreadable(array, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String table() {
        StringBuilder text = new StringBuilder("row,kind,signal,c,T\n");
        for (int row = 0; row < stimuli.rows(); row++) {
            Stimuli.Stimulus s = stimuli.stimulus(row);
            text.append(row).append(',').append(s.kind().name().toLowerCase(Locale.ROOT));
            text.append(',').append(s.signal()).append(',');
            if (s.distribution() < 0) {
                text.append(",\n");
            } else {
                MaximumEntropyDeformation d = stimuli.sweep().deformations().get(s.distribution());
                text.append(d.cut()).append(',').append(d.temperature()).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Makes sure that features of the stimuli in the folder are features of those of this run.
     *
     * @throws Refusal where the folder holds other stimuli, or none
     */
    public void requireSame() {
        JsonNode json = requireSameRecord("describes other stimuli");
        if (!json.path("arraySha256").asString("").equals(digestOfArray())) {
            throw Refusal.of(folder.resolve(ARRAY), "is not the array that " + RECORD + " describes; write both anew");
        }
    }

    private JsonNode requireSameRecord(String trouble) {
        Path record = folder.resolve(RECORD);
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(Files.readString(record));
        } catch (IOException e) {
            throw Refusal.unreadable(record, e);
        } catch (JacksonException e) {
            throw Refusal.of(record, "is not what " + MADE_BY + " writes");
        }
        if (json == null || !json.path("sha256").asString("").equals(sha256)) {
            String told = json == null
                    ? "nothing"
                    : "seed " + json.path("seed").asString("unknown") + ", shape " + json.path("shape") + ", rows "
                            + json.path("rows").asString("unknown") + ", "
                            + json.path("signals").asString("unknown");
            throw Refusal.of(
                    record,
                    trouble + " (" + told + ") than those of this command (seed "
                            + stimuli.sweep().seed() + ", shape "
                            + stimuli.sweep().shape() + ", rows " + stimuli.rows()
                            + "); give the settings, input and seed with which they were written, or another folder");
        }
        return json;
    }
}
