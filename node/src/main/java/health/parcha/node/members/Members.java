package health.parcha.node.members;

import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.OwnDocument;
import health.parcha.node.following.ChainFacts;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The members' signed documents: how each is reached, and whose signatures are its own. A document counts where its digest
 * stands on chain for its number at the settled head, whoever brought it: a member that changes its document, or is voted
 * in, is known here as soon as the block has settled and somebody has handed the document in.
 */
@Component
public final class Members {
    private final ChainFacts facts;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final List<Signed<MemberDocument>> given;
    /** By what the chain says, so that a changed digest on chain never finds a former document. */
    private final Map<Key, Signed<MemberDocument>> known = new ConcurrentHashMap<>();

    private record Key(MemberNumber number, Digest onChain) {}

    Members(ChainFacts facts, JdbcClient jdbc, InstantSource clock, NetworkManifest manifest, OwnDocument own) {
        this.facts = facts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.given = new ArrayList<>(manifest.members());
        this.given.add(own.signed());
    }

    /**
     * The present document of a member, whatever its status. A member that is known costs one look into the chain's
     * projection.
     *
     * @return empty where the chain has no such member, or nobody has handed its document in
     */
    public Optional<Signed<MemberDocument>> document(MemberNumber number) {
        return facts.member(number).flatMap(this::document);
    }

    Optional<Signed<MemberDocument>> document(MemberFacts member) {
        Key key = new Key(member.number(), member.document());
        Optional<Signed<MemberDocument>> document =
                Optional.ofNullable(known.get(key)).or(() -> find(key));
        document.ifPresent(found -> known.put(key, found));
        return document;
    }

    private Optional<Signed<MemberDocument>> find(Key key) {
        return given.stream()
                .filter(signed -> key.equals(
                        new Key(signed.document().number(), signed.document().chainDigest())))
                .findFirst()
                .or(() -> jdbc.sql("select document from member_documents where number = ? and digest = ?")
                        .params(key.number.value(), key.onChain.bytes())
                        .query((row, i) -> Signed.read(row.getString(1), MemberDocument.KIND))
                        .optional());
    }

    /**
     * Keeps a document; durable on return, and again is the same.
     *
     * @throws health.parcha.node.problems.Refused where the chain does not name it, or its node key has not signed it
     */
    void keep(Signed<MemberDocument> signed) {
        Handover.check(signed, facts.member(signed.document().number()));
        jdbc.sql("""
                        insert into member_documents (number, digest, document, taken_at) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        signed.document().number().value(),
                        signed.document().chainDigest().bytes(),
                        signed.compact(),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
