package health.parcha.chain.intent;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import java.time.Instant;

/**
 * Fixes the state of a member's log, signed by the member's relayer key. The seq is the anchor's.
 *
 * @param size entries of the log; grows strictly
 * @param root its RFC 6962 tree head
 */
public record Anchor(MemberNumber member, long size, Bytes32 root, Seq seq, Instant deadline) implements Intent {}
