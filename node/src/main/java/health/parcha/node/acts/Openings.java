package health.parcha.node.acts;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.log.EntryType;
import health.parcha.log.LogParty;
import health.parcha.log.Opening;
import health.parcha.node.configuration.NetworkManifest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The openings of acts that this node logs now. */
@Component
public final class Openings {
    private final NetworkId network;
    private final InstantSource clock;

    Openings(NetworkManifest manifest, InstantSource clock) {
        this.network = manifest.network();
        this.clock = clock;
    }

    /** An act of one person upon another's file, or their own, ordered by a signed document, about one object. */
    public Opening of(EntryType act, AccountId actor, AccountId subject, Digest digest, String object) {
        return of(act, actor, subject, digest, Optional.of(object));
    }

    /** An act about no object. */
    public Opening of(EntryType act, AccountId actor, AccountId subject, Digest digest) {
        return of(act, actor, subject, digest, Optional.empty());
    }

    private Opening of(EntryType act, AccountId actor, AccountId subject, Digest digest, Optional<String> object) {
        return new Opening(
                network, act, LogParty.of(actor), Optional.of(LogParty.of(subject)), object, digest, clock.instant());
    }
}
