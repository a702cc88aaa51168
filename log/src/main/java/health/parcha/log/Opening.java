package health.parcha.log;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an entry commits to. It goes to the patient's trail and to the actor's organisation, never into the log.
 *
 * @param act what was done
 * @param actor who did it
 * @param subject whose file or account it was done to; empty where there is none
 * @param object what it was about within that file, as hexadecimal digits of an id: a record, a grant, a request
 * @param digest SHA-256 of the JWS, or the digest of the intent, that ordered the act: it names the actor's own signature,
 *     never the ciphertext, so that the entry outlives a re-encryption
 * @param signature the actor's signature where the digest does not bind it (an intent's), as hexadecimal digits
 * @param time when the node took it, in whole seconds
 */
public record Opening(
        EntryType act,
        LogParty actor,
        Optional<LogParty> subject,
        Optional<String> object,
        Digest digest,
        Optional<String> signature,
        Instant time) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,512}");
    private static final Set<String> MEMBERS =
            Set.of("act", "actor", "digest", "object", "signature", "subject", "time");

    public Opening {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        object.ifPresent(o -> hex(o, "object"));
        signature.ifPresent(s -> hex(s, "signature"));
    }

    /** An act upon a person's file, ordered by a JWS. */
    public static Opening of(EntryType act, LogParty actor, LogParty subject, Digest digest, Instant time) {
        return new Opening(act, actor, Optional.of(subject), Optional.empty(), digest, Optional.empty(), time);
    }

    /** The same opening, naming what the act was about. */
    public Opening about(String objectHex) {
        return new Opening(act, actor, subject, Optional.of(objectHex), digest, signature, time);
    }

    /** The entry that commits to this opening. */
    public Entry entry(Salt salt) {
        return Entry.of(act, salt.commit(bytes()));
    }

    /** Whether the entry is the one that commits to this opening with that salt. */
    public boolean opens(Entry entry, Salt salt) {
        return MessageDigest.isEqual(entry(salt).bytes(), entry.bytes());
    }

    /** The canonical JSON (RFC 8785) that is committed to. */
    public byte[] bytes() {
        return CanonicalJson.bytes(json());
    }

    /** The opening as JSON; absent members are left out. */
    public Json.Fields json() {
        return Json.object()
                .put("act", act.word())
                .put("actor", actor.text())
                .put("digest", digest.hex())
                .put("object", object)
                .put("signature", signature)
                .put("subject", subject.map(LogParty::text))
                .put("time", time.getEpochSecond())
                .done();
    }

    /**
     * Reads canonical JSON.
     *
     * @throws MalformedLogText where it is no opening in canonical form, or its act is unknown to this version
     */
    public static Opening parse(byte[] json) {
        try {
            Opening opening = of(JsonReader.readObject(json));
            if (Arrays.equals(opening.bytes(), json)) {
                return opening;
            }
        } catch (MalformedJson e) {
            throw new MalformedLogText("this is no opening: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new MalformedLogText("this is no opening: " + e.getMessage());
        }
        throw new MalformedLogText("an opening must be in canonical form (RFC 8785)");
    }

    private static Opening of(Json.Fields json) {
        if (!MEMBERS.containsAll(json.members().keySet())) {
            throw new MalformedLogText("an opening has no other members than " + MEMBERS);
        }
        return new Opening(
                EntryType.ofWord(json.text("act"))
                        .orElseThrow(() -> new MalformedLogText("this version does not know the act of the opening")),
                new LogParty(json.text("actor")),
                json.findText("subject").map(LogParty::new),
                json.findText("object"),
                new Digest(json.text("digest")),
                json.findText("signature"),
                Instant.ofEpochSecond(json.whole("time")));
    }

    private static void hex(String text, String what) {
        if (!DIGITS.matcher(text).matches()) {
            throw new MalformedLogText("the " + what + " of an opening is up to 512 lower-case hexadecimal digits");
        }
    }
}
