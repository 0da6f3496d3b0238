package org.scattering.cli.bundle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import org.scattering.cli.report.Refusal;

/** A Java runtime with the modules that the program uses, in a temporary folder. */
final class RuntimeImage implements AutoCloseable {
    /** Beyond what the program calls itself, what its libraries reach by reflection and services. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.sql",
            "java.xml",
            "jdk.incubator.vector",
            "jdk.management",
            "jdk.unsupported",
            "jdk.zipfs");

    private final TemporaryFolder temporary = new TemporaryFolder("scatter-bundle");
    private final Path folder = temporary.path().resolve("runtime");

    private RuntimeImage() throws IOException {}

    /**
     * Throws where no runtime can be linked.
     *
     * @throws Refusal with what is missing
     */
    static void requirePossible() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw new Refusal("a bundle is for Linux x86-64, and is made there: this is " + system);
        }
        jlink();
    }

    private static ToolProvider jlink() {
        return ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new Refusal("the Java of " + System.getProperty("java.home")
                        + " has no jlink: a bundle is made by a JDK 25, not by a runtime such as a bundle's own"));
    }

    /**
     * Links one.
     *
     * @throws Refusal where jlink fails, with what it says
     */
    static RuntimeImage link() throws IOException {
        RuntimeImage image = new RuntimeImage();
        StringWriter told = new StringWriter();
        PrintWriter log = new PrintWriter(told);
        // Not compressed: what is compressed twice ends up larger. Native symbols stay: to strip them jlink runs
        // objcopy, which machines without a compiler lack, and the libraries of a JDK come stripped.
        int code = jlink().run(
                        log,
                        log,
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-0",
                        "--output",
                        image.folder.toString());
        if (code != 0) {
            image.close();
            throw new Refusal(String.format(
                    Locale.ROOT,
                    "jlink of %s cannot link a runtime (exit code %d): %s",
                    System.getProperty("java.home"),
                    code,
                    told.toString().strip().replaceAll("\\s*\\R\\s*", "; ")));
        }
        return image;
    }

    /** Where it is, until it is closed. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        temporary.close();
    }
}
