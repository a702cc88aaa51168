package health.parcha.node.following;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.GrantState;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.contract.GrantFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.chain.contract.ProposalFacts;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the chain says at the newest settled block, read from the node's own database: never further than that, and as old
 * as {@link Freshness} tells. Inside one transaction of isolation repeatable read, all answers are of one block.
 */
@Component
public final class ChainFacts {
    private final JdbcClient jdbc;

    ChainFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the first block was followed. */
    public Optional<Settled> settled() {
        return jdbc.sql("select height, hash, block_time from chain_settled")
                .query((row, i) -> new Settled(
                        new BlockRef(new BlockHeight(row.getLong("height")), Bytes32.of(row.getBytes("hash"))),
                        row.getTimestamp("block_time").toInstant()))
                .optional();
    }

    /** Empty where nobody ever registered under that id, as far as the settled block knows. */
    public Optional<AccountFacts> account(AccountId id) {
        return jdbc.sql("select * from chain_accounts where account = ?")
                .param(id.bytes())
                .query((row, i) -> account(row))
                .optional();
    }

    /** Accounts that asked this member to verify them and wait. */
    public List<AccountFacts> pendingAt(MemberNumber member) {
        return jdbc.sql("select * from chain_accounts where verified_by = ? and status = ? order by number")
                .params(member.value(), AccountStatus.PENDING.code())
                .query((row, i) -> account(row))
                .list();
    }

    /** Professionals of a member, above a number in the network's order. */
    public List<AccountFacts> employedBy(MemberNumber member, long above, int max) {
        return jdbc.sql("""
                        select * from chain_accounts
                        where employer = ? and status = ? and number > ? order by number limit ?""")
                .params(member.value(), AccountStatus.VERIFIED.code(), above, max)
                .query((row, i) -> account(row))
                .list();
    }

    /** State NONE where the slot was never used. */
    public GrantFacts grant(Address controller, GrantId grant) {
        return jdbc.sql("select state, expiry, seq from chain_grants where slot = ?")
                .param(ChainReader.slot(controller, grant).toArray())
                .query((row, i) -> new GrantFacts(
                        GrantState.ofCode(row.getInt("state")).orElseThrow(),
                        row.getTimestamp("expiry").toInstant(),
                        new Seq(row.getLong("seq"))))
                .optional()
                .orElse(new GrantFacts(GrantState.NONE, Instant.EPOCH, Seq.FIRST));
    }

    /** Empty for a number that no member has. */
    public Optional<MemberFacts> member(MemberNumber number) {
        return jdbc.sql("select * from chain_members where number = ?")
                .param(number.value())
                .query((row, i) -> member(row))
                .optional();
    }

    /** All members there are or were, by number. */
    public List<MemberFacts> members() {
        return jdbc.sql("select * from chain_members order by number")
                .query((row, i) -> member(row))
                .list();
    }

    /** A proposal with its id. */
    public record Proposal(Bytes32 id, ProposalFacts facts) {}

    /** All proposals there were, the newest first. */
    public List<Proposal> proposals() {
        return jdbc.sql("select * from chain_proposals order by proposed_at desc")
                .query((row, i) -> proposal(row))
                .list();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        byte[][] admins = (byte[][]) row.getArray("admins").getArray();
        return new Proposal(
                Bytes32.of(row.getBytes("proposal")),
                new ProposalFacts(
                        new MemberNumber(row.getLong("proposed_by")),
                        ProposalSort.ofCode(row.getInt("sort")).orElseThrow(),
                        MemberKind.ofCode(row.getInt("kind")),
                        row.getBoolean("executed"),
                        row.getTimestamp("proposed_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("executable_from")).map(Timestamp::toInstant),
                        row.getLong("approvals"),
                        number(row, "subject"),
                        number(row, "successor"),
                        Address.of(row.getBytes("relayer")),
                        Digest.ofHash(row.getBytes("document")),
                        Bytes32.of(row.getBytes("registry")),
                        java.util.Arrays.stream(admins).map(Address::of).toList()));
    }

    /** Whether that key is one of the member's admin keys. */
    public boolean isAdmin(MemberNumber member, Address key) {
        return jdbc.sql("select exists (select 1 from chain_member_admins where member = ? and admin = ?)")
                .params(member.value(), key.toArray())
                .query(Boolean.class)
                .single();
    }

    /** The newest anchor of a member's log; size 0 before the first. */
    public AnchorFacts anchor(MemberNumber member) {
        return jdbc.sql("select size, time, seq, root from chain_anchors where member = ?")
                .param(member.value())
                .query((row, i) -> new AnchorFacts(
                        row.getLong("size"),
                        row.getTimestamp("time").toInstant(),
                        new Seq(row.getLong("seq")),
                        Bytes32.of(row.getBytes("root"))))
                .optional()
                .orElse(new AnchorFacts(0, Instant.EPOCH, Seq.FIRST, Bytes32.ZERO));
    }

    static AccountFacts account(ResultSet row) throws SQLException {
        return new AccountFacts(
                AccountId.of(row.getBytes("account")),
                row.getLong("number"),
                AccountStatus.ofCode(row.getInt("status")).orElseThrow(),
                Address.of(row.getBytes("signer")),
                Address.of(row.getBytes("kit")),
                Role.ofBits(row.getInt("roles")).orElseThrow(),
                number(row, "employer"),
                number(row, "verified_by"),
                VerificationLevel.ofCode(row.getInt("level")),
                SuspensionCause.ofCode(row.getInt("cause")),
                Optional.ofNullable(row.getDate("valid_until")).map(Date::toLocalDate),
                new Seq(row.getLong("owner_seq")),
                new Seq(row.getLong("others_seq")),
                new GrantEpoch(row.getLong("grant_epoch")),
                row.getLong("keyring_version"),
                Optional.ofNullable(row.getTimestamp("recovered_at")).map(Timestamp::toInstant),
                Bytes32.of(row.getBytes("profile")),
                Bytes32.of(row.getBytes("card")),
                Bytes32.of(row.getBytes("keyring")),
                number(row, "merged_into").map(MemberNumber::value));
    }

    private static MemberFacts member(ResultSet row) throws SQLException {
        return new MemberFacts(
                new MemberNumber(row.getLong("number")),
                MemberKind.ofCode(row.getInt("kind")).orElseThrow(),
                MemberStatus.ofCode(row.getInt("status")).orElseThrow(),
                Address.of(row.getBytes("relayer")),
                new Seq(row.getLong("seq")),
                Digest.ofHash(row.getBytes("document")));
    }

    private static Optional<MemberNumber> number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() || number == 0 ? Optional.empty() : Optional.of(new MemberNumber(number));
    }
}
