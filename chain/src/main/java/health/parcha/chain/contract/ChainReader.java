package health.parcha.chain.contract;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.GrantState;
import health.parcha.chain.Keccak;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.Verdict;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.typed.Word;
import health.parcha.core.claim.ClaimState;
import health.parcha.core.claim.ClaimWaits;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.PrescriptionWaits;
import health.parcha.core.prescription.Quantities;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks the contracts for facts at a block (docs/spec/intents.md section 10). Every method may throw
 * {@link health.parcha.chain.rpc.ChainUnreachable}, and {@link health.parcha.chain.rpc.RpcRefusal} where the engine no longer
 * has the state of that block.
 */
public final class ChainReader {
    private final EthRpc rpc;
    private final Contracts contracts;

    public ChainReader(EthRpc rpc, Contracts contracts) {
        this.rpc = rpc;
        this.contracts = contracts;
    }

    /** The slot of a grant: keccak256(abi.encode(controller, grant id)). */
    public static Bytes32 slot(Address controller, GrantId grant) {
        return Keccak.hash(Word.address(controller).toArray(), grant.bytes());
    }

    /** Empty where nobody ever registered under that id. */
    public Optional<AccountFacts> account(AccountId id, BlockTag at) {
        Words words = directory(at, "account(address)", Word.address(Address.of(id.bytes())));
        return words.number(0) == 0 ? Optional.empty() : Optional.of(account(id, words));
    }

    private static AccountFacts account(AccountId id, Words w) {
        return new AccountFacts(
                id,
                w.number(0),
                known(AccountStatus.ofCode(w.small(1))),
                w.address(2),
                w.address(3),
                known(Role.ofBits(w.small(4))),
                member(w.number(5)),
                member(w.number(6)),
                VerificationLevel.ofCode(w.small(7)),
                SuspensionCause.ofCode(w.small(8)),
                Optional.of(w.number(9)).filter(day -> day != 0).map(LocalDate::ofEpochDay),
                new Seq(w.number(10)),
                new Seq(w.number(11)),
                new GrantEpoch(w.number(12)),
                w.number(13),
                time(w.number(14)),
                w.word(15),
                w.word(16),
                w.word(17),
                Optional.of(w.number(18)).filter(into -> into != 0));
    }

    public GrantFacts grant(Bytes32 slot, BlockTag at) {
        Words w = ask(contracts.consents(), at, "grantAt(bytes32)", slot);
        return new GrantFacts(
                known(GrantState.ofCode(w.small(0))), Instant.ofEpochSecond(w.number(1)), new Seq(w.number(2)));
    }

    /** Empty for a number that no member has. */
    public Optional<MemberFacts> member(MemberNumber number, BlockTag at) {
        Words w = directory(at, "member(uint32)", Word.uint(number.value()));
        if (w.small(1) == 0) {
            return Optional.empty();
        }
        return Optional.of(new MemberFacts(
                number,
                known(MemberKind.ofCode(w.small(0))),
                known(MemberStatus.ofCode(w.small(1))),
                w.address(2),
                new Seq(w.number(3)),
                w.digest(4)));
    }

    /** How many members there are or were; their numbers go from 1 to this. */
    public long memberCount(BlockTag at) {
        return directory(at, "memberCount()").number(0);
    }

    public boolean isAdmin(MemberNumber member, Address key, BlockTag at) {
        return directory(at, "isAdmin(uint32,address)", Word.uint(member.value()), Word.address(key))
                .flag(0);
    }

    /** Empty where no such proposal was made. */
    public Optional<ProposalFacts> proposal(Bytes32 id, BlockTag at) {
        Words all = directory(at, "proposal(bytes32)", id);
        Words w = all.from(1); // word 0 tells where the struct begins
        if (w.number(4) == 0) {
            return Optional.empty();
        }
        return Optional.of(new ProposalFacts(
                new MemberNumber(w.number(0)),
                known(ProposalSort.ofCode(w.small(1))),
                MemberKind.ofCode(w.small(2)),
                w.flag(3),
                Instant.ofEpochSecond(w.number(4)),
                time(w.number(5)),
                w.number(6),
                member(w.number(7)),
                member(w.number(8)),
                w.address(9),
                w.digest(10),
                w.word(11),
                w.addresses(12)));
    }

    public AnchorFacts anchor(MemberNumber member, BlockTag at) {
        Words w = ask(contracts.anchors(), at, "latest(uint32)", Word.uint(member.value()));
        return new AnchorFacts(w.number(0), Instant.ofEpochSecond(w.number(1)), new Seq(w.number(2)), w.word(3));
    }

    /** Empty where no such prescription stands. */
    public Optional<PrescriptionFacts> prescription(PrescriptionId id, BlockTag at) {
        Words w = ask(contracts.prescriptions(), at, "prescriptionAt(bytes32)", Bytes32.of(id.bytes()));
        if (!w.flag(0)) {
            return Optional.empty();
        }
        Optional<PrescriptionFacts.Holder> holder = member(w.number(3))
                .map(pharmacy -> new PrescriptionFacts.Holder(
                        pharmacy, Instant.ofEpochSecond(w.number(5)), Instant.ofEpochSecond(w.number(6))));
        return Optional.of(new PrescriptionFacts(
                w.number(1),
                new MemberNumber(w.number(2)),
                Instant.ofEpochSecond(w.number(4)),
                holder,
                Optional.of(w.number(7)).filter(day -> day != 0).map(LocalDate::ofEpochDay),
                new Seq(w.number(8)),
                w.small(9),
                w.small(10),
                w.flag(11),
                w.flag(12),
                w.flag(13),
                w.flag(14),
                Quantities.read(w.word(15).toArray())));
    }

    /** Empty where that claim led to no dispense. */
    public Optional<DispenseFacts> dispense(PrescriptionId id, int delivery, BlockTag at) {
        Words w = ask(
                contracts.prescriptions(),
                at,
                "dispenseAt(bytes32,uint8)",
                Bytes32.of(id.bytes()),
                Word.uint(delivery));
        return member(w.number(0))
                .map(pharmacy -> new DispenseFacts(
                        pharmacy,
                        Instant.ofEpochSecond(w.number(1)),
                        w.flag(2),
                        w.flag(3),
                        new Seq(w.number(4)),
                        w.word(5)));
    }

    /** Empty where nothing was ever claimed there. */
    public Optional<ClaimFacts> claim(Bytes32 claim, BlockTag at) {
        Words w = ask(contracts.claims(), at, "claimAt(bytes32)", claim);
        if (w.number(5) == 0) {
            return Optional.empty();
        }
        return Optional.of(new ClaimFacts(
                known(ClaimState.ofCode(w.small(0))),
                new MemberNumber(w.number(1)),
                new MemberNumber(w.number(2)),
                w.small(3),
                Instant.ofEpochSecond(w.number(4)),
                new Seq(w.number(5)),
                w.digest(6)));
    }

    /** How long things take at counters and payers. */
    public DispensingWaits dispensingWaits(BlockTag at) {
        Words p = ask(contracts.prescriptions(), at, "waits()");
        Words c = ask(contracts.claims(), at, "waits()");
        return new DispensingWaits(
                new PrescriptionWaits(
                        seconds(p, 0),
                        p.small(1),
                        seconds(p, 2),
                        seconds(p, 3),
                        seconds(p, 4),
                        seconds(p, 5),
                        seconds(p, 6),
                        p.small(7)),
                new ClaimWaits(seconds(c, 0), seconds(c, 1), c.small(2)));
    }

    private static Duration seconds(Words words, int at) {
        return Duration.ofSeconds(words.number(at));
    }

    public boolean tagsInUse(Bytes32 namesTag, Bytes32 identifierTag, BlockTag at) {
        return directory(at, "tagsInUse(bytes32,bytes32)", namesTag, identifierTag)
                .flag(0);
    }

    public Waits waits(BlockTag at) {
        Words w = directory(at, "waits()");
        return new Waits(
                seconds(w, 0),
                seconds(w, 1),
                seconds(w, 2),
                seconds(w, 3),
                seconds(w, 4),
                seconds(w, 5),
                seconds(w, 6));
    }

    /** Whether that contract is a module of the current set: only such a one takes new grants, prescriptions, requests. */
    public boolean isCurrent(Address module, BlockTag at) {
        return directory(at, "ruleStanding(address)", Word.address(module)).number(0) == 1;
    }

    /** Until when dispensing is paused; in the past, or the epoch, where it is not. */
    public Instant pausedUntil(BlockTag at) {
        return Instant.ofEpochSecond(directory(at, "pausedUntil()").number(0));
    }

    /** Who stands for a member now: itself, or the member that took over from it. */
    public MemberNumber heirOf(MemberNumber member, BlockTag at) {
        return new MemberNumber(
                directory(at, "heirOf(uint32)", Word.uint(member.value())).number(0));
    }

    /** What waits or is held about an account; of nobody everything is empty. */
    public GuardFacts guard(AccountId id, BlockTag at) {
        Words w = directory(at, "guard(address)", Word.address(Address.of(id.bytes())));
        return new GuardFacts(
                Optional.of(seconds(w, 0)).filter(wait -> !wait.isZero()),
                time(w.number(1)),
                time(w.number(2)),
                time(w.number(3)),
                Optional.of(w.address(4)).filter(kit -> !kit.isZero()),
                recovery(w));
    }

    private static Optional<GuardFacts.Recovery> recovery(Words w) {
        if (w.word(5).isZero()) {
            return Optional.empty();
        }
        List<MemberNumber> hospitals = IntStream.range(11, 14)
                .mapToLong(w::number)
                .filter(number -> number != 0)
                .mapToObj(MemberNumber::new)
                .toList();
        return Optional.of(new GuardFacts.Recovery(
                w.word(5),
                w.address(6),
                Optional.of(w.address(7)).filter(kit -> !kit.isZero()),
                Instant.ofEpochSecond(w.number(8)),
                time(w.number(9)),
                w.flag(10),
                hospitals));
    }

    /** A request to break the glass; empty where there is none of that id. */
    public Optional<BreakFacts> glass(Bytes32 request, BlockTag at) {
        Words w = ask(contracts.emergency(), at, "request(bytes32)", request);
        if (w.address(0).isZero()) {
            return Optional.empty();
        }
        return Optional.of(new BreakFacts(
                request,
                AccountId.of(w.address(0).toArray()),
                new MemberNumber(w.number(1)),
                Instant.ofEpochSecond(w.number(2)),
                Instant.ofEpochSecond(w.number(3)),
                new Seq(w.number(4)),
                w.number(5),
                w.flag(6),
                w.small(7) != 0,
                w.small(7) == 2,
                Verdict.ofCode(w.small(8)),
                w.digest(9),
                w.word(10),
                w.word(11)));
    }

    /** Whose turn it is to judge a request; empty while it runs, once it is judged and when all turns are over. */
    public Optional<MemberNumber> reviewerOf(Bytes32 request, BlockTag at) {
        return member(
                ask(contracts.emergency(), at, "reviewerOf(bytes32)", request).number(0));
    }

    /** The network's id as the directory itself tells it. */
    public NetworkId network(BlockTag at) {
        return NetworkId.of(directory(at, "network()").word(0).toArray());
    }

    private Words directory(BlockTag at, String signature, Bytes32... words) {
        return ask(contracts.directory(), at, signature, words);
    }

    private Words ask(Address contract, BlockTag at, String signature, Bytes32... words) {
        return Words.of(rpc.read(Address.ZERO, contract, Abi.call(signature, words), at));
    }

    private static Optional<MemberNumber> member(long number) {
        return number == 0 ? Optional.empty() : Optional.of(new MemberNumber(number));
    }

    private static Optional<Instant> time(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new IllegalStateException(
                "a contract gave a number that means nothing: it is newer than this program"));
    }
}
