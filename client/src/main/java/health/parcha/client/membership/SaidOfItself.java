package health.parcha.client.membership;

import health.parcha.client.BadInput;
import java.net.URI;

/**
 * What an organisation calls itself, and where its node is. Admins compare both by eye on a terminal, line by line, so
 * neither may hold what moves the cursor, turns the direction of writing or begins a line.
 *
 * @param url base of its node, without a slash behind it
 */
public record SaidOfItself(String name, String url) {
    private static final int LONGEST = 120;

    /** @throws BadInput NAME, URL where it cannot be what people read */
    public SaidOfItself {
        if (name.isBlank() || name.length() > LONGEST || !name.codePoints().allMatch(SaidOfItself::isPlain)) {
            throw new BadInput(
                    "NAME",
                    "The name is empty, longer than " + LONGEST + " characters, or holds some that cannot be seen.",
                    "Give the name as people write it, in one line.");
        }
        if (!isBase(url)) {
            throw new BadInput(
                    "URL",
                    "\"" + (url.codePoints().allMatch(SaidOfItself::isPlain) ? url : "...")
                            + "\" is no base of a node.",
                    "Give it as https://parcha.example.org, without a slash behind it.");
        }
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean isBase(String text) {
        try {
            URI url = URI.create(text);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && text.codePoints().allMatch(SaidOfItself::isPlain)
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && !text.endsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
