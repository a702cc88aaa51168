package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;

/**
 * Requests to other members, signed with this node's key (docs/spec/api.md, "Between members"). Paths are those behind
 * {@code /api/v1/peer/}. A handler of such a path takes a {@link Peer} argument, which is there only where the request's
 * signature is the one of an active member.
 */
public interface Peers {
    /**
     * Posts JSON and reads JSON.
     *
     * @throws health.parcha.node.problems.Refused with the other member's own code where it refused, PEER_UNREACHABLE where
     *     it does not answer
     */
    Json.Fields post(MemberNumber to, String path, Json.Fields body);

    /** Reads JSON; the path may have a query. Throws as {@link #post} does. */
    Json.Fields get(MemberNumber from, String path);

    /** Posts JSON and reads an item stream; the caller closes it. Throws as {@link #post} does. */
    ItemReader stream(MemberNumber to, String path, Json.Fields body);

    /** The member whose signed request is being answered. */
    record Peer(MemberNumber number) {}
}
