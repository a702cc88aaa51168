package health.parcha.fhir.category;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.record.Category;
import health.parcha.fhir.json.Resources;
import health.parcha.fhir.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page and the code show the same table. */
class CategoryTableTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| ([\\w, ]+) \\|", Pattern.MULTILINE);

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("parcha.root", ".."), "docs", "spec", "fhir.md"));
    }

    @Test
    void typesOfThePage_areThoseOfTheCode() throws IOException {
        Map<String, String> page = new TreeMap<>();
        Matcher row = ROW.matcher(page());
        while (row.find()) {
            for (String type : row.group(2).split(", ", -1)) {
                page.put(type, row.group(1));
            }
        }
        Map<String, String> code = new TreeMap<>();
        CategoryTable.types().forEach((type, category) -> code.put(type, category.code()));
        assertEquals(code, page);
    }

    @Test
    void everyTypeOfTheTable_isOneOfR4() {
        CategoryTable.types().keySet().forEach(type -> assertTrue(Resources.isType(type), type));
    }

    @Test
    void everySensitiveCode_standsOnThePage() throws IOException {
        String page = page();
        for (String line : SensitiveCodes.lines()) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                assertEquals(4, cells.length, line);
                assertTrue(page.contains("`" + cells[1] + "`"), line);
            }
        }
    }

    @Test
    void restrictedByItsSource_isSensitive() {
        var resource = StrictJson.newObject().put("resourceType", "Procedure");
        resource.putObject("meta").putArray("security").addObject().put("code", "R");
        assertEquals(Category.SENSITIVE, CategoryTable.of(resource).orElseThrow());
    }
}
