package org.scattering.gpu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The driver stays in its corner, and of the library only what it exports is used. */
class ArchitectureTest {
    private static final String ROOT = "org.scattering.gpu";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void onlyTheDriverTouchesJCuda() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".driver")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jcuda..")
                .check(CLASSES);
    }

    @Test
    void tablesTouchNoDevice() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".tables")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".driver", ROOT + ".run", "jcuda..")
                .check(CLASSES);
    }

    @Test
    void onlyExportedPackagesAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "org.scattering.engine",
                        "org.scattering.filter",
                        "org.scattering.fourier",
                        "org.scattering.plan",
                        "org.scattering.settings",
                        "java..",
                        "jcuda..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
