package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.core.signed.Digest;
import java.util.List;

/**
 * A member that stands in the network from its first block; founders are numbered from 1 in their order.
 *
 * @param relayer the address that sends its batches and signs its anchors
 * @param admins 1 to 8 keys
 * @param document SHA-256 of the member's document
 */
public record Founder(MemberKind kind, Address relayer, List<Address> admins, Digest document) {
    public Founder {
        admins = List.copyOf(admins);
    }
}
