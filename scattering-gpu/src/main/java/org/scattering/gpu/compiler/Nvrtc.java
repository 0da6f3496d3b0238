package org.scattering.gpu.compiler;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** One NVRTC library. It stays loaded: compilers are not made to be unloaded. Thread-safe. */
final class Nvrtc {
    private static final int LONGEST_LOG = 4000;

    private final SymbolLookup library;
    private final String place;
    private final int major;
    private final int minor;

    /**
     * Loads it.
     *
     * @param place a file, or a name that the system looks for
     * @throws CompilerException where there is none, or it is none
     */
    Nvrtc(String place) throws CompilerException {
        this.place = place;
        library = load(place);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocate(JAVA_INT, 2);
            call("nvrtcVersion", version, version.asSlice(Integer.BYTES));
            major = version.get(JAVA_INT, 0);
            minor = version.get(JAVA_INT, Integer.BYTES);
        }
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup load(String place) throws CompilerException {
        Path file = Path.of(place);
        try {
            if (!file.isAbsolute()) {
                return SymbolLookup.libraryLookup(place, Arena.global());
            }
            loadBuiltins(file.resolveSibling("."));
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new CompilerException(place + ": there is no such library, or it cannot be loaded");
        }
    }

    /** NVRTC loads them by name when it compiles, and looks for them where the system does, which is not where it lies itself. */
    @SuppressWarnings("restricted")
    private static void loadBuiltins(Path folder) {
        try (DirectoryStream<Path> builtins = Files.newDirectoryStream(folder, "libnvrtc-builtins.so*")) {
            builtins.forEach(file -> SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IOException | IllegalArgumentException e) {
            // Then the system finds them, or the compiler says that it does not.
        }
    }

    /** CUDA's version that it belongs to, the number before the point. */
    int major() {
        return major;
    }

    /** With its version and where it is. */
    @Override
    public String toString() {
        return "NVRTC %d.%d (%s)".formatted(major, minor, place);
    }

    /**
     * Compiles.
     *
     * @param sources what
     * @param options how
     * @return a cubin
     * @throws CompilerException with the compiler's log, where it fails
     */
    byte[] compile(KernelSources sources, List<String> options) throws CompilerException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(ADDRESS);
            call(
                    "nvrtcCreateProgram",
                    handle,
                    arena.allocateFrom(sources.text()),
                    arena.allocateFrom(sources.name()),
                    sources.headers().size(),
                    strings(arena, sources.headers().values()),
                    strings(arena, sources.headers().keySet()));
            MemorySegment program = handle.get(ADDRESS, 0);
            try {
                int result = invoke("nvrtcCompileProgram", program, options.size(), strings(arena, options));
                if (result != 0) {
                    throw new CompilerException(
                            "%s: %s; its log: %s".formatted(this, errorText(result), log(arena, program)));
                }
                return output(arena, program, "nvrtcGetCUBIN");
            } finally {
                invoke("nvrtcDestroyProgram", handle);
            }
        }
    }

    private String log(Arena arena, MemorySegment program) throws CompilerException {
        byte[] bytes = output(arena, program, "nvrtcGetProgramLog");
        String text = MemorySegment.ofArray(bytes).getString(0).strip();
        return text.length() <= LONGEST_LOG ? text : text.substring(0, LONGEST_LOG) + " …";
    }

    private byte[] output(Arena arena, MemorySegment program, String what) throws CompilerException {
        MemorySegment size = arena.allocate(JAVA_LONG);
        call(what + "Size", program, size);
        MemorySegment bytes = arena.allocate(Math.max(1, size.get(JAVA_LONG, 0)));
        call(what, program, bytes);
        return bytes.toArray(JAVA_BYTE);
    }

    private static MemorySegment strings(Arena arena, Collection<String> texts) {
        MemorySegment pointers = arena.allocate(ADDRESS, Math.max(1, texts.size()));
        int i = 0;
        for (String text : texts) {
            pointers.setAtIndex(ADDRESS, i++, arena.allocateFrom(text));
        }
        return pointers;
    }

    private void call(String name, Object... arguments) throws CompilerException {
        int result = invoke(name, arguments);
        if (result != 0) {
            throw new CompilerException(place + ": " + name + ": " + errorText(result));
        }
    }

    private String errorText(int result) throws CompilerException {
        try {
            MethodHandle text = handle("nvrtcGetErrorString", FunctionDescriptor.of(ADDRESS, JAVA_INT));
            MemorySegment found = (MemorySegment) text.invokeWithArguments(result);
            return reinterpreted(found).getString(0);
        } catch (CompilerException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment reinterpreted(MemorySegment text) {
        return text.reinterpret(Long.MAX_VALUE);
    }

    /** Calls a function of ints and pointers that returns an nvrtcResult. */
    private int invoke(String name, Object... arguments) throws CompilerException {
        MemoryLayout[] types = new MemoryLayout[arguments.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = arguments[i] instanceof Integer ? JAVA_INT : ADDRESS;
        }
        try {
            return (int) handle(name, FunctionDescriptor.of(JAVA_INT, types)).invokeWithArguments(arguments);
        } catch (CompilerException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("restricted")
    private MethodHandle handle(String name, FunctionDescriptor type) throws CompilerException {
        MemorySegment function = library.find(name)
                .orElseThrow(() -> new CompilerException(place + " is no NVRTC, or an old one: it has no " + name));
        return Linker.nativeLinker().downcallHandle(function, type);
    }
}
