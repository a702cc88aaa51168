package health.parcha.node.members;

import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.OwnDocument;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.problems.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Members get to know each other: this node fetches the documents that the chain names and it lacks, and hands its own to
 * whoever lacks it, until nobody lacks any. A member that is voted in needs only to start its node.
 */
@Component
class Introductions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Introductions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ChainFacts facts;
    private final Members members;
    private final Signed<MemberDocument> own;
    private final MembersDoor door = new MembersDoor(PATIENCE);
    /** Who was seen to have which document of this member. */
    private final Map<MemberNumber, Digest> toldTo = new HashMap<>();

    private volatile Optional<Thread> thread = Optional.empty();

    Introductions(ChainFacts facts, Members members, OwnDocument own) {
        this.facts = facts;
        this.members = members;
        this.own = own.signed();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round();
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                return;
            } catch (DataAccessException passing) {
                LOG.debug("The members cannot be looked at now.", passing);
            }
        }
    }

    private void round() throws InterruptedException {
        List<MemberFacts> others = facts.members().stream()
                .filter(member -> !member.number().equals(own.document().number()))
                .toList();
        boolean lacking = others.stream()
                .anyMatch(member -> mayServe(member) && members.document(member).isEmpty());
        boolean onChain =
                members.document(own.document().number()).filter(own::equals).isPresent();
        for (MemberFacts other : others) {
            boolean tell = onChain && !own.document().chainDigest().equals(toldTo.get(other.number()));
            Optional<Signed<MemberDocument>> known = members.document(other);
            if (mayServe(other) && known.isPresent() && (lacking || tell)) {
                meet(known.get().document(), tell);
            }
        }
    }

    /** Whether its node is one to be asked. */
    static boolean mayServe(MemberFacts member) {
        return member.status() == MemberStatus.ACTIVE || member.status() == MemberStatus.SUSPENDED;
    }

    private void meet(MemberDocument other, boolean tell) throws InterruptedException {
        try {
            for (Json.Fields item : door.members(other)) {
                boolean isOwn = item.whole("number") == own.document().number().value();
                if (isOwn && tell) {
                    if (!item.findText("document").equals(Optional.of(own.compact()))) {
                        door.handIn(other, own);
                    }
                    toldTo.put(other.number(), own.document().chainDigest());
                } else if (!isOwn) {
                    item.findText("document").ifPresent(this::take);
                }
            }
        } catch (IOException | MalformedJson silent) {
            LOG.debug("Member {} says nothing of members: {}", other.number(), silent.toString());
        }
    }

    private void take(String compact) {
        try {
            Signed<MemberDocument> document = Signed.read(compact, MemberDocument.KIND);
            if (members.document(document.document().number()).isEmpty()) {
                members.keep(document);
                LOG.info("Member {} is known now.", document.document().number());
            }
        } catch (MalformedJson | Refused no) {
            LOG.debug("A document of a member is not taken: {}", no.getMessage());
        }
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofVirtual().name("introductions").start(this::run));
    }

    @Override
    public void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
        door.close();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }
}
