package org.scattering.gpu.compiler;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where NVRTC may be. */
final class NvrtcSearch {
    /** A file, or the folder that it is in; {@value #NONE}: it is not looked for. */
    static final String SETTING = "scattering.nvrtc";

    static final String NONE = "none";

    /** The number before the point of CUDA's version, and the library's name there; the newest comes first. */
    private record Name(int major, String file) {}

    /** All of CUDA 11 from 11.2 on have one name. */
    private static final List<Name> NAMES =
            List.of(new Name(13, "libnvrtc.so.13"), new Name(12, "libnvrtc.so.12"), new Name(11, "libnvrtc.so.11.2"));

    private static final String TOOLKIT = "/usr/local/cuda";

    private NvrtcSearch() {}

    /**
     * What to try: names that the system looks for (LD_LIBRARY_PATH among others), then files of toolkits that are there. Code of a
     * newer CUDA than the driver's is refused by it, but for differences behind the point.
     *
     * @param setting the value of {@value #SETTING}, or null
     * @param environment of the process
     * @param driver the CUDA version of the driver, 12080 for 12.8
     * @return names and absolute paths, the best first
     */
    static List<String> places(@Nullable String setting, Map<String, String> environment, int driver) {
        if (NONE.equals(setting)) {
            return List.of();
        }
        if (setting != null && !setting.isEmpty()) {
            Path named = Path.of(setting).toAbsolutePath();
            return Files.isDirectory(named) ? within(named, driver) : List.of(named.toString());
        }
        List<String> places = new ArrayList<>(names(driver));
        Stream.of(environment.get("CUDA_HOME"), environment.get("CUDA_PATH"), TOOLKIT)
                .filter(home -> home != null && !home.isEmpty())
                .map(home -> Path.of(home, "lib64").toAbsolutePath())
                .distinct()
                .forEach(folder -> places.addAll(within(folder, driver)));
        return places;
    }

    /** The names that suit a driver. */
    static List<String> names(int driver) {
        return NAMES.stream()
                .filter(name -> name.major <= driver / 1000)
                .map(Name::file)
                .toList();
    }

    private static List<String> within(Path folder, int driver) {
        return names(driver).stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .map(Path::toString)
                .toList();
    }
}
