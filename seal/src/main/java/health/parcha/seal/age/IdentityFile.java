package health.parcha.seal.age;

import java.util.ArrayList;
import java.util.List;

/** The text file that {@code age-keygen} writes and {@code age -i} reads. */
final class IdentityFile {

    private IdentityFile() {}

    static List<Identity> parse(String text) {
        List<Identity> found = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                found.add(parseLine(lines.get(i), i + 1));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("the identity file holds no identity");
        }
        return List.copyOf(found);
    }

    private static Identity parseLine(String line, int number) {
        try {
            return Identity.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + " of the identity file is no identity", e);
        }
    }
}
