package health.parcha.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One package a subject, closed inside; what the acceptance suite checks of all modules is found here sooner. */
class SubjectsTest {
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("health.parcha.node");
    }

    @Test
    void noClass_reachesCodeThatOpensARecord() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "health.parcha.seal..",
                        "health.parcha.client..",
                        "health.parcha.fhir..",
                        "health.parcha.embedded..",
                        "com.exceptionfactory.jagged..",
                        "ca.uhn.fhir..",
                        "org.hl7.fhir..",
                        "org.bouncycastle..")
                .check(classes);
    }

    @Test
    void subjects_haveNoCircle() {
        slices().matching("health.parcha.node.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void routes_areAnsweredByHttpClassesAlone() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Http")
                .should()
                .beAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .check(classes);
    }
}
