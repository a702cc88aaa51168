package health.parcha.node;

import health.parcha.chain.Bytes32;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Nodes of members as the chain would have them, without a chain: what it says is written into their projections. */
public final class TestMembers {
    public static final NetworkId NETWORK = TestManifest.nowhere().network();

    private TestMembers() {}

    /** Says in a database what the chain would say of a member. */
    public static void onChain(TestDatabase database, MemberNumber number, MemberStatus status, Digest document)
            throws SQLException {
        try (Connection c = atBlock(database, 1);
                PreparedStatement s = c.prepareStatement("""
                        insert into chain_members (number, kind, status, relayer, seq, document) values (?, ?, ?, ?, 1, ?)
                        on conflict (number) do update set status = excluded.status, document = excluded.document""")) {
            s.setLong(1, number.value());
            s.setInt(2, MemberKind.HOSPITAL.code());
            s.setInt(3, status.code());
            s.setBytes(4, new byte[20]);
            s.setBytes(5, document.bytes());
            s.executeUpdate();
        }
    }

    /** A connection that writes what the chain says as the follower does, in the step of a block. */
    public static Connection atBlock(TestDatabase database, long height) throws SQLException {
        Connection connection = database.asRuntime();
        try (Statement s = connection.createStatement()) {
            s.execute("select set_config('parcha.height', '" + height + "', false)");
        }
        return connection;
    }

    public static void onChain(TestDatabase database, MemberStatus status, TestHospital... hospitals)
            throws SQLException {
        for (TestHospital hospital : hospitals) {
            onChain(
                    database,
                    hospital.number(),
                    status,
                    hospital.document(NETWORK).document().chainDigest());
        }
    }

    /** Settings of a founder's node. */
    public static Path settings(Path folder, TestHospital hospital, TestDatabase database, TestHospital... founders)
            throws Exception {
        Files.createDirectories(folder);
        return TestSettings.write(
                folder,
                hospital,
                database,
                TestManifest.write(folder.resolve("network.json"), TestManifest.nowhere(), Bytes32.ZERO, founders),
                "http://127.0.0.1:1",
                "depth: 1");
    }

    /** Settings of a member's node that was voted in. */
    public static Path settingsOfNewcomer(
            Path folder, TestHospital hospital, TestDatabase database, TestHospital... founders) throws Exception {
        Path settings = settings(folder, hospital, database, founders);
        Path document = Files.writeString(
                folder.resolve("member.jws"), hospital.document(NETWORK).compact());
        return Files.writeString(settings, Files.readString(settings) + "  document: " + document + "\n");
    }
}
