package health.parcha.demo.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSearchTest {
    private static final String WORD = "Serinabcdefghijkl";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_048_570, 1_048_576, 2_097_140})
    void aWord_isFoundWhereverItStands(int before) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x".repeat(before) + WORD + "yy");
        assertEquals(List.of(file), DiskSearch.find(folder, DiskSearch.forms(WORD)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aWord_isFoundInBase64_atEveryAlignment(int before) throws Exception {
        byte[] text = ("x".repeat(before) + WORD + "yyy").getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("file"), Base64.getEncoder().encode(text));
        assertEquals(List.of(file), DiskSearch.find(folder, DiskSearch.forms(WORD)));
    }

    @Test
    void aWord_isFoundInHexadecimalAndUtf16() throws Exception {
        Path hex = Files.writeString(
                folder.resolve("hex"), "00" + HexFormat.of().formatHex(WORD.getBytes(StandardCharsets.UTF_8)));
        Path wide = Files.write(folder.resolve("wide"), (WORD + "!").getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                List.of(hex, wide),
                DiskSearch.find(folder, DiskSearch.forms(WORD)).stream()
                        .sorted()
                        .toList());
    }

    @Test
    void anotherWord_isNotFound() throws Exception {
        Files.writeString(folder.resolve("file"), "Serinabcdefghijkm");
        assertEquals(List.of(), DiskSearch.find(folder, DiskSearch.forms(WORD)));
    }
}
