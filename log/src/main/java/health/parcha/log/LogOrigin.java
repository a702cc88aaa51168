package health.parcha.log;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;

/** Names a log for ever: the first line of its checkpoints and the name of its key. */
public record LogOrigin(String text) {
    public LogOrigin {
        if (text.isEmpty() || text.indexOf('\n') >= 0) {
            throw new MalformedLogText("an origin is one line that is not empty");
        }
    }

    /** The log of a member: {@code parcha/<network, 64 hexadecimal digits>/<member number>}. */
    public static LogOrigin of(NetworkId network, MemberNumber member) {
        return new LogOrigin("parcha/" + network + "/" + member);
    }

    /** The name of the key that signs checkpoints. */
    public KeyName logKey() {
        return new KeyName(text);
    }

    /** The name of the key that signs receipts. */
    public KeyName receiptKey() {
        return new KeyName(text + "/receipt");
    }

    @Override
    public String toString() {
        return text;
    }
}
