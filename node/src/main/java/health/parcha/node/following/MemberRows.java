package health.parcha.node.following;

import health.parcha.chain.Address;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.core.party.MemberNumber;
import java.sql.Timestamp;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members, their admin keys and the proposals of new ones, as their events change them. */
record MemberRows(JdbcClient jdbc, Contracts contracts) {
    void apply(SettledBlock block, ChainEvent.OfMember event, SettledEvent settled) {
        switch (event) {
            case ChainEvent.MemberProposed e -> {
                proposed(block, e);
                acted(e.by(), settled.seq());
            }
            case ChainEvent.ProposalApproved e -> {
                approved(e);
                acted(e.by(), settled.seq());
            }
            case ChainEvent.MemberAdmitted e -> {
                admitted(e);
                // The event names whom it admits; the intent names who acted. One that came past the router leaves the
                // actor's seq as it was until it acts again.
                BatchedIntents.behind(settled, block, contracts)
                        .filter(MembersIntent.class::isInstance)
                        .ifPresent(act -> acted(((MembersIntent) act).member(), settled.seq()));
            }
            case ChainEvent.MemberKeysRotated e -> rotated(e, settled.seq());
        }
    }

    private void proposed(SettledBlock block, ChainEvent.MemberProposed e) {
        jdbc.sql("""
                        insert into chain_proposals
                            (proposal, proposed_by, kind, document, relayer, admins, proposed_at, approvals, executed)
                        values (?, ?, ?, ?, ?, ?, ?, 0, false)""")
                .params(
                        e.proposal().toArray(),
                        e.by().value(),
                        e.kind().code(),
                        e.document().bytes(),
                        e.relayer().toArray(),
                        e.admins().stream().map(Address::toArray).toArray(byte[][]::new),
                        Timestamp.from(block.time()))
                .update();
    }

    private void approved(ChainEvent.ProposalApproved e) {
        jdbc.sql(
                        "update chain_proposals set approvals = approvals + 1, executable_from = :from where proposal = :proposal")
                .param("from", e.executableFrom().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("proposal", e.proposal().toArray())
                .update();
    }

    private void admitted(ChainEvent.MemberAdmitted e) {
        jdbc.sql("insert into chain_members (number, kind, status, relayer, seq, document) values (?, ?, ?, ?, 0, ?)")
                .params(
                        e.member().value(),
                        e.kind().code(),
                        MemberStatus.ACTIVE.code(),
                        e.relayer().toArray(),
                        e.document().bytes())
                .update();
        e.admins()
                .forEach(admin -> jdbc.sql("insert into chain_member_admins (member, admin) values (?, ?)")
                        .params(e.member().value(), admin.toArray())
                        .update());
        jdbc.sql("update chain_proposals set executed = true where proposal = ?")
                .param(e.proposal().toArray())
                .update();
    }

    private void rotated(ChainEvent.MemberKeysRotated e, Seq seq) {
        jdbc.sql("update chain_members set relayer = ?, document = ? where number = ?")
                .params(e.relayer().toArray(), e.document().bytes(), e.member().value())
                .update();
        acted(e.member(), seq);
    }

    private void acted(MemberNumber member, Seq seq) {
        jdbc.sql("update chain_members set seq = ? where number = ?")
                .params(seq.next().value(), member.value())
                .update();
    }
}
