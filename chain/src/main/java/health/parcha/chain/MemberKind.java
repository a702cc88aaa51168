package health.parcha.chain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of house a member is. */
public enum MemberKind {
    HOSPITAL(1),
    PRACTICE(2),
    LABORATORY(3),
    PHARMACY(4),
    INSURER(5),
    CARE_HOME(6);

    private final int code;

    MemberKind(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** As documents, nodes and pages write it: {@code carehome}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** Voted in by the hospitals; the others are sponsored by one. */
    public boolean isVotedIn() {
        return this == HOSPITAL || this == INSURER;
    }

    /** Hospitals alone do, so no other member needs the identity tag key. */
    public boolean verifiesPatients() {
        return this == HOSPITAL;
    }

    /** The kind of that word; empty where there is none. */
    public static Optional<MemberKind> ofWord(String word) {
        return Arrays.stream(values()).filter(v -> v.word().equals(word)).findFirst();
    }

    /** The kind of that number; empty where it means nothing. */
    public static Optional<MemberKind> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
