package health.parcha.client.bundle;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.client.CheckFailed;
import health.parcha.client.ClientFault;
import health.parcha.client.Unreachable;
import health.parcha.client.network.Network;
import health.parcha.client.people.PublishedCard;
import health.parcha.client.proof.Anchors;
import health.parcha.client.proof.Inclusions;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.wire.Blob;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.MalformedJson;
import health.parcha.log.LogFailure;
import health.parcha.log.ProofFile;
import health.parcha.seal.RecordContainer;
import health.parcha.seal.SealException;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a proof file against a pinned manifest, offline; the anchor and the author's card on chain only where an endpoint
 * is given. What was not checked is said.
 */
public final class VerifyProof {
    private final Network network;
    private final Optional<Anchors> chain;

    public VerifyProof(Network network, Optional<Anchors> chain) {
        this.network = network;
        this.chain = chain;
    }

    /** One thing that was looked at. */
    public record Line(String what, Result result, String detail) {}

    /** How it came out. */
    public enum Result {
        HOLDS,
        FAILED,
        NOT_CHECKED
    }

    /** The age file beside a proof, and what opens it. */
    public record AgeFile(Blob file, List<? extends Identity> identities) {
        @Override
        public String toString() {
            return "AgeFile";
        }
    }

    /**
     * Checks a proof file; never throws for what is wrong with the proof.
     *
     * @param age the age file beside it with identities, where the content is to be checked too
     */
    public List<Line> verify(byte[] proof, Optional<AgeFile> age) {
        List<Line> lines = new ArrayList<>();
        try {
            ProofFile file = ProofFile.parse(proof);
            MemberNumber number = member(file);
            MemberDocument member = network.manifest()
                    .member(number)
                    .orElseThrow(() -> new CheckFailed(
                            "UNKNOWN_MEMBER",
                            "The proof is of member " + number + ", whom the manifest does not name."));
            MemberLog log = MemberLog.of(member);
            ProofFile.Proved proved = log(lines, file, log);
            Jws record = record(lines, file, proved);
            card(lines, file, record);
            content(lines, record, age);
            anchor(lines, number, proved);
        } catch (LogFailure e) {
            lines.add(new Line("log", Result.FAILED, e.sentence()));
        } catch (ClientFault e) {
            lines.add(new Line("proof", Result.FAILED, e.sentence()));
        } catch (IllegalArgumentException e) {
            lines.add(new Line("proof", Result.FAILED, "The proof file is damaged: " + e.getMessage() + "."));
        }
        return lines;
    }

    private MemberNumber member(ProofFile file) {
        String origin = file.proof().checkpoint().text().lines().findFirst().orElse("");
        String prefix = "parcha/" + network.id() + "/";
        if (!origin.startsWith(prefix) || !origin.substring(prefix.length()).matches("[1-9][0-9]{0,9}")) {
            throw new CheckFailed("WRONG_NETWORK", "The proof is of another network than the manifest.");
        }
        return new MemberNumber(Long.parseLong(origin.substring(prefix.length())));
    }

    private static ProofFile.Proved log(List<Line> lines, ProofFile file, MemberLog log) {
        ProofFile.Proved proved = file.verify(log.trusted());
        lines.add(new Line(
                "receipt", Result.HOLDS, "logged at " + proved.receipt().time() + " by " + log));
        lines.add(new Line(
                "inclusion",
                Result.HOLDS,
                "entry " + proved.receipt().index() + " of "
                        + proved.checkpoint().size()));
        lines.add(new Line("checkpoint", Result.HOLDS, "signed by the log of " + log));
        lines.add(new Line(
                "cosignatures",
                proved.witnesses().isEmpty() ? Result.NOT_CHECKED : Result.HOLDS,
                proved.witnesses().size() + " of witnesses that the manifest names"));
        return proved;
    }

    private Jws record(List<Line> lines, ProofFile file, ProofFile.Proved proved) {
        Jws record = Jws.read(attachment(file, Attachments.RECORD), SignedRecord.TYPE);
        Json.Fields opening = proved.opening()
                .orElseThrow(() -> new CheckFailed("NOT_DISCLOSED", "The proof does not disclose what was logged."));
        boolean same = opening.text("digest").equals(record.digest().hex())
                && opening.text("network").equals(network.id().hex())
                && opening.text("record").equals(record.payload().text("record"))
                && opening.text("subject").equals(record.payload().text("account"))
                && opening.text("actor").equals(record.payload().text("author"))
                && opening.whole("version") == record.payload().whole("version")
                && record.payload().text("network").equals(network.id().hex());
        if (!same) {
            throw new CheckFailed("PROOF_MISMATCH", "The log's entry stands for another record than the one shown.");
        }
        lines.add(new Line("entry", Result.HOLDS, "stands for record " + opening.text("record")));
        return record;
    }

    private void card(List<Line> lines, ProofFile file, Jws record) {
        PublishedCard card = PublishedCard.read(
                JsonReader.readObject(attachment(file, Attachments.CARD)),
                attachment(file, Attachments.CARD_SIGNATURE));
        boolean good = KeyId.of(record).equals(card.keyId())
                && card.card().isSignedBy(card.card().signer(), card.signature(), network.contracts())
                && record.isSignedBy(card.card().recordKey());
        if (!good) {
            throw new CheckFailed("AUTHOR_SIGNATURE", "The author's signature or card does not hold.");
        }
        lines.add(new Line("author", Result.HOLDS, "signed by " + card.card().account()));
        lines.add(chain.map(c -> onChain(c, card)).orElseGet(() -> signerLine(card)));
    }

    private static Line signerLine(PublishedCard card) {
        boolean first =
                card.card().signer().toString().equals(card.card().account().text());
        return first
                ? new Line("card", Result.HOLDS, "signed by the key that the account is named after")
                : new Line(
                        "card",
                        Result.NOT_CHECKED,
                        "signed by a later key; the chain says whether it was the account's");
    }

    private Line onChain(Anchors anchors, PublishedCard card) {
        Optional<String> standing;
        try {
            standing = anchors.cardOf(card.card().account());
        } catch (Unreachable e) {
            return new Line("card", Result.NOT_CHECKED, e.sentence());
        }
        return standing.filter(digest -> digest.equals(card.digestHex(network.contracts())))
                .map(digest -> new Line("card", Result.HOLDS, "stands on the chain"))
                .orElseGet(() -> new Line("card", Result.NOT_CHECKED, "the chain names another card by now"));
    }

    private static void content(List<Line> lines, Jws record, Optional<AgeFile> age) {
        if (age.isEmpty()) {
            lines.add(new Line("content", Result.NOT_CHECKED, "no age file and identity were given"));
            return;
        }
        try {
            SignedRecord opened = RecordContainer.read(
                    Age.open(age.get().file().bytes(), age.get().identities()));
            boolean same = opened.jws().compact().equals(record.compact());
            lines.add(
                    same
                            ? new Line("content", Result.HOLDS, "the age file holds exactly what was signed")
                            : new Line("content", Result.FAILED, "the age file holds another record"));
        } catch (AgeException e) {
            lines.add(new Line("content", Result.FAILED, String.valueOf(e.getMessage())));
        } catch (SealException e) {
            lines.add(new Line("content", Result.FAILED, String.valueOf(e.getMessage())));
        }
    }

    private void anchor(List<Line> lines, MemberNumber member, ProofFile.Proved proved) {
        if (chain.isEmpty()) {
            lines.add(
                    new Line("anchor", Result.NOT_CHECKED, "anchor not checked: no chain endpoint was given (--rpc)"));
            return;
        }
        try {
            lines.add(anchorLine(chain.get(), member, proved));
        } catch (Unreachable e) {
            lines.add(new Line("anchor", Result.NOT_CHECKED, "anchor not checked: " + e.sentence()));
        }
    }

    private Line anchorLine(Anchors anchors, MemberNumber member, ProofFile.Proved proved) {
        Optional<AnchorFacts> anchor = anchors.latest(member);
        if (anchor.isEmpty()) {
            return new Line("anchor", Result.NOT_CHECKED, "the member has anchored nothing yet");
        }
        boolean covered = new Inclusions(network).isAnchored(member, proved.checkpoint(), anchor.get());
        return covered
                ? new Line(
                        "anchor",
                        Result.HOLDS,
                        "anchored at size " + anchor.get().size())
                : new Line(
                        "anchor",
                        Result.NOT_CHECKED,
                        "the checkpoint is newer than the anchor; ask again in two blocks");
    }

    private static String attachment(ProofFile file, String name) {
        return Optional.ofNullable(file.attachments().get(name))
                .orElseThrow(() -> new MalformedJson("it lacks \"" + name + "\""));
    }
}
