package health.parcha.node.following;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
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
                executed(e.proposal(), block, settled);
            }
            case ChainEvent.MemberKeysRotated e -> rotated(e, settled.seq());
            case ChainEvent.MemberSponsored e -> {
                sponsored(block, e);
                acted(e.by(), settled.seq());
            }
            case ChainEvent.ActProposed e -> {
                about(block, e.proposal(), e.by(), e.sort(), e.reason(), e.subject(), e.successor());
                acted(e.by(), settled.seq());
            }
            case ChainEvent.RulesProposed e -> {
                Optional<MemberNumber> none = Optional.empty();
                about(block, e.proposal(), e.by(), ProposalSort.RULES, e.document(), none, none);
                acted(e.by(), settled.seq());
            }
            case ChainEvent.MemberAdminsChanged e -> {
                e.removed().ifPresent(key -> forget(e.member(), key));
                e.added().ifPresent(key -> know(e.member(), key));
                acted(e.member(), settled.seq());
            }
            case ChainEvent.MemberStatusChanged e -> {
                jdbc.sql("update chain_members set status = ? where number = ?")
                        .params(e.status().code(), e.member().value())
                        .update();
                executed(e.proposal(), block, settled);
            }
            case ChainEvent.DispensingPaused e -> executed(e.proposal(), block, settled);
            case ChainEvent.RulesAdopted e -> executed(e.proposal(), block, settled);
        }
    }

    /**
     * The event names what was done; the intent names who did it. One that came past the router leaves the actor's seq as it
     * was until it acts again.
     */
    private void executed(Bytes32 proposal, SettledBlock block, SettledEvent settled) {
        jdbc.sql("update chain_proposals set executed = true where proposal = ?")
                .param(proposal.toArray())
                .update();
        BatchedIntents.behind(settled, block, contracts)
                .filter(MembersIntent.class::isInstance)
                .ifPresent(act -> acted(((MembersIntent) act).member(), settled.seq()));
    }

    private void proposed(SettledBlock block, ChainEvent.MemberProposed e) {
        candidate(block, e.proposal(), e.by(), ProposalSort.ADMIT, e.kind(), e.document(), e.relayer(), e.admins());
    }

    private void sponsored(SettledBlock block, ChainEvent.MemberSponsored e) {
        candidate(block, e.proposal(), e.by(), ProposalSort.SPONSOR, e.kind(), e.document(), e.relayer(), e.admins());
        jdbc.sql("update chain_proposals set approvals = 1, executable_from = ?, registry = ? where proposal = ?")
                .params(
                        Timestamp.from(e.executableFrom()),
                        e.registry().toArray(),
                        e.proposal().toArray())
                .update();
    }

    private void candidate(
            SettledBlock block,
            Bytes32 proposal,
            MemberNumber by,
            ProposalSort sort,
            MemberKind kind,
            Digest document,
            Address relayer,
            List<Address> admins) {
        byte[][] keys = admins.stream().map(Address::toArray).toArray(byte[][]::new);
        jdbc.sql("""
                        insert into chain_proposals (proposal, proposed_by, sort, kind, document, relayer, admins,
                            proposed_at, approvals, executed, registry)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 0, false, ?)""")
                .params(
                        proposal.toArray(),
                        by.value(),
                        sort.code(),
                        kind.code(),
                        document.bytes(),
                        relayer.toArray(),
                        keys,
                        Timestamp.from(block.time()),
                        Bytes32.ZERO.toArray())
                .update();
    }

    private void about(
            SettledBlock block,
            Bytes32 proposal,
            MemberNumber by,
            ProposalSort sort,
            Digest document,
            Optional<MemberNumber> subject,
            Optional<MemberNumber> successor) {
        jdbc.sql("""
                        insert into chain_proposals (proposal, proposed_by, sort, kind, document, relayer, admins,
                            proposed_at, approvals, executed, subject, successor, registry)
                        values (:id, :by, :sort, 0, :document, :relayer, '{}', :at, 0, false, :subject, :successor, :none)""")
                .param("id", proposal.toArray())
                .param("by", by.value())
                .param("sort", sort.code())
                .param("document", document.bytes())
                .param("relayer", Address.ZERO.toArray())
                .param("at", Timestamp.from(block.time()))
                .param("subject", subject.map(MemberNumber::value).orElse(null), Types.BIGINT)
                .param("successor", successor.map(MemberNumber::value).orElse(null), Types.BIGINT)
                .param("none", Bytes32.ZERO.toArray())
                .update();
    }

    private void know(MemberNumber member, Address key) {
        jdbc.sql("insert into chain_member_admins (member, admin) values (?, ?)")
                .params(member.value(), key.toArray())
                .update();
    }

    private void forget(MemberNumber member, Address key) {
        jdbc.sql("delete from chain_member_admins where member = ? and admin = ?")
                .params(member.value(), key.toArray())
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
        e.admins().forEach(admin -> know(e.member(), admin));
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
