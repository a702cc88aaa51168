package health.parcha.node.following;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.intent.Verification;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.sql.Date;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, as their events change them; docs/spec/intents.md section 4 says which act raises which seq. */
record AccountRows(JdbcClient jdbc) {
    private static final int VERIFIED = AccountStatus.VERIFIED.code();
    private static final int SUSPENDED = AccountStatus.SUSPENDED.code();
    private static final int CLOSED = AccountStatus.CLOSED.code();

    void apply(ChainEvent.OfAccount event, Seq seq) {
        long next = seq.next().value();
        AccountId account = event.account();
        switch (event) {
            case ChainEvent.AccountRegistered e -> registered(e, next);
            case ChainEvent.AccountVerified e -> verified(e, next);
            case ChainEvent.AccountSuspended e ->
                change(
                        account,
                        "status = ?, cause = ?, others_seq = ?",
                        SUSPENDED,
                        e.cause().code(),
                        next);
            case ChainEvent.AccountReinstated e ->
                change(account, "status = ?, cause = 0, others_seq = ?", VERIFIED, next);
            case ChainEvent.CardPublished e ->
                change(account, "card = ?, owner_seq = ?", e.card().toArray(), next);
            case ChainEvent.KeyringPublished e ->
                change(
                        account,
                        "keyring = ?, keyring_version = ?, owner_seq = ?",
                        e.keyring().bytes(),
                        e.version(),
                        next);
            case ChainEvent.SignerRotated e ->
                change(account, "signer = ?, " + seqOf(e.byKit()), e.signer().toArray(), next);
            case ChainEvent.AllRevoked e ->
                change(
                        account,
                        "grant_epoch = ?, " + seqOf(e.byKit()),
                        e.grantEpoch().value(),
                        next);
            case ChainEvent.AccountClosed e ->
                change(
                        account,
                        "status = ?, grant_epoch = ?, " + seqOf(e.byKit()),
                        CLOSED,
                        e.grantEpoch().value(),
                        next);
            // Stands beside the AccountVerified of the same intent.
            case ChainEvent.HomonymAccepted e -> {}
        }
    }

    /** The kit key has the seq of others, so that a thief with the signer cannot use its up. */
    private static String seqOf(boolean byKit) {
        return byKit ? "others_seq = ?" : "owner_seq = ?";
    }

    private void registered(ChainEvent.AccountRegistered e, long next) {
        jdbc.sql("""
                        insert into chain_accounts (account, number, status, signer, kit, roles, verified_by, level, cause,
                            owner_seq, others_seq, grant_epoch, keyring_version, profile, card, keyring)
                        values (:account, :number, :status, :account, :kit, 0, :asked, 0, 0, :next, 0, 0, 0, :zero, :zero, :zero)""")
                .param("account", e.account().bytes())
                .param("number", e.number())
                .param("status", AccountStatus.PENDING.code())
                .param("kit", e.kit().toArray())
                .param("asked", e.asked().map(MemberNumber::value).orElse(null), Types.BIGINT)
                .param("next", next)
                .param("zero", Bytes32.ZERO.toArray())
                .update();
    }

    private void verified(ChainEvent.AccountVerified e, long next) {
        Verification v = e.verification();
        changedOne(
                e.account(),
                jdbc.sql("""
                        update chain_accounts set status = :status, roles = :roles, employer = :employer, verified_by = :member,
                            level = :level, valid_until = :until, profile = :profile, others_seq = :next
                        where account = :account""")
                        .param("status", VERIFIED)
                        .param("roles", Role.bits(v.roles()))
                        .param("employer", v.employer().map(MemberNumber::value).orElse(null), Types.BIGINT)
                        .param("member", e.member().value())
                        .param("level", v.level().code())
                        .param("until", v.validUntil().map(Date::valueOf).orElse(null), Types.DATE)
                        .param("profile", v.profile().bytes())
                        .param("next", next)
                        .param("account", e.account().bytes())
                        .update());
    }

    private void change(AccountId account, String columns, Object... values) {
        List<Object> parameters = new ArrayList<>(List.of(values));
        parameters.add(account.bytes());
        changedOne(
                account,
                jdbc.sql("update chain_accounts set " + columns + " where account = ?")
                        .params(parameters)
                        .update());
    }

    private static void changedOne(AccountId account, int changed) {
        if (changed != 1) {
            throw new IllegalStateException(
                    "the chain changed account " + account + ", which was never registered here");
        }
    }
}
