package health.parcha.bench.relay;

import health.parcha.chain.Address;
import health.parcha.chain.key.SigningKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who sends transactions in a measurement. On a chain where gas costs something they have money from its first block on.
 *
 * @param deployer makes the network's contracts
 * @param relayer the hospital's
 * @param naiveDeployer makes the dApp's contract
 * @param people the dApp's, one a client
 */
public record Purse(SigningKey deployer, SigningKey relayer, SigningKey naiveDeployer, List<SigningKey> people) {
    /** Fresh keys for so many clients. */
    public static Purse fresh(int clients) {
        SecureRandom random = new SecureRandom();
        return new Purse(
                SigningKey.generate(random),
                SigningKey.generate(random),
                SigningKey.generate(random),
                Stream.generate(() -> SigningKey.generate(random))
                        .limit(clients)
                        .toList());
    }

    List<Address> addresses() {
        return Stream.concat(Stream.of(deployer, relayer, naiveDeployer), people.stream())
                .map(SigningKey::address)
                .toList();
    }
}
