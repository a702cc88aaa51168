package health.parcha.log;

import java.util.List;

/**
 * What a log claims about its tree (C2SP tlog-checkpoint): origin, size and root, a line each. Trusted only as part of a
 * {@link SignedCheckpoint}.
 *
 * @param extensions further lines, which Parcha neither writes nor reads, kept since they are signed
 */
public record Checkpoint(LogOrigin origin, TreeSize size, Hash root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
    }

    static Checkpoint of(LogOrigin origin, TreeSize size, Hash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws MalformedLogText where it is no checkpoint
     */
    public static Checkpoint parse(String text) {
        List<String> lines = Lines.of(text, "a checkpoint");
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new MalformedLogText("a checkpoint has at least three lines, none of them empty");
        }
        return new Checkpoint(
                new LogOrigin(lines.get(0)),
                new TreeSize(Lines.decimal(lines.get(1), "the tree size of a checkpoint")),
                Base64Text.hash(lines.get(2), "the root of a checkpoint"),
                lines.subList(3, lines.size()));
    }

    /** The text that is signed. */
    public String text() {
        String extension =
                String.join("", extensions.stream().map(e -> e + "\n").toList());
        return origin + "\n" + size + "\n" + root.base64() + "\n" + extension;
    }
}
