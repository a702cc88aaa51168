package health.parcha.demo.tour;

import health.parcha.chain.Bytes32;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.chain.contract.ProposalFacts;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.client.Refused;
import health.parcha.client.Surroundings;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Outcomes;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.demo.area.Hospital;
import health.parcha.demo.people.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The founders stand in genesis; a further hospital is voted in and starts its node. */
final class FourthHospital implements Step {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    @Override
    public List<String> ids() {
        return List.of("S4.1");
    }

    @Override
    public String what() {
        return "The founders stand in genesis, and a further hospital is voted in";
    }

    @Override
    public void run(Story story) throws Exception {
        for (Hospital founder : story.founders()) {
            MemberFacts facts = member(story, founder);
            Check.same(MemberStatus.ACTIVE, facts.status(), founder.name());
        }
        Hospital candidate = story.area().candidate();
        Signed<MemberDocument> document =
                story.area().document(candidate, story.town().network().id(), Instant.now());
        try (SigningKey admin = story.area().adminKey(candidate)) {
            vote(story, candidate, document, admin);
        }
        story.area().admit(candidate, document);
        story.admitted(candidate);
        Check.same(MemberStatus.ACTIVE, member(story, candidate).status(), candidate.name());
        listed(story, candidate);
        office(story, candidate);
    }

    private static void vote(Story story, Hospital candidate, Signed<MemberDocument> document, SigningKey admin)
            throws Exception {
        List<Hospital> voters = story.area().hospitals();
        IntentId proposal = send(
                story,
                voters.getFirst(),
                facts -> new MembersIntent.Propose(
                        facts.number(),
                        MemberKind.HOSPITAL,
                        document.document().chainDigest(),
                        story.area().relayer(candidate),
                        List.of(admin.address()),
                        facts.seq(),
                        deadline()));
        Bytes32 id = proposal.digest();
        Check.that(proposal(story, id).executableFrom().isEmpty(), "one hospital's vote alone does not admit a member");
        for (Hospital voter : voters.subList(1, voters.size())) {
            if (proposal(story, id).executableFrom().isEmpty()) {
                var _ = send(
                        story, voter, facts -> new MembersIntent.Approve(facts.number(), id, facts.seq(), deadline()));
            }
        }
        Check.that(proposal(story, id).executableFrom().isPresent(), "more than half of the hospitals have approved");
        waitAndExecute(story, voters.getFirst(), id);
    }

    private static void waitAndExecute(Story story, Hospital voter, Bytes32 id) throws Exception {
        story.say("Passed; the timelock runs (seconds here, two days by default).");
        Eventually.holds("the timelock ends and the member is admitted", Duration.ofSeconds(90), () -> {
            try {
                var _ = send(
                        story, voter, facts -> new MembersIntent.Execute(facts.number(), id, facts.seq(), deadline()));
                return true;
            } catch (Refused early) {
                Check.that(
                        Set.of("TOO_EARLY", "STALE").contains(early.code()),
                        "before the timelock ends the chain says TOO_EARLY and not " + early.code());
                return false;
            }
        });
    }

    private static IntentId send(Story story, Hospital by, Function<MemberFacts, MembersIntent> intent) {
        try (SigningKey key = story.area().adminKey(by)) {
            SignedIntent signed = SignedIntent.sign(
                    intent.apply(member(story, by)), story.town().network().contracts(), key);
            Me admin = story.town().population().admin(by);
            new Outcomes(story.town().network(), Surroundings.system(Surroundings.Progress.silent()))
                    .settle(admin.door(), List.of(signed));
            return signed.id(story.town().network().contracts());
        }
    }

    private static Instant deadline() {
        return Instant.ofEpochSecond(Instant.now().plus(DEADLINE).getEpochSecond());
    }

    private static MemberFacts member(Story story, Hospital hospital) {
        return story.chain()
                .member(hospital.number(), BlockTag.latest())
                .orElseThrow(() -> new Check.Broken(hospital.name() + " does not stand on the chain."));
    }

    private static ProposalFacts proposal(Story story, Bytes32 id) {
        return story.chain()
                .proposal(id, BlockTag.latest())
                .orElseThrow(() -> new Check.Broken("The proposal does not stand on the chain."));
    }

    private static void listed(Story story, Hospital admitted) throws Exception {
        for (Hospital founder : story.founders()) {
            NodeDoor door = story.town().network().door(founder.number());
            Eventually.holds(
                    founder.name() + " lists the new member with its document",
                    Duration.ofSeconds(60),
                    () -> door.get("/members").items("members").stream()
                            .anyMatch(item -> item instanceof Json.Fields member
                                    && member.whole("number")
                                            == admitted.number().value()
                                    && member.findText("document").isPresent()));
        }
    }

    /** Its admin takes office, on the key that the vote has named. */
    private static void office(Story story, Hospital hospital) {
        try (SigningKey key = story.area().adminKey(hospital)) {
            story.town().accounts().admin(Staff.adminKey(hospital), Staff.admin(hospital), key, hospital.number());
            Me admin = story.town().population().admin(hospital);
            if (!admin.facts().isVerified()) {
                new VerifyAccounts(admin).verifySelf();
            }
        }
    }
}
