package health.parcha.node.members;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.VerifyingKey;
import java.net.URI;

/**
 * Where a member's node is and whose signature its requests carry.
 *
 * @param name what people read
 * @param url base, without a trailing slash
 */
public record MemberAddress(MemberNumber number, String name, URI url, VerifyingKey nodeKey) {}
