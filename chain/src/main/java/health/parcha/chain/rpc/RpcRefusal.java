package health.parcha.chain.rpc;

import health.parcha.chain.Bytes;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine understood a call and refused it. Asking again changes nothing unless the state of the chain does.
 * {@link #revertData()} holds what a contract said, where a contract spoke.
 */
public final class RpcRefusal extends RuntimeException {
    private static final int NO_SUCH_METHOD = -32601;
    private static final Pattern BOTH_NONCES = Pattern.compile("invalid nonce; got (\\d{1,18}), expected (\\d{1,18})");

    private final String method;
    private final int code;
    private final transient Bytes revertData;

    RpcRefusal(String method, int code, String message, Bytes revertData) {
        super(method + " was refused by the engine (" + code + "): " + message
                + (revertData.isEmpty() ? "" : " " + revertData));
        this.method = method;
        this.code = code;
        this.revertData = revertData;
    }

    public String method() {
        return method;
    }

    /** The JSON-RPC error number. */
    public int code() {
        return code;
    }

    /** The bytes a contract reverted with; empty where it gave none or none ran. */
    public Bytes revertData() {
        return revertData;
    }

    /**
     * Whether the engine says that it holds this very transaction already, or one of the same nonce: sending it was not in
     * vain. Engines have a sentence for it and no number, so the sentences are read here and nowhere else.
     */
    public boolean saysKnownTransaction() {
        String text = text();
        return text.contains("already known")
                || text.contains("already imported")
                || text.contains("known transaction")
                || text.contains("already in mempool")
                || text.contains("alreadyknown");
    }

    /** Whether the engine says that a transaction of this nonce is mined already, or held. */
    public boolean saysNonceUsed() {
        String text = text();
        return text.contains("nonce too low") || text.contains("nonce_too_low") || nonceAhead() < 0;
    }

    /**
     * Whether the engine holds no transaction of the nonce before and keeps none for later: hand in that one first, then this
     * one again.
     */
    public boolean saysNonceAhead() {
        String text = text();
        return text.contains("nonce too high")
                || text.contains("nonce_too_high")
                || text.contains("too distant from current sender nonce")
                || nonceAhead() > 0;
    }

    // How far above the one that it waits for, where an engine names both.
    private int nonceAhead() {
        Matcher names = BOTH_NONCES.matcher(text());
        return names.find() ? Long.compare(Long.parseLong(names.group(1)), Long.parseLong(names.group(2))) : 0;
    }

    /** Whether the engine says that it has no such thing: an unmined transaction's receipt is an error to some. */
    public boolean saysNotFound() {
        return code != NO_SUCH_METHOD && text().contains("not found");
    }

    /** Whether the engine holds another transaction of the same nonce and asks more for changing it. */
    public boolean saysUnderpriced() {
        String text = text();
        return text.contains("underpriced");
    }

    /** Whether the engine no longer has the state of the block that was named. */
    public boolean saysBlockGone() {
        return text().contains("blockoutofrange") || text().contains("block out of range");
    }

    private String text() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
    }
}
