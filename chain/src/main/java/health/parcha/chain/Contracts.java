package health.parcha.chain;

import health.parcha.chain.typed.Domain;
import health.parcha.core.party.NetworkId;

/**
 * The contract set of one network.
 *
 * @param router takes batches; holds nothing
 * @param directory Members and Accounts
 */
public record Contracts(ChainId chain, Address router, Address directory, Address consents, Address anchors) {
    /** keccak256(abi.encode(chain id, directory)): names the network in every statement. */
    public NetworkId network() {
        return chain.network(directory);
    }

    public Address address(Module module) {
        return switch (module) {
            case MEMBERS, ACCOUNTS -> directory;
            case CONSENTS -> consents;
            case ANCHORS -> anchors;
        };
    }

    /** Where signatures for that module count. */
    public Domain domain(Module module) {
        return new Domain(chain, address(module));
    }
}
