package health.parcha.log;

import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an entry made by a node commits to. It goes to the subject's trail and to the actor's organisation, never into the
 * log. (The entry of a record commits to a {@link health.parcha.core.record.RecordOpening}, which the author's client
 * makes.) See docs/spec/log.md, "Openings".
 *
 * @param act what was done
 * @param actor who did it
 * @param subject whose file or account it was done to; empty where there is none
 * @param object the id it was about, as hexadecimal digits: a record, a grant, a Merkle root; empty where there is none
 * @param digest SHA-256 of the signed document that ordered the act, signature included, or the digest of the intent
 * @param time when the node took it, in whole milliseconds
 */
public record Opening(
        NetworkId network,
        EntryType act,
        LogParty actor,
        Optional<LogParty> subject,
        Optional<String> object,
        Digest digest,
        Instant time) {
    private static final Set<String> MEMBERS = Set.of("act", "actor", "digest", "network", "object", "subject", "time");
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{1,512}");

    public Opening {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        if (object.filter(o -> !OBJECT.matcher(o).matches()).isPresent()) {
            throw new MalformedLogText("the object of an opening is up to 512 lower-case hexadecimal digits");
        }
    }

    /** The entry that commits to this opening. */
    public Entry entry(Salt salt) {
        return Entry.of(act, salt.commit(json()));
    }

    /** The opening as JSON, whose canonical form (RFC 8785) is committed to; what there is none of is an empty string. */
    public Json.Fields json() {
        return Json.object()
                .put("act", act.word())
                .put("actor", actor.text())
                .put("digest", digest.hex())
                .put("network", network.hex())
                .put("object", object.orElse(""))
                .put("subject", subject.map(LogParty::text).orElse(""))
                .put("time", time.toEpochMilli())
                .done();
    }

    /**
     * Reads an opening.
     *
     * @throws MalformedLogText where it is none, or its act is unknown to this version
     */
    public static Opening of(Json.Fields json) {
        if (!json.members().keySet().equals(MEMBERS)) {
            throw new MalformedLogText("an opening has the members " + MEMBERS + " and no others");
        }
        try {
            return new Opening(
                    new NetworkId(json.text("network")),
                    act(json.text("act")),
                    new LogParty(json.text("actor")),
                    text(json, "subject").map(LogParty::new),
                    text(json, "object"),
                    new Digest(json.text("digest")),
                    Instant.ofEpochMilli(json.whole("time")));
        } catch (IllegalArgumentException e) {
            throw new MalformedLogText("this is no opening: " + e.getMessage());
        }
    }

    private static EntryType act(String word) {
        return EntryType.ofWord(word)
                .orElseThrow(() -> new MalformedLogText("this version does not know the act of the opening"));
    }

    private static Optional<String> text(Json.Fields json, String member) {
        return Optional.of(json.text(member)).filter(t -> !t.isEmpty());
    }
}
