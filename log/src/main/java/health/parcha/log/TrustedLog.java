package health.parcha.log;

import java.util.List;

/**
 * What a reader must know beforehand to trust a log: it comes from the pinned network manifest or from chain state, never
 * from the log's own node.
 *
 * @param witnesses those whose cosignatures count; may be none
 */
public record TrustedLog(LogOrigin origin, NoteVerifier logKey, NoteVerifier receiptKey, List<NoteVerifier> witnesses) {
    public TrustedLog {
        witnesses = List.copyOf(witnesses);
    }
}
