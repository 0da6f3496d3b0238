package org.scattering.gpu.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NVRTC is found where it is, and the real one, where there is one, compiles the kernels. */
class NvrtcTest {
    private static final int NEWEST_DRIVER = 13_000;

    private static List<String> places(String setting, Map<String, String> environment, int driver) {
        return NvrtcSearch.places(setting, environment, driver);
    }

    @Test
    void isLookedForByTheNamesThatSuitTheDriver(@TempDir Path toolkit) throws IOException {
        assertThat(places("", Map.of(), 13_010)).startsWith("libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2");
        assertThat(places("", Map.of(), 12_020))
                .startsWith("libnvrtc.so.12", "libnvrtc.so.11.2")
                .doesNotContain("libnvrtc.so.13");
        Path lib = Files.createDirectories(toolkit.resolve("lib64"));
        Path twelve = Files.createFile(lib.resolve("libnvrtc.so.12"));
        Path thirteen = Files.createFile(lib.resolve("libnvrtc.so.13"));
        assertThat(places("", Map.of("CUDA_HOME", toolkit.toString()), 13_000))
                .containsSubsequence("libnvrtc.so.11.2", thirteen.toString(), twelve.toString());
        assertThat(places("", Map.of("CUDA_PATH", toolkit.toString()), 12_080))
                .contains(twelve.toString())
                .doesNotContain(thirteen.toString());
        assertThat(places(lib.toString(), Map.of(), 13_000)).containsExactly(thirteen.toString(), twelve.toString());
        assertThat(places(twelve.toString(), Map.of("CUDA_HOME", toolkit.toString()), 13_000))
                .containsExactly(twelve.toString());
        assertThat(places("none", Map.of("CUDA_HOME", toolkit.toString()), 13_000))
                .isEmpty();
    }

    @Test
    void isToldFromOtherLibraries(@TempDir Path folder) {
        for (String place : List.of(folder.resolve("libnvrtc.so.12").toString(), "libnvrtc.so.0")) {
            assertThatThrownBy(() -> new Nvrtc(place))
                    .isInstanceOf(CompilerException.class)
                    .hasMessage(place + ": there is no such library, or it cannot be loaded");
        }
        assertThatThrownBy(() -> new Nvrtc("libc.so.6"))
                .isInstanceOf(CompilerException.class)
                .hasMessage("libc.so.6 is no NVRTC, or an old one: it has no nvrtcVersion");
    }

    @Test
    void getsAllThatTheKernelsInclude() {
        KernelSources sources = KernelSources.load();
        assertThat(sources.name()).isEqualTo("scattering.cu");
        assertThat(sources.text()).contains("#include \"small.cuh\"");
        assertThat(sources.headers())
                .containsKeys("small.cuh", "portable.cuh", "tables.cuh", "butterflies.cuh", "cstdint");
    }

    private static Nvrtc real() {
        String setting = System.getProperty(NvrtcSearch.SETTING, "");
        List<String> places = places(NvrtcSearch.NONE.equals(setting) ? "" : setting, System.getenv(), NEWEST_DRIVER);
        for (String place : places) {
            try {
                return new Nvrtc(place);
            } catch (CompilerException e) {
                // The next one, or none.
            }
        }
        assumeTrue(false, "there is no NVRTC here; -Dscattering.nvrtc=FILE names one");
        throw new AssertionError();
    }

    @Test
    void compilesTheKernels() throws CompilerException {
        byte[] cubin = real().compile(KernelSources.load(), RuntimeCompiler.options(80));
        String text = new String(cubin, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("\u007fELF").contains("level8", "propagateRows", "orderZeroColumns", "layout");
    }

    @Test
    void saysWhatIsWrong() {
        Nvrtc nvrtc = real();
        KernelSources wrong =
                new KernelSources("wrong.cu", "extern \"C\" __global__ void wrong() { return 1; }", Map.of());
        assertThatThrownBy(() -> nvrtc.compile(wrong, RuntimeCompiler.options(80)))
                .isInstanceOf(CompilerException.class)
                .hasMessageContaining("NVRTC_ERROR_COMPILATION; its log: wrong.cu(1): error: ");
    }
}
