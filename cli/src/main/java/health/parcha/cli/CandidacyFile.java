package health.parcha.cli;

import health.parcha.client.membership.Candidacy;
import health.parcha.client.session.Me;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A candidacy, read from the file that an organisation has handed over, and shown to whoever is to decide. */
record CandidacyFile(Path path) {
    Candidacy read(Me me, Output output) {
        Candidacy candidacy =
                Candidacy.read(AccountCreate.bytes(path), me.network().id());
        output.note(words(candidacy));
        return candidacy;
    }

    /** All that it says, for a person to compare with what the organisation says by other ways. */
    static String words(Candidacy candidacy) {
        return "Candidacy of \"" + candidacy.member().name() + "\", "
                + candidacy.member().kindName() + ", as member "
                + candidacy.member().number() + " at " + candidacy.member().url() + "\n  relayer  "
                + candidacy.relayer() + "\n  admins   "
                + candidacy.admins().stream().map(Object::toString).collect(Collectors.joining(", ")) + "\n  document "
                + candidacy.member().chainDigest();
    }
}
