package health.parcha.acceptance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    static Stream<String> modules() {
        return House.picture().keySet().stream().filter(module -> !module.equals("acceptance"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModule_usesOnlyWhatStandsAboveIt(String module) {
        String[] others = modules()
                .filter(other -> !other.equals(module))
                .filter(other -> !House.mayUse(module).contains(other))
                .map(other -> "health.parcha." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .check(House.classesOf(module));
    }

    @Test
    void core_knowsTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "health.parcha.core..")
                .check(House.classesOf("core"));
    }

    @Test
    void noClassOfTheNode_reachesCodeThatOpensARecord() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "health.parcha.seal..",
                        "health.parcha.client..",
                        "health.parcha.fhir..",
                        "com.exceptionfactory.jagged..",
                        "ca.uhn.fhir..",
                        "org.hl7.fhir..")
                .check(House.classesOf("node"));
    }

    @Test
    void thePackagedNode_carriesNoCodeThatOpensARecord() throws IOException {
        try (ZipFile jar =
                new ZipFile(House.ROOT.resolve("node/target/parcha-node.jar").toFile())) {
            List<String> libraries = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .toList();
            assertTrue(
                    libraries.stream().anyMatch(name -> name.startsWith("parcha-core")), "the jar lists its libraries");
            assertEquals(
                    List.of(),
                    libraries.stream()
                            .filter(name ->
                                    name.matches("(parcha-(seal|client|fhir|cli|demo)|jagged|hapi|org\\.hl7).*"))
                            .toList());
        }
    }

    /** One importer for each heavy library; Bouncy Castle has two, for age and for the curve of Ethereum. */
    @ParameterizedTest
    @CsvSource({
        "com.exceptionfactory.jagged.., seal",
        "org.bouncycastle.., seal chain",
        "org.web3j.., chain",
        "com.esaulpaugh.., chain",
        "fr.acinq.., chain",
        "ca.uhn.fhir.., fhir",
        "org.hl7.fhir.., fhir",
        "org.springframework.., node",
        "picocli.., cli demo",
        "org.apache.commons.compress.., embedded"
    })
    void aHeavyLibrary_hasOneImporter(String library, String importers) {
        for (String module : modules().toList()) {
            if (!List.of(importers.split(" ")).contains(module)) {
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)
                        .allowEmptyShould(true)
                        .check(House.classesOf(module));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packagesOfAModule_haveNoCircle(String module) {
        slices().matching("health.parcha." + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(House.classesOf(module));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void names_areTheFieldsWords(String module) {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)")
                .allowEmptyShould(true)
                .check(House.classesOf(module));
    }

    @Test
    void timeAndRandomness_comeInAsArguments() {
        for (String module : List.of("core", "seal", "log", "client")) {
            JavaClasses classes = House.classesOf(module);
            noClasses()
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .check(classes);
        }
    }

    @Test
    void thePicture_showsTheModulesAndTheirDirectUse() {
        Map<String, Set<String>> built = new TreeMap<>();
        for (String module : words("<module>(\\w+)</module>", House.read("pom.xml"))) {
            String pom = House.read(module + "/pom.xml");
            built.put(module, new TreeSet<>(words("<artifactId>parcha-(\\w+)</artifactId>", pom)));
            built.get(module).remove(module);
        }
        assertEquals(built, House.picture());
    }

    private static List<String> words(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
