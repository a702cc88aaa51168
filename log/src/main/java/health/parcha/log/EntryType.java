package health.parcha.log;

import java.util.Arrays;
import java.util.Optional;

/**
 * What kind of act an entry stands for: the entry's first byte, in clear, and the word {@code act} of its opening. Codes
 * are never given a second meaning. See docs/spec/log.md, "Entry types".
 */
public enum EntryType {
    REGISTRATION(0x01, "registration"),
    VERIFICATION(0x02, "verification"),
    PROFILE_CHANGE(0x03, "profile-changed"),
    KEY_CHANGE(0x04, "key-changed"),
    RECIPIENTS_SHEET(0x05, "sheet-published"),
    KEYRING(0x06, "keyring-published"),
    SUSPENSION(0x07, "suspended"),
    REINSTATEMENT(0x08, "reinstated"),

    RECORD_CREATED(0x10, "record-created"),
    RECORD_UPDATED(0x11, "record-updated"),
    RECORD_CONSULTED(0x12, "record-consulted"),
    RECORD_DELETED(0x13, "record-deleted"),
    /** The owner took an unconfirmed record into his file. */
    RECORD_CONFIRMED(0x14, "record-confirmed"),
    RECORD_DECLINED(0x15, "record-declined"),
    INDEX_UPDATED(0x16, "index-updated"),
    /** Something left at a node for somebody: a view, a keys file, an inbox item. */
    DEPOSIT(0x17, "deposit"),

    GRANT(0x20, "grant"),
    REFUSAL(0x21, "refusal"),
    REVOCATION(0x22, "revocation"),
    REQUEST(0x23, "request"),

    EMERGENCY(0x30, "emergency"),
    EXPORT(0x40, "export");

    private final byte code;
    private final String word;

    EntryType(int code, String word) {
        this.code = (byte) code;
        this.word = word;
    }

    /** The first byte of an entry. */
    public byte code() {
        return code;
    }

    /** The word in an opening. */
    public String word() {
        return word;
    }

    /** The type of a code; empty for one that this version does not know. */
    public static Optional<EntryType> ofCode(byte code) {
        return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
    }

    /** The type of a word; empty for one that this version does not know. */
    public static Optional<EntryType> ofWord(String word) {
        return Arrays.stream(values()).filter(t -> t.word.equals(word)).findFirst();
    }
}
