package health.parcha.core.stream;

import health.parcha.core.signed.MalformedJson;
import java.util.Locale;

/** What a read brings of the index, beside or instead of records (docs/spec/api.md, "A read"). */
public enum IndexPart {
    /** The index and the records. */
    WITH,
    /** The index alone. */
    ONLY,
    /** The records alone: for who asks for a few of a large file. */
    WITHOUT;

    /** As it stands in a request. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the word of a request.
     *
     * @throws MalformedJson for another word
     */
    public static IndexPart ofWord(String word) {
        for (IndexPart part : values()) {
            if (part.word().equals(word)) {
                return part;
            }
        }
        throw new MalformedJson("index is with, only or without");
    }
}
