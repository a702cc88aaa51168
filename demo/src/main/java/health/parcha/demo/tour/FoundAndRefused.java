package health.parcha.demo.tour;

import health.parcha.client.network.AccountFacts;
import health.parcha.client.session.Me;
import health.parcha.client.share.Shares;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.party.AccountId;
import health.parcha.demo.tour.Story.Part;
import java.util.List;

/** The public address finds a patient, and nothing more. */
final class FoundAndRefused implements Step {
    @Override
    public List<String> ids() {
        return List.of("S2.7", "S4.3");
    }

    @Override
    public String what() {
        return "A doctor of another hospital finds the patient by public address, and is refused the file";
    }

    @Override
    public void run(Story story) throws Exception {
        Me gabriel = story.me(Part.GABRIEL);
        AccountId amina = story.person(Part.AMINA).account();
        AccountFacts facts = gabriel.people().fresh(amina).facts();
        Check.same(AccountFacts.Status.VERIFIED, facts.status(), "what the chain says of her");
        Check.that(new Shares(gabriel).find(amina).isEmpty(), "nothing is shared with him");
        Acts.mustFail(
                gabriel,
                amina,
                AccessBasis.TICKET,
                Acts.noGrant(story.random()),
                "Reading by a grant that nobody made");
        Acts.mustFail(gabriel, amina, AccessBasis.OWNER, "", "Reading as if it were his own file");
        Acts.bringsNothing(gabriel, amina, AccessBasis.AUTHOR, "reading what his department wrote");
    }
}
