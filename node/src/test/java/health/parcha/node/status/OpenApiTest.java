package health.parcha.node.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTest {
    private static final Pattern CALL = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE) (/api/v1/[^\\s`]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)}");

    @TempDir
    static Path folder;

    private static TestNode node;
    private static Json.Fields document;

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        node = TestNode.start(TestMembers.settings(folder, hospital, TestDatabase.make("openapi"), hospital), hospital);
        document = JsonReader.readObject(node.get("/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void document_hasEveryRouteOfTheNodeAndNoOther() {
        Set<String> handled = node.part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(OpenApiTest::routes)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        paths().members()
                .forEach((path, methods) -> ((Json.Fields) methods)
                        .members()
                        .keySet()
                        .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertEquals(handled, documented);
    }

    /** The server's own way to its error page is no route for callers. */
    private static Stream<String> routes(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .filter(pattern -> !pattern.equals("/error"))
                .flatMap(pattern -> {
                    assertFalse(mapping.getMethodsCondition().getMethods().isEmpty(), pattern + " takes every method");
                    return mapping.getMethodsCondition().getMethods().stream()
                            .map(method ->
                                    method + " " + VARIABLE.matcher(pattern).replaceAll("{$1}"));
                });
    }

    @Test
    void manual_tellsOfEveryRoute() throws Exception {
        Set<String> untold = paths().members().keySet().stream()
                .filter(path -> path.startsWith("/api/v1/"))
                .flatMap(path -> paths().fields(path).members().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + unnamed(path)))
                .collect(Collectors.toCollection(TreeSet::new));
        untold.removeAll(told());

        assertEquals(Set.of(), untold, "docs/spec/api.md does not tell of these");
    }

    /** The calls of docs/spec/api.md, path variables without their names. */
    private static Set<String> told() throws Exception {
        String manual = Files.readString(Path.of(System.getProperty("parcha.root"), "docs/spec/api.md"))
                .replaceAll("`, `PATCH", " /uploads/{cid}` · `PATCH")
                .replaceAll("peer/", "/peer/")
                .replaceAll("(GET|HEAD|POST|PUT|PATCH|DELETE)\\s+/", "$1 /api/v1/")
                .replaceAll("PUT \\.\\.\\./", "PUT /api/v1/accounts/{account}/");
        return CALL.matcher(manual)
                .results()
                .map(call -> call.group(1) + " " + unnamed(call.group(2).replaceAll("[`?(,\\s].*", "")))
                .collect(Collectors.toSet());
    }

    private static String unnamed(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void operation_declaresTheVariablesOfItsPath() {
        paths().members().forEach((path, methods) -> {
            Set<String> named = VARIABLE.matcher(path)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            ((Json.Fields) methods).members().forEach((method, operation) -> {
                Json.Fields fields = (Json.Fields) operation;
                Set<String> declared = fields.find("parameters").stream()
                        .flatMap(all -> ((Json.Items) all).values().stream())
                        .map(Json.Fields.class::cast)
                        .filter(parameter -> parameter.findText("in").equals(java.util.Optional.of("path")))
                        .map(parameter -> parameter.text("name"))
                        .collect(Collectors.toSet());
                assertEquals(named, declared, method + " " + path);
                assertFalse(fields.text("summary").isBlank());
            });
        });
    }

    @Test
    void pathsOfMembers_askForTheSignature() {
        paths().members().entrySet().stream()
                .filter(path -> path.getKey().startsWith("/api/v1/peer/"))
                .flatMap(path -> ((Json.Fields) path.getValue()).members().values().stream())
                .forEach(operation ->
                        assertTrue(references(operation).anyMatch("#/components/parameters/Signature"::equals)));
    }

    @Test
    void everyReference_leadsSomewhere() {
        references(document).forEach(reference -> {
            Json at = document;
            for (String step : reference.substring("#/".length()).split("/")) {
                at = ((Json.Fields) at).need(step);
            }
        });
    }

    private static Json.Fields paths() {
        return document.fields("paths");
    }

    private static Stream<String> references(Json json) {
        return switch (json) {
            case Json.Fields fields ->
                fields.members().entrySet().stream()
                        .flatMap(member -> member.getKey().equals("$ref")
                                ? Stream.of(((Json.Text) member.getValue()).value())
                                : references(member.getValue()));
            case Json.Items items -> items.values().stream().flatMap(OpenApiTest::references);
            default -> Stream.empty();
        };
    }
}
