package health.parcha.demo.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for a word in every file below a folder, in the forms in which programs write words down. */
final class DiskSearch {
    private static final int BLOCK = 1 << 20;

    private DiskSearch() {}

    /** The word as UTF-8, UTF-16, hexadecimal and base64 wherever it may begin in it. */
    static Set<String> forms(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        forms.add(latin(word.getBytes(StandardCharsets.UTF_16LE)));
        forms.add(HexFormat.of().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first and the last characters depend on the neighbours of the word.
            forms.add(text.substring(shift == 0 ? 0 : shift + 1, text.length() - 1));
        }
        return forms;
    }

    /** The files that hold one of those words. */
    static List<Path> find(Path root, Set<String> words) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (holds(file, words)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean holds(Path file, Set<String> words) throws IOException {
        int overlap = words.stream().mapToInt(String::length).max().orElse(0);
        try (var in = Files.newInputStream(file)) {
            String end = "";
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                String text = end + latin(block);
                if (words.stream().anyMatch(text::contains)) {
                    return true;
                }
                end = text.substring(Math.max(0, text.length() - overlap));
            }
            return false;
        } catch (NoSuchFileException e) {
            return false; // The running database has removed it.
        }
    }

    /** A character a byte. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
