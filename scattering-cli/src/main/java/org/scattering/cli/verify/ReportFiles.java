package org.scattering.cli.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scattering.cli.output.AtomicFile;
import org.scattering.cli.picture.PictureFile;
import org.scattering.cli.report.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a report. They are written beside their places and moved there together; a report of another command stays. */
public final class ReportFiles {
    private static final String PAGE = "report.html";
    private static final String NUMBERS = "report.json";
    private static final String PICTURES = "pictures";

    private final Path folder;
    private final String version;
    private final AtomicFile.Opener opener;

    private ReportFiles(Path folder, String version, AtomicFile.Opener opener) {
        this.folder = folder;
        this.version = version;
        this.opener = opener;
    }

    /**
     * Prepares the folder, before anything is computed.
     *
     * @param folder where the files go; made where it is missing
     * @param version of this program
     * @param opener how files are opened
     * @return the files
     * @throws Refusal where nothing can be written there, or a report.html or report.json lies there that verify has not made
     */
    public static ReportFiles in(Path folder, String version, AtomicFile.Opener opener) {
        requireOwn(folder);
        try {
            Files.createDirectories(folder.resolve(PICTURES));
        } catch (IOException e) {
            throw Refusal.unwritable(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw Refusal.of(folder, "the folder does not take new files");
        }
        return new ReportFiles(folder, version, opener);
    }

    private static void requireOwn(Path folder) {
        Path numbers = folder.resolve(NUMBERS);
        if (Files.exists(numbers) ? !own(numbers) : Files.exists(folder.resolve(PAGE))) {
            throw Refusal.of(folder, "holds a report that scatter verify has not made; choose another --output");
        }
    }

    private static boolean own(Path numbers) {
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readString(numbers));
            return json != null && json.path("command").asString("").equals(JsonReport.COMMAND);
        } catch (IOException e) {
            throw Refusal.unreadable(numbers, e);
        } catch (JacksonException e) {
            return false;
        }
    }

    Path report() {
        return folder.resolve(PAGE);
    }

    /** Writes everything, then moves everything. */
    void write(Findings findings) {
        Map<Path, byte[]> files = new LinkedHashMap<>();
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        for (Section section : findings.sections()) {
            for (Section.Drawing drawing : section.drawings()) {
                byte[] png = PictureFile.png(drawing.figure());
                pictures.put(drawing.name(), png);
                files.put(folder.resolve(PICTURES).resolve(drawing.name() + ".png"), png);
            }
        }
        files.put(folder.resolve(PAGE), HtmlReport.page(findings, pictures).getBytes(StandardCharsets.UTF_8));
        files.put(folder.resolve(NUMBERS), JsonReport.text(findings, version).getBytes(StandardCharsets.UTF_8));
        List<AtomicFile> open = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                AtomicFile atomic = AtomicFile.create(file.getKey(), opener);
                open.add(atomic);
                atomic.stream().write(file.getValue());
                atomic.stream().flush();
            }
            for (AtomicFile file : open) {
                file.commit();
            }
        } catch (IOException e) {
            throw Refusal.unwritable(folder, e);
        } finally {
            open.forEach(ReportFiles::discard);
        }
    }

    /** Leaves nothing behind of what was not moved. */
    private static void discard(AtomicFile file) {
        try {
            file.close();
        } catch (IOException e) {
            throw Refusal.unwritable(file.target(), e);
        }
    }
}
