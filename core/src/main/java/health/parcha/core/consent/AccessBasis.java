package health.parcha.core.consent;

import health.parcha.core.signed.MalformedJson;

/** Why a reader may read. */
public enum AccessBasis {
    /** A grant by the owner. */
    TICKET("ticket"),
    /** The file is the reader's own. */
    OWNER("owner"),
    /** The reader's organisation wrote it. */
    AUTHOR("author");

    private final String code;

    AccessBasis(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static AccessBasis ofCode(String code) {
        for (AccessBasis basis : values()) {
            if (basis.code.equals(code)) {
                return basis;
            }
        }
        throw new MalformedJson("an unknown basis");
    }
}
