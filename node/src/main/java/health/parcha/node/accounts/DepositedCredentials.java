package health.parcha.node.accounts;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.sessions.Credentials;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Credentials as they were deposited, the signer as the chain names it by now. */
@Component
class DepositedCredentials implements Credentials {
    private final JdbcClient jdbc;
    private final ChainFacts facts;

    DepositedCredentials(JdbcClient jdbc, ChainFacts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    @Override
    public Optional<Credential> of(AccountId account) {
        Address signer = facts.account(account).map(AccountFacts::signer).orElseGet(() -> Address.of(account.bytes()));
        return jdbc.sql("select login_key, door, slot, keyring, keyring_version from accounts where account = ?")
                .param(account.bytes())
                .query((row, i) -> new Credential(
                        VerifyingKey.of(row.getBytes("login_key")),
                        row.getString("door"),
                        signer,
                        Bytes.of(row.getBytes("slot")),
                        Bytes.of(row.getBytes("keyring")),
                        row.getInt("keyring_version")))
                .optional();
    }
}
