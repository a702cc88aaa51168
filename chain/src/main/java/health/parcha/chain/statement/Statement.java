package health.parcha.chain.statement;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.Module;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;

/** A typed message that counts among people and nodes alone. */
public sealed interface Statement permits Card, Challenge, Pickup, Ticket, View {
    /** The network that it counts in; a reader of another network refuses it. */
    NetworkId network();

    /** The module whose domain it is signed under. */
    Module module();

    /** hashStruct: the statement without any domain. */
    Bytes32 structHash();

    /** The form in which it travels: every field under the name in its type, in the order of its type. */
    Json.Fields toJson();

    /** The digest that is signed. */
    default Bytes32 digest(Contracts contracts) {
        return contracts.domain(module()).digest(structHash());
    }

    /** Signs it; whether that key is the right one is for the reader to say. */
    default Signature sign(Contracts contracts, SigningKey key) {
        return key.sign(digest(contracts));
    }

    /**
     * Whether that address signed it and it is of this network. The caller brings the address that must have: the current
     * signer of the account that the statement names.
     */
    default boolean isSignedBy(Address signer, Signature signature, Contracts contracts) {
        return network().equals(contracts.network()) && signature.isBy(signer, digest(contracts));
    }
}
