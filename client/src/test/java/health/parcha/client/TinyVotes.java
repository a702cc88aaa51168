package health.parcha.client;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The votes of a {@link TinyNetwork}: two hospitals, both of which are needed. */
final class TinyVotes {
    /** How long the wait behind a vote is. */
    Duration timelock = Duration.ZERO;

    private final Map<IntentId, Proposal> proposals = new LinkedHashMap<>();
    private final Map<Long, Long> seqs = new TreeMap<>();
    private final List<MembersIntent.Propose> admitted = new ArrayList<>();

    private static final class Proposal {
        final MembersIntent.Propose what;
        final Instant at = now();
        long approvals = 1;
        boolean executed;
        Optional<Instant> from = Optional.empty();
        Optional<Bytes32> sponsored = Optional.empty();

        Proposal(MembersIntent.Propose what) {
            this.what = what;
        }
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    void apply(MembersIntent intent, IntentId id) {
        if (intent.seq().value() != seqs.getOrDefault(intent.member().value(), 0L)) {
            throw new Refused("STALE", "The seq is another.", "Look again.");
        }
        seqs.merge(intent.member().value(), 1L, Long::sum);
        switch (intent) {
            case MembersIntent.Propose propose -> proposals.put(id, new Proposal(propose));
            case MembersIntent.Sponsor sponsor -> {
                Proposal proposal = new Proposal(new MembersIntent.Propose(
                        sponsor.member(),
                        sponsor.memberKind(),
                        sponsor.document(),
                        sponsor.relayer(),
                        sponsor.admins(),
                        sponsor.seq(),
                        sponsor.deadline()));
                proposal.sponsored = Optional.of(sponsor.registry());
                proposal.from = Optional.of(now().plus(timelock).truncatedTo(ChronoUnit.MILLIS));
                proposals.put(id, proposal);
            }
            case MembersIntent.Approve approve -> {
                Proposal proposal = of(new IntentId(approve.proposal()));
                proposal.approvals++;
                proposal.from = Optional.of(now().plus(timelock).truncatedTo(ChronoUnit.MILLIS));
            }
            case MembersIntent.Execute execute -> {
                Proposal proposal = of(new IntentId(execute.proposal()));
                proposal.executed = true;
                admitted.add(proposal.what);
            }
            default -> throw new IllegalStateException("no test needs " + intent.kind());
        }
    }

    private Proposal of(IntentId id) {
        return Optional.ofNullable(proposals.get(id)).orElseThrow();
    }

    Json.Fields told(List<TinyNetwork.Member> founders, boolean lying) {
        List<Json> members = new ArrayList<>();
        for (TinyNetwork.Member founder : founders) {
            Digest document = Signed.read(founder.document, MemberDocument.KIND)
                    .document()
                    .chainDigest();
            members.add(member(founder.number.value(), "hospital", document)
                    .put("document", founder.document)
                    .done());
        }
        admitted.forEach(what -> members.add(
                member(members.size() + 1L, what.memberKind().name().toLowerCase(Locale.ROOT), what.document())
                        .done()));
        List<Json> told = new ArrayList<>();
        proposals.forEach((id, proposal) -> told.add(json(id, proposal, lying)));
        return Json.object()
                .put("members", new Json.Items(members))
                .put("proposals", new Json.Items(told))
                .done();
    }

    private Json.ObjectBuilder member(long number, String kind, Digest document) {
        return Json.object()
                .put("number", number)
                .put("kind", kind)
                .put("status", "active")
                .put("relayer", Address.ZERO.toString())
                .put("seq", seqs.getOrDefault(number, 0L))
                .put("documentDigest", document.hex());
    }

    private static Json json(IntentId id, Proposal proposal, boolean lying) {
        Json.ObjectBuilder json = Json.object()
                .put("proposal", Hex.of(id.digest().toArray()))
                .put("by", proposal.what.member().value())
                .put("sort", proposal.sponsored.isPresent() ? "sponsor" : "admit")
                .put("kind", proposal.what.memberKind().name().toLowerCase(Locale.ROOT))
                .put("documentDigest", proposal.what.document().hex())
                .put("relayer", (lying ? Address.ZERO : proposal.what.relayer()).toString())
                .put(
                        "admins",
                        Json.texts(proposal.what.admins().stream()
                                .map(Address::toString)
                                .toList()))
                .put("approvals", proposal.approvals)
                .put("executed", proposal.executed)
                .put("proposedAt", proposal.at.toEpochMilli())
                .put("dies", proposal.at.plus(Duration.ofDays(30)).toEpochMilli());
        proposal.sponsored.ifPresent(registry -> json.put("registry", Hex.of(registry.toArray())));
        proposal.from.ifPresent(from -> json.put("executableFrom", from.toEpochMilli()));
        return json.done();
    }
}
