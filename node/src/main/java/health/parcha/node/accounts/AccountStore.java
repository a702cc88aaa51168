package health.parcha.node.accounts;

import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Registration;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deposits in PostgreSQL. */
@Component
class AccountStore {
    private final JdbcClient jdbc;
    private final Contracts contracts;

    AccountStore(JdbcClient jdbc, Contracts contracts) {
        this.jdbc = jdbc;
        this.contracts = contracts;
    }

    /** The keyring that is kept and its version. */
    record Keyring(Bytes file, int version) {}

    /** A profile, and for patients the sealed demographics. */
    record Profile(Json.Fields json, Optional<Bytes> sealed) {}

    /** Keeps a new account's deposit; false where the account has deposited before. */
    boolean keep(Deposit deposit, Instant now) {
        Registration r = deposit.registration().document();
        int kept = jdbc.sql("""
                        insert into accounts (account, role, login_key, door, slot, keyring, keyring_version, registration, deposited_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        r.account().bytes(),
                        r.role().code(),
                        r.login().bytes(),
                        r.door(),
                        deposit.slot().toArray(),
                        deposit.keyring().toArray(),
                        r.keyringVersion(),
                        deposit.registration().compact(),
                        Timestamp.from(now))
                .update();
        if (kept == 1) {
            keep(deposit.card());
            keep(deposit.sheet());
            keep(r.account(), deposit.profile(), deposit.sealed(), now);
        }
        return kept == 1;
    }

    Optional<Signed<Registration>> registration(AccountId account) {
        return jdbc.sql("select registration from accounts where account = ?")
                .param(account.bytes())
                .query((row, i) -> Signed.read(row.getString(1), Registration.KIND))
                .optional();
    }

    /** Keeps a card of a new version; false where that version is there already. */
    boolean keep(DepositedCard card) {
        return jdbc.sql("""
                        insert into cards (account, version, card, signature, digest) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(
                                card.card().account().bytes(),
                                card.version(),
                                card.text(),
                                card.signature().toArray(),
                                card.digest(contracts).toArray())
                        .update()
                == 1;
    }

    /** The card of that digest: the present one, where the digest is the chain's. */
    Optional<DepositedCard> card(AccountId account, Bytes32 digest) {
        return jdbc.sql("select card, signature from cards where account = ? and digest = ?")
                .params(account.bytes(), digest.toArray())
                .query((row, i) -> DepositedCard.stored(row.getString(1), row.getBytes(2)))
                .optional();
    }

    Optional<DepositedCard> newestCard(AccountId account) {
        return jdbc.sql("select card, signature from cards where account = ? order by version desc limit 1")
                .param(account.bytes())
                .query((row, i) -> DepositedCard.stored(row.getString(1), row.getBytes(2)))
                .optional();
    }

    /** Keeps a higher version; false where this or a higher one is there. */
    boolean keep(Signed<RecipientsSheet> sheet) {
        return jdbc.sql("""
                        insert into sheets (account, version, sheet) values (?, ?, ?)
                        on conflict (account) do update set version = excluded.version, sheet = excluded.sheet
                        where sheets.version < excluded.version""")
                        .params(
                                sheet.document().account().bytes(),
                                sheet.document().version(),
                                sheet.compact())
                        .update()
                == 1;
    }

    Optional<Signed<RecipientsSheet>> sheet(AccountId account) {
        return jdbc.sql("select sheet from sheets where account = ?")
                .param(account.bytes())
                .query((row, i) -> Signed.read(row.getString(1), RecipientsSheet.KIND))
                .optional();
    }

    void keep(AccountId account, Json.Fields profile, Optional<Bytes> sealed, Instant now) {
        jdbc.sql("""
                        insert into profiles (account, digest, profile, sealed, deposited_at)
                        values (:account, :digest, :profile, :sealed, :now)
                        on conflict (account, digest) do update set deposited_at = excluded.deposited_at""")
                .param("account", account.bytes())
                .param("digest", CanonicalJson.digest(profile).bytes())
                .param("profile", CanonicalJson.text(profile))
                .param("sealed", sealed.map(Bytes::toArray).orElse(null), Types.BINARY)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The profile that was deposited last, which may wait for its verification. */
    Optional<Profile> newestProfile(AccountId account) {
        return jdbc.sql("select profile, sealed from profiles where account = ? order by deposited_at desc limit 1")
                .param(account.bytes())
                .query((row, i) -> new Profile(
                        JsonReader.readObject(row.getString("profile")),
                        Optional.ofNullable(row.getBytes("sealed")).map(Bytes::of)))
                .optional();
    }

    /** The profile of that digest; empty where the account has another one here, or none. */
    Optional<Json.Fields> profile(AccountId account, Digest digest) {
        return jdbc.sql("select profile from profiles where account = ? and digest = ?")
                .params(account.bytes(), digest.bytes())
                .query((row, i) -> JsonReader.readObject(row.getString("profile")))
                .optional();
    }

    Optional<Keyring> keyring(AccountId account) {
        return jdbc.sql("select keyring, keyring_version from accounts where account = ?")
                .param(account.bytes())
                .query((row, i) -> new Keyring(Bytes.of(row.getBytes("keyring")), row.getInt("keyring_version")))
                .optional();
    }

    /** Compare-and-set: takes version n + 1 alone. */
    boolean replaceKeyring(AccountId account, Bytes keyring, int version) {
        return jdbc.sql(
                                "update accounts set keyring = ?, keyring_version = ? where account = ? and keyring_version = ?")
                        .params(keyring.toArray(), version, account.bytes(), version - 1)
                        .update()
                == 1;
    }
}
