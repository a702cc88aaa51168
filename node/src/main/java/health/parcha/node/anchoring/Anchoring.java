package health.parcha.node.anchoring;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.log.Hash;
import health.parcha.log.LogForked;
import health.parcha.log.RecordLog;
import health.parcha.log.SignedCheckpoint;
import health.parcha.log.TreeSize;
import health.parcha.node.configuration.NodeKeys;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.intents.RelayerTask;
import health.parcha.node.problems.Readiness;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fixes each published checkpoint on chain, one at a time. It travels as an intent like any other, so that the relayer's
 * key has one stream of transactions. What stands on chain is compared with the own log first: a log that does not go on
 * from there is anchored no more.
 */
@Component
class Anchoring implements RelayerTask, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final RecordLog log;
    private final ChainFacts facts;
    private final NodeSettings settings;
    private final NodeKeys keys;
    private final Contracts contracts;
    private final InstantSource clock;
    private long compared;
    private volatile Optional<String> forked = Optional.empty();

    Anchoring(
            RecordLog log,
            ChainFacts facts,
            NodeSettings settings,
            NodeKeys keys,
            Contracts contracts,
            InstantSource clock) {
        this.log = log;
        this.facts = facts;
        this.settings = settings;
        this.keys = keys;
        this.contracts = contracts;
        this.clock = clock;
    }

    @Override
    public Optional<String> waitingFor() {
        return forked;
    }

    @Override
    public Optional<SignedIntent> next() {
        if (forked.isPresent() || facts.member(settings.number()).isEmpty()) {
            return Optional.empty();
        }
        AnchorFacts anchored = facts.anchor(settings.number());
        try {
            compare(anchored);
        } catch (LogForked fork) {
            LOG.error("LOG_FORKED: this log is not anchored any more. {}", fork.sentence());
            forked = Optional.of("The log contradicts what stands on chain: " + fork.sentence());
            return Optional.empty();
        }
        SignedCheckpoint checkpoint = log.checkpoint();
        return checkpoint.size().value() > anchored.size() ? Optional.of(sign(checkpoint, anchored)) : Optional.empty();
    }

    private void compare(AnchorFacts anchored) {
        if (anchored.size() > compared) {
            log.requireContinuationOf(
                    new TreeSize(anchored.size()), Hash.of(anchored.root().toArray()));
            compared = anchored.size();
        }
    }

    private SignedIntent sign(SignedCheckpoint checkpoint, AnchorFacts anchored) {
        Anchor anchor = new Anchor(
                settings.number(),
                checkpoint.size().value(),
                Bytes32.of(checkpoint.root().bytes()),
                anchored.seq(),
                clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS));
        return SignedIntent.sign(anchor, contracts, keys.relayer());
    }
}
