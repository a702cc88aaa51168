package health.parcha.node;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantState;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.statement.Ticket;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the chain would say of accounts, written into a node's projections: for tests about what follows from it. */
public final class TestFacts {
    private TestFacts() {}

    /** A settled block of now, so that facts are answered at all. */
    public static void settled(TestDatabase database, long height) throws SQLException {
        settled(database, height, Instant.now());
    }

    /** @param time the block's own */
    public static void settled(TestDatabase database, long height, Instant time) throws SQLException {
        try (Connection c = database.asRuntime();
                PreparedStatement s = c.prepareStatement("""
                        insert into chain_settled (height, hash, block_time) values (?, ?, ?)
                        on conflict (only_row) do update set height = excluded.height, hash = excluded.hash, block_time = excluded.block_time""")) {
            s.setLong(1, height);
            s.setBytes(2, Bytes32.parse("%064x".formatted(height)).toArray());
            s.setTimestamp(3, Timestamp.from(time));
            s.executeUpdate();
        }
    }

    /** The account with its present card and profile; it works for its member unless it is a patient's. */
    public static void account(
            TestDatabase database, TestPerson person, long number, AccountStatus status, Optional<LocalDate> validUntil)
            throws SQLException {
        boolean waiting = status == AccountStatus.PENDING;
        boolean patient = person.role == health.parcha.core.party.Role.PATIENT;
        @Nullable Long employer = waiting || patient ? null : person.member.value();
        try (Connection c = database.asRuntime();
                PreparedStatement s = c.prepareStatement("""
                        insert into chain_accounts
                            (account, number, status, signer, kit, roles, employer, verified_by, level, cause, valid_until, owner_seq,
                             others_seq, grant_epoch, keyring_version, profile, card, keyring)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 2, 0, ?, 3, 1, 0, 1, ?, ?, ?)
                        on conflict (account) do update
                        set status = excluded.status, valid_until = excluded.valid_until, profile = excluded.profile""")) {
            s.setBytes(1, person.account().bytes());
            s.setLong(2, number);
            s.setInt(3, status.code());
            s.setBytes(4, person.signer.address().toArray());
            s.setBytes(5, person.kit.address().toArray());
            s.setInt(6, waiting ? 0 : person.role.bit());
            s.setObject(7, employer, Types.BIGINT);
            s.setLong(8, person.member.value());
            s.setDate(9, validUntil.map(Date::valueOf).orElse(null));
            s.setBytes(10, waiting ? new byte[32] : person.profileDigest().bytes());
            s.setBytes(11, person.cardDigest(1).toArray());
            s.setBytes(12, new byte[32]);
            s.executeUpdate();
        }
    }

    /** The slot of a grant. */
    public static void grant(TestDatabase database, Ticket ticket, GrantState state, Instant expiry)
            throws SQLException {
        try (Connection c = database.asRuntime();
                PreparedStatement s = c.prepareStatement("""
                        insert into chain_grants (slot, state, expiry, seq, height) values (?, ?, ?, 1, 1)
                        on conflict (slot) do update set state = excluded.state, expiry = excluded.expiry""")) {
            s.setBytes(
                    1, ChainReader.slot(ticket.controller(), ticket.grantId()).toArray());
            s.setInt(2, state.code());
            s.setTimestamp(3, Timestamp.from(expiry));
            s.executeUpdate();
        }
    }

    /** As when the account ends all its grants at once. */
    public static void grantEpoch(TestDatabase database, TestPerson person, long epoch) throws SQLException {
        try (Connection c = database.asRuntime();
                PreparedStatement s =
                        c.prepareStatement("update chain_accounts set grant_epoch = ? where account = ?")) {
            s.setLong(1, epoch);
            s.setBytes(2, person.account().bytes());
            s.executeUpdate();
        }
    }
}
