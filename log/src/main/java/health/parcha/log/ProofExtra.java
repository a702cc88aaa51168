package health.parcha.log;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.log.ProofFile.Disclosed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The extra data of a proof file: a format line, then a name and base64 a line: entry and receipt, then opening and salt
 * where they are disclosed, then attachments in the order of their names.
 */
record ProofExtra(Entry entry, Note receipt, Optional<Disclosed> disclosed, Map<String, String> attachments) {
    private static final String FORMAT = "parcha/log-proof@v1";
    private static final String WHAT = "the extra of a proof file";
    private static final List<String> OWN = List.of("entry", "receipt", "opening", "salt");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,31}");

    static ProofExtra of(ProofFile file) {
        return new ProofExtra(file.entry(), file.receipt(), file.disclosed(), file.attachments());
    }

    static void checkNames(Set<String> names) {
        for (String name : names) {
            if (!NAME.matcher(name).matches() || OWN.contains(name)) {
                throw new MalformedLogText(
                        "an attachment's name is up to 32 lower-case letters and hyphens, and none of " + OWN);
            }
        }
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        append(text, "entry", entry.bytes());
        append(text, "receipt", receipt.bytes());
        disclosed.ifPresent(d -> {
            append(text, "opening", CanonicalJson.bytes(d.opening()));
            append(text, "salt", d.salt().exposeBytes());
        });
        new TreeMap<>(attachments).forEach((name, value) -> append(text, name, utf8(value)));
        return utf8(text.toString());
    }

    static ProofExtra parse(byte[] bytes) {
        List<String> lines = Lines.of(Lines.text(bytes, WHAT), WHAT);
        if (lines.size() < 3 || !lines.getFirst().equals(FORMAT)) {
            throw new MalformedLogText(WHAT + " begins with " + FORMAT + ", entry and receipt");
        }
        Entry entry = Entry.of(value(lines.get(1), "entry"));
        Note receipt = Note.parse(value(lines.get(2), "receipt"));
        boolean discloses = lines.size() > 3 && lines.get(3).startsWith("opening ");
        if (discloses && lines.size() < 5) {
            throw new MalformedLogText(WHAT + " discloses opening and salt together");
        }
        Optional<Disclosed> disclosed =
                discloses ? Optional.of(disclosed(lines.get(3), lines.get(4))) : Optional.empty();
        return new ProofExtra(entry, receipt, disclosed, attachments(lines.subList(discloses ? 5 : 3, lines.size())));
    }

    private static Disclosed disclosed(String openingLine, String saltLine) {
        byte[] salt = value(saltLine, "salt");
        if (salt.length != Salt.BYTES) {
            throw new MalformedLogText("a salt is " + Salt.BYTES + " bytes");
        }
        return new Disclosed(canonical(value(openingLine, "opening")), Salt.of(salt));
    }

    private static Json.Fields canonical(byte[] json) {
        try {
            Json.Fields fields = JsonReader.readObject(json);
            if (Arrays.equals(CanonicalJson.bytes(fields), json)) {
                return fields;
            }
        } catch (MalformedJson e) {
            throw new MalformedLogText("the opening of a proof file is malformed: " + e.getMessage());
        }
        throw new MalformedLogText("an opening must be in canonical form (RFC 8785)");
    }

    private static Map<String, String> attachments(List<String> lines) {
        Map<String, String> attachments = new LinkedHashMap<>();
        for (String line : lines) {
            String name = line.substring(0, Math.max(0, line.indexOf(' ')));
            checkNames(Set.of(name));
            if (attachments.put(name, Lines.text(value(line, name), "attachment " + name)) != null) {
                throw new MalformedLogText("attachment " + name + " stands twice in a proof file");
            }
        }
        return attachments;
    }

    private static void append(StringBuilder text, String name, byte[] value) {
        text.append(name).append(' ').append(Base64Text.of(value)).append('\n');
    }

    private static byte[] value(String line, String name) {
        return Base64Text.bytes(Lines.value(line, name, WHAT), "the " + name + " of a proof file");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
