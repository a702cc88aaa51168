package health.parcha.chain;

import health.parcha.chain.typed.Domain;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contract set of one network.
 *
 * @param router takes batches; holds nothing
 * @param directory Members and Accounts
 */
public record Contracts(
        ChainId chain,
        Address router,
        Address directory,
        Address consents,
        Address anchors,
        Address prescriptions,
        Address claims,
        Address emergency) {
    /** A network without emergency, whose address is zero. */
    public Contracts(
            ChainId chain,
            Address router,
            Address directory,
            Address consents,
            Address anchors,
            Address prescriptions,
            Address claims) {
        this(chain, router, directory, consents, anchors, prescriptions, claims, Address.ZERO);
    }

    /** keccak256(abi.encode(chain id, directory)): names the network in every statement. */
    public NetworkId network() {
        return chain.network(directory);
    }

    public Address address(Module module) {
        return switch (module) {
            case MEMBERS, ACCOUNTS -> directory;
            case CONSENTS -> consents;
            case ANCHORS -> anchors;
            case PRESCRIPTIONS -> prescriptions;
            case CLAIMS -> claims;
            case EMERGENCY -> emergency;
        };
    }

    /** Every contract whose events are followed and whose code tells this set from another, the router first. */
    public List<Address> all() {
        return Stream.of(router, directory, consents, anchors, prescriptions, claims, emergency)
                .filter(contract -> !contract.isZero())
                .toList();
    }

    /** The addresses under their names, as a manifest has them. */
    public Json.Fields addresses() {
        Json.ObjectBuilder json = Json.object()
                .put("router", router.toString())
                .put("directory", directory.toString())
                .put("consents", consents.toString())
                .put("anchors", anchors.toString())
                .put("prescriptions", prescriptions.toString())
                .put("claims", claims.toString());
        if (!emergency.isZero()) {
            json.put("emergency", emergency.toString());
        }
        return json.done();
    }

    /**
     * Reads what {@link #addresses()} gives.
     *
     * @throws health.parcha.core.signed.MalformedJson where one is missing
     * @throws IllegalArgumentException where one is no address
     */
    public static Contracts read(ChainId chain, Json.Fields addresses) {
        return new Contracts(
                chain,
                Address.parse(addresses.text("router")),
                Address.parse(addresses.text("directory")),
                Address.parse(addresses.text("consents")),
                Address.parse(addresses.text("anchors")),
                Address.parse(addresses.text("prescriptions")),
                Address.parse(addresses.text("claims")),
                addresses.findText("emergency").map(Address::parse).orElse(Address.ZERO));
    }

    /** Where signatures for that module count. */
    public Domain domain(Module module) {
        return new Domain(chain, address(module));
    }
}
