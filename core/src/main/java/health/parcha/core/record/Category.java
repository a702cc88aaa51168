package health.parcha.core.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * The shelves of a medical file. A grant opens whole categories; each has its own keys, so that withholding one is a
 * matter of not handing over its keys. The order is part of the format: a view lists its handles in it.
 */
public enum Category {
    SUMMARY("summary"),
    MEDICATION("medication"),
    LABS("labs"),
    IMAGING("imaging"),
    NOTES("notes"),
    SENSITIVE("sensitive"),
    DOCUMENTS("documents"),
    BILLING("billing"),
    /** The drawer: in no grant unless named by itself. */
    PRIVATE("private");

    private final String code;

    Category(String code) {
        this.code = code;
    }

    /** The word that stands in signed documents and on the wire. */
    public String code() {
        return code;
    }

    /** Finds the category of a code as {@link #code()} gives it; empty for any other word. */
    public static Optional<Category> ofCode(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
}
