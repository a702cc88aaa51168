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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, as their events change them; docs/spec/intents.md section 4 says which act raises which seq. */
record AccountRows(JdbcClient jdbc) {
    void apply(ChainEvent.OfAccount event, Seq seq) {
        long next = seq.next().value();
        AccountId account = event.account();
        switch (event) {
            case ChainEvent.AccountRegistered e -> registered(e, next);
            case ChainEvent.AccountVerified e -> verified(e, next);
            case ChainEvent.AccountSuspended e -> {
                change(account, "cause", e.cause().code());
                standing(account, AccountStatus.SUSPENDED, next);
            }
            case ChainEvent.AccountReinstated e -> {
                change(account, "cause", 0);
                standing(account, AccountStatus.VERIFIED, next);
            }
            case ChainEvent.CardPublished e -> {
                change(account, "card", e.card().toArray());
                change(account, "owner_seq", next);
            }
            case ChainEvent.KeyringPublished e -> {
                change(account, "keyring", e.keyring().bytes());
                change(account, "keyring_version", e.version());
                change(account, "owner_seq", next);
            }
            case ChainEvent.SignerRotated e -> {
                change(account, "signer", e.signer().toArray());
                change(account, seqOf(e.byKit()), next);
            }
            case ChainEvent.AllRevoked e -> {
                change(account, "grant_epoch", e.grantEpoch().value());
                change(account, seqOf(e.byKit()), next);
            }
            case ChainEvent.AccountClosed e -> {
                change(account, "grant_epoch", e.grantEpoch().value());
                change(account, "status", AccountStatus.CLOSED.code());
                change(account, seqOf(e.byKit()), next);
            }
            // Stands beside the AccountVerified of the same intent.
            case ChainEvent.HomonymAccepted e -> {}
        }
    }

    /** The kit key has the seq of others, so that a thief with the signer cannot use its up. */
    private static String seqOf(boolean byKit) {
        return byKit ? "others_seq" : "owner_seq";
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
                        .param("status", AccountStatus.VERIFIED.code())
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

    private void standing(AccountId account, AccountStatus status, long next) {
        change(account, "status", status.code());
        change(account, "others_seq", next);
    }

    private void change(AccountId account, String column, Object value) {
        changedOne(
                account,
                jdbc.sql("update chain_accounts set " + column + " = ? where account = ?")
                        .params(value, account.bytes())
                        .update());
    }

    private static void changedOne(AccountId account, int changed) {
        if (changed != 1) {
            throw new IllegalStateException(
                    "the chain changed account " + account + ", which was never registered here");
        }
    }
}
