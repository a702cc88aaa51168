package health.parcha.demo.tour;

import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Seq;
import health.parcha.chain.contract.Abi;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.contract.Deployment;
import health.parcha.chain.contract.Founder;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Fees;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.chain.rpc.Receipt;
import health.parcha.chain.rpc.Transaction;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.embedded.chain.AnvilBinary;
import health.parcha.embedded.chain.ChainSettings;
import health.parcha.embedded.chain.EmbeddedChain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A test network beside the area's: another chain id, the rules deployed anew, three hospitals; gone when closed. */
final class SecondNetwork implements AutoCloseable {
    private static final int FOUNDERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Waits WAITS = new Waits(Duration.ofSeconds(2), Duration.ofHours(1));
    private static final long GAS = 5_000_000;

    private final Story story;
    private final EmbeddedChain chain;
    private final HttpTransport transport;
    private final EthRpc rpc;
    private final SigningKey sender;
    private final List<SigningKey> admins;
    private final Contracts contracts;

    private SecondNetwork(Story story, EmbeddedChain chain) throws InterruptedException {
        this.story = story;
        this.chain = chain;
        this.transport = new HttpTransport(chain.url());
        this.rpc = new EthRpc(transport);
        this.sender = SigningKey.generate(story.random());
        this.admins = Stream.generate(() -> SigningKey.generate(story.random()))
                .limit(FOUNDERS)
                .toList();
        this.contracts =
                Deployment.deploy(rpc, sender, WAITS, founders(), PATIENCE).contracts();
    }

    static SecondNetwork start(Story story, Path folder) throws InterruptedException {
        ChainId first = story.town().network().contracts().chain();
        EmbeddedChain chain = EmbeddedChain.start(
                AnvilBinary.installedIn(story.product().resolve("contracts/node_modules")),
                folder.resolve("chain"),
                ChainSettings.demo(first.value() + 1),
                InstantSource.system());
        try {
            return new SecondNetwork(story, chain);
        } catch (RuntimeException | InterruptedException e) {
            chain.close();
            throw e;
        }
    }

    private List<Founder> founders() {
        return IntStream.range(0, FOUNDERS)
                .mapToObj(i -> new Founder(
                        MemberKind.HOSPITAL,
                        SigningKey.generate(story.random()).address(),
                        List.of(admins.get(i).address()),
                        Digest.of(new byte[] {(byte) i})))
                .toList();
    }

    /** The same words by the same key, but signed for the area: on this network it is nobody's signature. */
    void refusesWhatWasSignedForTheFirst() throws Exception {
        Bytes item = SignedIntent.sign(candidate(), story.town().network().contracts(), admins.getFirst())
                .item();
        Check.same(ResultCode.FOREIGN_SIGNER, answer(item), "the answer to what was signed for another network");
        send(item);
        Check.same((long) FOUNDERS, members(), "the number of members after it");
    }

    /** One vote is too few, two pass, the wait is kept, then the fourth is in. */
    void admitsByVote() throws Exception {
        MembersIntent.Propose propose = candidate();
        Bytes32 id = propose.id(contracts).digest();
        act(0, propose);
        MembersIntent.Execute execute = new MembersIntent.Execute(number(0), id, Seq.FIRST.next(), deadline());
        Check.same(ResultCode.NOT_PASSED, answer(signed(0, execute)), "the answer before enough have approved");
        act(1, new MembersIntent.Approve(number(1), id, Seq.FIRST, deadline()));
        Check.same(ResultCode.NOT_YET, answer(signed(0, execute)), "the answer before the wait is over");
        Eventually.holds("the wait behind the vote ends", PATIENCE, () -> answer(signed(0, execute)) == ResultCode.OK);
        act(0, execute);
        Check.same(FOUNDERS + 1L, members(), "the number of members after the vote");
        Check.same(ResultCode.PROPOSAL_DONE, answer(signed(0, execute)), "the answer to the same once more");
    }

    private MembersIntent.Propose candidate() {
        return new MembersIntent.Propose(
                number(0),
                MemberKind.HOSPITAL,
                Digest.of(new byte[] {FOUNDERS}),
                sender.address(),
                List.of(sender.address()),
                Seq.FIRST,
                deadline());
    }

    private static MemberNumber number(int place) {
        return new MemberNumber(place + 1L);
    }

    private static Instant deadline() {
        return Instant.ofEpochSecond(Instant.now().plus(Duration.ofMinutes(10)).getEpochSecond());
    }

    private Bytes signed(int hospital, MembersIntent intent) {
        return SignedIntent.sign(intent, contracts, admins.get(hospital)).item();
    }

    private void act(int hospital, MembersIntent intent) throws Exception {
        Bytes item = signed(hospital, intent);
        Check.same(ResultCode.OK, answer(item), "the answer to " + intent.kind());
        send(item);
    }

    /** What the rules would answer in the next block. */
    private ResultCode answer(Bytes item) {
        byte[] codes = Abi.codes(rpc.read(sender.address(), contracts.router(), batch(item), BlockTag.latest()));
        return ResultCode.ofCode(codes[0]).orElseThrow();
    }

    private void send(Bytes item) throws Exception {
        Transaction.Signed signed = new Transaction(
                        contracts.chain(),
                        rpc.minedNonce(sender.address()),
                        Fees.now(rpc),
                        GAS,
                        Optional.of(contracts.router()),
                        batch(item))
                .sign(sender);
        rpc.send(signed.bytes());
        Receipt receipt = Eventually.get(
                "a block of the second network",
                PATIENCE,
                () -> rpc.receipts(List.of(signed.hash())).getFirst());
        Check.that(receipt.ok(), "the batch did not revert");
    }

    private static Bytes batch(Bytes item) {
        return Abi.execute(new Batch(List.of(item)).pack());
    }

    private long members() {
        return new ChainReader(rpc, contracts).memberCount(BlockTag.latest());
    }

    @Override
    public void close() {
        admins.forEach(SigningKey::close);
        sender.close();
        transport.close();
        chain.close();
    }
}
