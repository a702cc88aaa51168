package health.parcha.node.following;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.intent.Verification;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, as their events change them; docs/spec/intents.md section 4 says which act raises which seq. */
record AccountRows(JdbcClient jdbc) {
    private static final int VERIFIED = AccountStatus.VERIFIED.code();
    private static final int SUSPENDED = AccountStatus.SUSPENDED.code();
    private static final int CLOSED = AccountStatus.CLOSED.code();
    private static final int DECEASED = AccountStatus.DECEASED.code();

    void apply(SettledBlock block, ChainEvent.OfAccount event, Seq seq) {
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
            case ChainEvent.KitRotated e ->
                change(account, "kit = ?, owner_seq = ?", e.kit().toArray(), next);
            case ChainEvent.KitProposed e -> change(account, "owner_seq = ?", next);
            case ChainEvent.RecoverySet e -> change(account, "owner_seq = ?", next);
            case ChainEvent.ProvisionalRegistered e -> provisional(e, next);
            case ChainEvent.RecoveryProposed e -> change(account, "others_seq = ?", next);
            case ChainEvent.RecoveryApproved e -> change(account, "others_seq = ?", next);
            case ChainEvent.RecoveryCancelled e -> change(account, "others_seq = ?", next);
            case ChainEvent.Recovered e ->
                change(
                        account,
                        "signer = ?, kit = ?, grant_epoch = ?, recovered_at = ?, others_seq = ?",
                        e.signer().toArray(),
                        e.kit().toArray(),
                        e.grantEpoch().value(),
                        Timestamp.from(block.time()),
                        next);
            case ChainEvent.DeathReported e -> change(account, "others_seq = ?", next);
            case ChainEvent.DeathCancelled e -> change(account, "others_seq = ?", next);
            case ChainEvent.DeathDeclared e ->
                change(
                        account,
                        "status = ?, grant_epoch = ?, others_seq = ?",
                        DECEASED,
                        e.grantEpoch().value(),
                        next);
            case ChainEvent.Merged e ->
                change(
                        account,
                        "merged_into = (select number from chain_accounts where account = ?), "
                                + seqOf(e.byHospitals()),
                        e.into().bytes(),
                        next);
            case ChainEvent.Unmerged e -> change(account, "merged_into = null, " + seqOf(e.byHospitals()), next);
            // Stands beside the AccountVerified of the same intent.
            case ChainEvent.HomonymAccepted e -> {}
        }
    }

    /** The kit key has the seq of others, so that a thief with the signer cannot use its up. */
    private static String seqOf(boolean byOthers) {
        return byOthers ? "others_seq = ?" : "owner_seq = ?";
    }

    private void registered(ChainEvent.AccountRegistered e, long next) {
        entered(e.account(), e.number(), e.kit(), AccountStatus.PENDING, Set.of(), e.asked(), next);
    }

    private void provisional(ChainEvent.ProvisionalRegistered e, long next) {
        Set<Role> roles = Set.of(Role.PATIENT);
        entered(e.account(), e.number(), e.kit(), AccountStatus.PROVISIONAL, roles, Optional.of(e.member()), next);
    }

    private void entered(
            AccountId account,
            long number,
            Address kit,
            AccountStatus status,
            Set<Role> roles,
            Optional<MemberNumber> asked,
            long next) {
        jdbc.sql("""
                        insert into chain_accounts (account, number, status, signer, kit, roles, verified_by, level, cause,
                            owner_seq, others_seq, grant_epoch, keyring_version, profile, card, keyring)
                        values (:account, :number, :status, :account, :kit, :roles, :asked, 0, 0, :next, 0, 0, 0, :zero, :zero, :zero)""")
                .param("account", account.bytes())
                .param("number", number)
                .param("status", status.code())
                .param("kit", kit.toArray())
                .param("roles", Role.bits(roles))
                .param("asked", asked.map(MemberNumber::value).orElse(null), Types.BIGINT)
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
