package org.scattering.cli.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.scattering.cli.Main;
import org.scattering.cli.report.Refusal;

/**
 * The jars that the running program came from.
 *
 * @param main its own, which names the others
 * @param libraries as the manifest has them: paths from the folder of the first one
 */
record ProgramJars(Path main, List<String> libraries) {
    private static final String NATIVES = "jcuda-natives-";
    /** NVRTC and the PTX compiler are most of JCuda's natives, and nothing here calls them. */
    private static final String USED_NATIVE = "libJCudaDriver";

    /**
     * Finds them.
     *
     * @return the jars
     * @throws Refusal where the program does not run from a jar
     */
    static ProgramJars running() {
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        try {
            Path main = Path.of(Objects.requireNonNull(source).getLocation().toURI());
            if (!Files.isRegularFile(main)) {
                throw new Refusal("a bundle is made of jars, and this program runs from the classes in " + main
                        + ": use ./scatter bundle");
            }
            try (JarFile jar = new JarFile(main.toFile())) {
                String names = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                return new ProgramJars(
                        main, names == null ? List.of() : List.of(names.strip().split("\\s+")));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new Refusal("the program's own jar cannot be read: " + e.getMessage());
        }
    }

    /** When the program was built: the time of all files of a bundle. */
    Instant time() throws IOException {
        return Files.getLastModifiedTime(main).toInstant();
    }

    /** Stores them in a folder of an archive. */
    void writeTo(TarXz tar, String folder) throws IOException {
        tar.file(folder + main.getFileName(), Files.readAllBytes(main), TarXz.Mode.DATA);
        Path home = Objects.requireNonNull(main.getParent());
        for (String library : libraries) {
            Path jar = home.resolve(library);
            String name = String.valueOf(jar.getFileName());
            byte[] bytes = name.startsWith(NATIVES) ? usedNatives(jar) : Files.readAllBytes(jar);
            tar.file(folder + library, bytes, TarXz.Mode.DATA);
        }
    }

    /** The same jar without the libraries that are not used; stored, as xz compresses better. */
    private static byte[] usedNatives(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(0);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (!file.endsWith(".so") || file.startsWith(USED_NATIVE)) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(copy);
                    in.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }
}
