package org.scattering;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports run one way, and what is foreign stays in its corner. */
class ArchitectureTest {
    private static final String ROOT = "org.scattering";
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int LONGEST_FILE = 600;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "settings  > ''",
                "fourier   > ''",
                "kernel    > ''",
                "filter    > settings fourier",
                "frame     > filter settings fourier",
                "plan      > filter settings",
                "engine    > plan settings",
                "reference > engine plan filter settings fourier",
                "fft       > kernel fourier",
                "cpu       > engine plan filter settings fourier fft kernel",
                "facade    > engine plan settings",
                "deform    > settings",
                "stability > deform engine plan settings fourier",
                "search    > ''",
                "network   > deform frame plan filter search settings fourier",
                "analysis  > engine plan filter frame deform search settings fourier"
            })
    void importsFollowTheArrows(String from, String to) {
        String home = packageOf(from);
        String[] allowed = Stream.concat(
                        Stream.of(home),
                        Stream.of(to.split(" ", -1)).filter(t -> !t.isBlank()).map(ArchitectureTest::packageOf))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(home)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(foreign()))
                .check(CLASSES);
    }

    private static String packageOf(String name) {
        return name.equals("facade") ? ROOT : ROOT + "." + name;
    }

    private static DescribedPredicate<JavaClass> foreign() {
        return not(resideInAPackage(ROOT + ".."));
    }

    /** A package that no arrow speaks of would be free to import anything. */
    @Test
    void everyPackageHasItsArrow() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(Stream.of(
                                "facade",
                                "analysis",
                                "deform",
                                "stability",
                                "network",
                                "search",
                                "settings",
                                "fourier",
                                "kernel",
                                "filter",
                                "frame",
                                "plan",
                                "engine",
                                "reference",
                                "fft",
                                "cpu")
                        .map(ArchitectureTest::packageOf)
                        .toArray(String[]::new));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyFourierTouchesJTransforms() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".fourier")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jtransforms..", "org.visnow..", "pl.edu..")
                .check(CLASSES);
    }

    /** Any other class that named the incubator module's types could not be loaded without it. */
    @Test
    void onlyTheVectorTwinsTouchTheVectorApi() {
        noClasses()
                .that(not(nameMatching("org\\.scattering\\.kernel\\.Vector.*")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleName("VectorKernels")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector")
                .check(CLASSES);
    }

    @Test
    void nothingElseIsForeign() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT + "..",
                                "java..",
                                "org.jspecify.annotations",
                                "org.jtransforms..",
                                "org.visnow..",
                                "jdk.incubator.vector")
                        // The flags of HotSpot, in a class that is allowed not to link.
                        .or(resideInAPackage("com.sun.management")))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("CompilerFlags")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"Util", "Utils", "Helper", "Helpers", "Manager", "Impl"})
    void namesSayWhatAClassIs(String suffix) {
        noClasses().should().haveSimpleNameEndingWith(suffix).check(CLASSES);
    }

    @Test
    void sourceFilesStayReadable() throws IOException {
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void theGpuIsNotMentioned() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainIgnoringCase("jcuda");
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(50);
            return sources;
        }
    }
}
