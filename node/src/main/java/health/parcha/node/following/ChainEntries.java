package health.parcha.node.following;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.IntentId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.log.EntryType;
import health.parcha.log.LogParty;
import health.parcha.log.Opening;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.logging.MemberLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the chain decided about the people of this member, as entries of its log: in the transaction that stores the block,
 * and once an intent, however often its block is followed.
 */
@Component
class ChainEntries {
    private final JdbcClient jdbc;
    private final MemberLog log;
    private final ChainFacts facts;
    private final DepositedGrants deposited;
    private final Contracts contracts;
    private final MemberNumber own;
    private final InstantSource clock;

    ChainEntries(
            JdbcClient jdbc,
            MemberLog log,
            ChainFacts facts,
            DepositedGrants deposited,
            Contracts contracts,
            NodeSettings settings,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.facts = facts;
        this.deposited = deposited;
        this.contracts = contracts;
        this.own = settings.number();
        this.clock = clock;
    }

    /** An entry that is to be made. */
    record Due(IntentId intent, EntryType type, AccountId actor, AccountId subject, Optional<String> object) {}

    /** The entry of an event; asked before the event is applied, so that it can be compared with what was. */
    Optional<Due> due(SettledBlock block, SettledEvent settled) {
        return settled.intent().flatMap(intent -> switch (settled.event()) {
            case ChainEvent.AccountVerified e -> byMember(e.member(), intent, verification(e), e.by(), e.account());
            case ChainEvent.AccountSuspended e ->
                byMember(e.member(), intent, EntryType.SUSPENSION, e.by(), e.account());
            case ChainEvent.AccountReinstated e ->
                byMember(e.member(), intent, EntryType.REINSTATEMENT, e.by(), e.account());
            case ChainEvent.SignerRotated e -> byOwner(intent, EntryType.KEY_CHANGE, e.account());
            case ChainEvent.AllRevoked e -> byOwner(intent, EntryType.REVOCATION, e.account());
            case ChainEvent.AccountClosed e -> byOwner(intent, EntryType.REVOCATION, e.account());
            case ChainEvent.KitRotated e -> byOwner(intent, EntryType.KEY_CHANGE, e.account());
            case ChainEvent.Recovered e -> byOwner(intent, EntryType.KEY_CHANGE, e.account());
            case ChainEvent.DeathDeclared e -> byMember(e.member(), intent, EntryType.REVOCATION, e.by(), e.account());
            case ChainEvent.GlassBroken e
            when e.member().equals(own) ->
                Optional.of(new Due(
                        intent,
                        EntryType.EMERGENCY,
                        e.doctor(),
                        e.doctor(),
                        Optional.of(e.request().toString())));
            case ChainEvent.Revoked e -> revoked(block, settled, intent);
            // Of the others the acts themselves are logged where they are taken: cards, keyrings, tickets.
            default -> Optional.empty();
        });
    }

    private EntryType verification(ChainEvent.AccountVerified event) {
        boolean before = facts.account(event.account())
                .filter(account -> account.status() == AccountStatus.VERIFIED)
                .isPresent();
        return before ? EntryType.PROFILE_CHANGE : EntryType.VERIFICATION;
    }

    private Optional<Due> byMember(
            MemberNumber member, IntentId intent, EntryType type, Address by, AccountId subject) {
        return member.equals(own)
                ? Optional.of(new Due(intent, type, AccountId.of(by.toArray()), subject, Optional.empty()))
                : Optional.empty();
    }

    private Optional<Due> byOwner(IntentId intent, EntryType type, AccountId owner) {
        return facts.account(owner)
                .flatMap(AccountFacts::verifiedBy)
                .filter(own::equals)
                .map(ours -> new Due(intent, type, owner, owner, Optional.empty()));
    }

    private Optional<Due> revoked(SettledBlock block, SettledEvent settled, IntentId intent) {
        return BatchedIntents.behind(settled, block, contracts)
                .filter(ConsentsIntent.class::isInstance)
                .map(act -> ((ConsentsIntent) act).grantId())
                .flatMap(grant -> deposited
                        .ownerOf(grant)
                        .map(owner -> new Due(intent, EntryType.REVOCATION, owner, owner, Optional.of(grant.hex()))));
    }

    /** Inside the transaction that stores the blocks, as its last statements. */
    void append(List<Due> entries) {
        entries.stream().filter(this::isFirst).forEach(due -> log.append(opening(due)));
    }

    private boolean isFirst(Due due) {
        return jdbc.sql("insert into chain_logged (intent) values (?) on conflict do nothing")
                        .param(due.intent().digest().toArray())
                        .update()
                == 1;
    }

    private Opening opening(Due due) {
        return new Opening(
                contracts.network(),
                due.type(),
                LogParty.of(due.actor()),
                Optional.of(LogParty.of(due.subject())),
                due.object(),
                Digest.ofHash(due.intent().digest().toArray()),
                clock.instant());
    }
}
