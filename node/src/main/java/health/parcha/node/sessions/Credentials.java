package health.parcha.node.sessions;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.VerifyingKey;
import java.util.Optional;

/** What logging in needs of an account; the accounts give it. */
public interface Credentials {
    /**
     * How an account's owner is known.
     *
     * @param login answers for the password door
     * @param door PHC string of its slow hash
     * @param signer the account's current signer, for wallets
     * @param slot sealed to the door
     * @param keyring sealed to the root key
     */
    record Credential(VerifyingKey login, String door, Address signer, Bytes slot, Bytes keyring, int keyringVersion) {}

    /** Empty where the account has deposited nothing here. */
    Optional<Credential> of(AccountId account);
}
