package health.parcha.log;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The extra data of a proof file: what a reader needs to derive the leaf. A format line, then a name and base64 a line:
 * opening, salt and receipt in this order, then attachments in the order of their names.
 */
record ProofExtra(Opening opening, Salt salt, Note receipt, Map<String, String> attachments) {
    private static final String FORMAT = "parcha/log-proof@v1";
    private static final String WHAT = "the extra of a proof file";
    private static final List<String> OWN = List.of("opening", "salt", "receipt");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,31}");

    static ProofExtra of(ProofFile file) {
        return new ProofExtra(file.opening(), file.salt(), file.receipt(), file.attachments());
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
        append(text, "opening", opening.bytes());
        append(text, "salt", salt.exposeBytes());
        append(text, "receipt", receipt.bytes());
        new TreeMap<>(attachments).forEach((name, value) -> append(text, name, utf8(value)));
        return utf8(text.toString());
    }

    static ProofExtra parse(byte[] bytes) {
        List<String> lines = Lines.of(Lines.text(bytes, WHAT), WHAT);
        if (lines.size() < 4 || !lines.get(0).equals(FORMAT)) {
            throw new MalformedLogText(WHAT + " begins with " + FORMAT + ", opening, salt and receipt");
        }
        byte[] salt = value(lines.get(2), "salt");
        if (salt.length != Salt.BYTES) {
            throw new MalformedLogText("a salt is " + Salt.BYTES + " bytes");
        }
        return new ProofExtra(
                Opening.parse(value(lines.get(1), "opening")),
                Salt.of(salt),
                Note.parse(value(lines.get(3), "receipt")),
                attachments(lines.subList(4, lines.size())));
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
