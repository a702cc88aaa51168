package health.parcha.log;

/** The name under which a key signs notes: not empty, without spaces, control characters or plus. */
public record KeyName(String text) {
    private static final int MAX_LENGTH = 512;

    public KeyName {
        boolean clean = text.chars().noneMatch(c -> c == '+' || c < 0x20 || isSpace(c));
        if (text.isEmpty() || text.length() > MAX_LENGTH || !clean) {
            throw new MalformedLogText("a key name is 1 to " + MAX_LENGTH + " characters without space or plus");
        }
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    @Override
    public String toString() {
        return text;
    }
}
