package health.parcha.chain.follow;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.Verdict;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.contract.Words;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.Verification;
import health.parcha.chain.rpc.LogEntry;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes core events of the engine's log entries. In every module's data word 0 is the digest and word 1 the seq. */
final class EventDecoder {
    private EventDecoder() {}

    static SettledEvent decode(EventKind kind, LogEntry log) {
        Words data = Words.of(log.data());
        Optional<IntentId> intent =
                Optional.of(data.word(0)).filter(word -> !word.isZero()).map(IntentId::new);
        return new SettledEvent(
                event(kind, log.topics(), data), intent, new Seq(data.number(1)), log.transaction(), log.index());
    }

    private static ChainEvent event(EventKind kind, List<Bytes32> topics, Words data) {
        Bytes32 subject = topics.get(1);
        return switch (kind) {
            case EXECUTED -> throw new IllegalArgumentException("Executed tells of a batch, not of an object");
            case MEMBER_PROPOSED, PROPOSAL_APPROVED, MEMBER_ADMITTED, MEMBER_KEYS_ROTATED -> member(kind, topics, data);
            case MEMBER_SPONSORED,
                    ACT_PROPOSED,
                    RULES_PROPOSED,
                    MEMBER_ADMINS_CHANGED,
                    MEMBER_STATUS_CHANGED,
                    DISPENSING_PAUSED,
                    RULES_ADOPTED -> vote(kind, topics, data);
            case GLASS_BROKEN, BREAK_CONFIRMED, BREAK_RENEWED, BREAK_ENDED, BREAK_EXPLAINED, BREAK_REVIEWED ->
                glass(kind, topics, data);
            case GRANTED -> new ChainEvent.Granted(subject, time(data.number(2)));
            case RENEWED -> new ChainEvent.Renewed(subject, time(data.number(2)));
            case REVOKED -> new ChainEvent.Revoked(subject);
            case ANCHORED -> new ChainEvent.Anchored(memberNumber(subject), data.number(2), data.word(3));
            case REGISTERED,
                    VERIFIED,
                    HOMONYM_ACCEPTED,
                    SUSPENDED,
                    REINSTATED,
                    CARD_PUBLISHED,
                    KEYRING_PUBLISHED,
                    SIGNER_ROTATED,
                    ALL_REVOKED,
                    CLOSED -> account(kind, account(subject), topics, data);
            case KIT_ROTATED,
                    KIT_PROPOSED,
                    RECOVERY_SET,
                    PROVISIONAL_REGISTERED,
                    RECOVERY_PROPOSED,
                    RECOVERY_APPROVED,
                    RECOVERY_CANCELLED,
                    RECOVERED,
                    DEATH_REPORTED,
                    DEATH_CANCELLED,
                    DEATH_DECLARED,
                    MERGED,
                    UNMERGED -> rare(kind, account(subject), topics, data);
            default -> DispensingDecoder.event(kind, subject, topics, data);
        };
    }

    private static ChainEvent member(EventKind kind, List<Bytes32> topics, Words data) {
        Bytes32 subject = topics.get(1);
        return switch (kind) {
            case MEMBER_PROPOSED ->
                new ChainEvent.MemberProposed(
                        subject,
                        memberNumber(topics.get(2)),
                        known(MemberKind.ofCode(data.small(2))),
                        data.digest(3),
                        data.address(4),
                        data.addresses(5));
            case PROPOSAL_APPROVED ->
                new ChainEvent.ProposalApproved(
                        subject,
                        memberNumber(topics.get(2)),
                        Optional.of(data.number(2)).filter(from -> from != 0).map(EventDecoder::time));
            case MEMBER_ADMITTED ->
                new ChainEvent.MemberAdmitted(
                        memberNumber(subject),
                        known(MemberKind.ofCode(data.small(2))),
                        data.digest(3),
                        data.address(4),
                        data.addresses(5),
                        data.word(6));
            default -> new ChainEvent.MemberKeysRotated(memberNumber(subject), data.digest(2), data.address(3));
        };
    }

    private static ChainEvent account(EventKind kind, AccountId account, List<Bytes32> topics, Words data) {
        return switch (kind) {
            case REGISTERED ->
                new ChainEvent.AccountRegistered(
                        account, number(topics.get(2)), data.address(2), member(data.number(3)));
            case VERIFIED ->
                new ChainEvent.AccountVerified(
                        account, memberNumber(topics.get(2)), data.address(2), verification(data));
            case HOMONYM_ACCEPTED ->
                new ChainEvent.HomonymAccepted(account, data.small(2), data.address(3), data.digest(4));
            case SUSPENDED ->
                new ChainEvent.AccountSuspended(
                        account,
                        memberNumber(topics.get(2)),
                        data.address(2),
                        known(SuspensionCause.ofCode(data.small(3))));
            case REINSTATED -> new ChainEvent.AccountReinstated(account, memberNumber(topics.get(2)), data.address(2));
            case CARD_PUBLISHED -> new ChainEvent.CardPublished(account, data.word(2));
            case KEYRING_PUBLISHED -> new ChainEvent.KeyringPublished(account, data.number(2), data.digest(3));
            case SIGNER_ROTATED -> new ChainEvent.SignerRotated(account, data.address(2), data.flag(3));
            case ALL_REVOKED -> new ChainEvent.AllRevoked(account, new GrantEpoch(data.number(2)), data.flag(3));
            case CLOSED -> new ChainEvent.AccountClosed(account, new GrantEpoch(data.number(2)), data.flag(3));
            default -> throw new IllegalArgumentException(kind + " is no event of an account");
        };
    }

    /** What happens once in an account's life. */
    private static ChainEvent rare(EventKind kind, AccountId account, List<Bytes32> topics, Words data) {
        return switch (kind) {
            case KIT_ROTATED -> new ChainEvent.KitRotated(account, data.address(2));
            case KIT_PROPOSED -> new ChainEvent.KitProposed(account, data.address(2), time(data.number(3)));
            case RECOVERY_SET ->
                new ChainEvent.RecoverySet(
                        account, Optional.of(Duration.ofSeconds(data.number(2))).filter(wait -> !wait.isZero()));
            case PROVISIONAL_REGISTERED ->
                new ChainEvent.ProvisionalRegistered(
                        account,
                        number(topics.get(2)),
                        data.address(2),
                        new MemberNumber(data.number(3)),
                        data.address(4));
            case RECOVERY_PROPOSED ->
                new ChainEvent.RecoveryProposed(
                        account,
                        memberNumber(topics.get(2)),
                        data.address(2),
                        data.address(3),
                        address(data, 4),
                        data.flag(5));
            case RECOVERY_APPROVED ->
                new ChainEvent.RecoveryApproved(
                        account, memberNumber(topics.get(2)), data.address(2), data.word(3), anyTime(data, 4));
            case RECOVERY_CANCELLED -> new ChainEvent.RecoveryCancelled(account, data.word(2), time(data.number(3)));
            case RECOVERED ->
                new ChainEvent.Recovered(
                        account, data.word(2), data.address(3), data.address(4), new GrantEpoch(data.number(5)));
            case DEATH_REPORTED ->
                new ChainEvent.DeathReported(
                        account, memberNumber(topics.get(2)), data.address(2), data.digest(3), time(data.number(4)));
            case DEATH_CANCELLED -> new ChainEvent.DeathCancelled(account);
            case DEATH_DECLARED ->
                new ChainEvent.DeathDeclared(
                        account, memberNumber(topics.get(2)), data.address(2), new GrantEpoch(data.number(3)));
            case MERGED -> new ChainEvent.Merged(account, account(topics.get(2)), data.flag(2), reason(data, 3));
            case UNMERGED -> new ChainEvent.Unmerged(account, account(topics.get(2)), data.flag(2), reason(data, 3));
            default -> throw new IllegalArgumentException(kind + " is no event of an account");
        };
    }

    private static ChainEvent vote(EventKind kind, List<Bytes32> topics, Words data) {
        Bytes32 subject = topics.get(1);
        return switch (kind) {
            case MEMBER_SPONSORED ->
                new ChainEvent.MemberSponsored(
                        subject,
                        memberNumber(topics.get(2)),
                        known(MemberKind.ofCode(data.small(2))),
                        data.digest(3),
                        data.address(4),
                        data.addresses(5),
                        data.word(6),
                        time(data.number(7)));
            case ACT_PROPOSED ->
                new ChainEvent.ActProposed(
                        subject,
                        memberNumber(topics.get(2)),
                        known(ProposalSort.ofCode(data.small(2))),
                        member(data.number(3)),
                        member(data.number(4)),
                        data.digest(5));
            case RULES_PROPOSED ->
                new ChainEvent.RulesProposed(subject, memberNumber(topics.get(2)), data.digest(2), modules(data, 3));
            case MEMBER_ADMINS_CHANGED ->
                new ChainEvent.MemberAdminsChanged(memberNumber(subject), address(data, 2), address(data, 3));
            case MEMBER_STATUS_CHANGED ->
                new ChainEvent.MemberStatusChanged(
                        memberNumber(subject),
                        known(MemberStatus.ofCode(data.small(2))),
                        member(data.number(3)),
                        data.word(4));
            case DISPENSING_PAUSED -> new ChainEvent.DispensingPaused(subject, anyTime(data, 2));
            default -> new ChainEvent.RulesAdopted(subject, data.number(2), data.digest(3), modules(data, 4));
        };
    }

    private static List<Address> modules(Words data, int first) {
        return IntStream.range(first, first + 6).mapToObj(data::address).toList();
    }

    private static ChainEvent glass(EventKind kind, List<Bytes32> topics, Words data) {
        Bytes32 request = topics.get(1);
        return switch (kind) {
            case GLASS_BROKEN ->
                new ChainEvent.GlassBroken(
                        request,
                        account(topics.get(2)),
                        new MemberNumber(data.number(2)),
                        time(data.number(3)),
                        data.digest(4),
                        data.word(5),
                        data.word(6),
                        data.small(7),
                        data.small(8));
            case BREAK_CONFIRMED -> new ChainEvent.BreakConfirmed(request, account(topics.get(2)));
            case BREAK_RENEWED -> new ChainEvent.BreakRenewed(request, time(data.number(2)));
            case BREAK_ENDED -> new ChainEvent.BreakEnded(request, time(data.number(2)));
            case BREAK_EXPLAINED -> new ChainEvent.BreakExplained(request, data.digest(2), data.flag(3));
            default ->
                new ChainEvent.BreakReviewed(
                        request,
                        memberNumber(topics.get(2)),
                        data.address(2),
                        known(Verdict.ofCode(data.small(3))),
                        data.digest(4));
        };
    }

    private static Optional<Address> address(Words data, int at) {
        return Optional.of(data.address(at)).filter(address -> !address.isZero());
    }

    private static Optional<Instant> anyTime(Words data, int at) {
        return Optional.of(data.number(at)).filter(seconds -> seconds != 0).map(EventDecoder::time);
    }

    private static Optional<Digest> reason(Words data, int at) {
        return data.word(at).isZero() ? Optional.empty() : Optional.of(data.digest(at));
    }

    private static Verification verification(Words data) {
        return new Verification(
                known(VerificationLevel.ofCode(data.small(3))),
                known(Role.ofBits(data.small(4))),
                member(data.number(5)),
                Optional.of(data.number(6)).filter(day -> day != 0).map(LocalDate::ofEpochDay),
                data.digest(7),
                tag(data.word(8)),
                tag(data.word(9)));
    }

    private static Optional<Bytes32> tag(Bytes32 word) {
        return Optional.of(word).filter(tag -> !tag.isZero());
    }

    private static AccountId account(Bytes32 topic) {
        return AccountId.of(Arrays.copyOfRange(topic.toArray(), 12, 12 + Address.SIZE));
    }

    static MemberNumber memberNumber(Bytes32 topic) {
        return new MemberNumber(number(topic));
    }

    private static long number(Bytes32 topic) {
        return new BigInteger(1, topic.toArray()).longValueExact();
    }

    private static Optional<MemberNumber> member(long number) {
        return number == 0 ? Optional.empty() : Optional.of(new MemberNumber(number));
    }

    static Instant time(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    private static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException(
                "an event holds a number that means nothing: the contracts are newer than this"));
    }
}
