package health.parcha.demo.tour;

import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.share.Shares;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.party.AccountId;
import health.parcha.demo.tour.Story.Part;
import java.time.Duration;
import java.util.List;

/** A grant opens for the one it names, and for nobody who knows its id. */
final class OnlyThatDoctor implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.9");
    }

    @Override
    public String what() {
        return "Only that doctor sees the file: others who know the grant's id are refused";
    }

    @Override
    public void run(Story story) throws Exception {
        AccountId amina = story.person(Part.AMINA).account();
        Share share = share(story, Part.GABRIEL);
        String grant = share.id().hex();
        Check.same(story.grant(Part.GABRIEL), share.id(), "the grant that he was handed");
        Check.that(
                Acts.served(story.me(Part.GABRIEL), amina, AccessBasis.TICKET, grant) > 0,
                "the granted doctor is served");
        Me idriss = story.me(Part.IDRISS);
        Check.that(new Shares(idriss).find(amina).isEmpty(), "nothing is shared with the other doctor");
        Acts.mustFail(idriss, amina, AccessBasis.TICKET, grant, "Another doctor's reading by this grant");
        Acts.mustFail(
                story.town().population().admin(story.founder(1)),
                amina,
                AccessBasis.TICKET,
                grant,
                "His own admin's reading by this grant");
    }

    /** What was shared, once the grantee's own node knows of it. */
    static Share share(Story story, Part part) throws Exception {
        AccountId amina = story.person(Part.AMINA).account();
        Shares shares = new Shares(story.me(part));
        return Eventually.get("the share arrives", Duration.ofSeconds(60), () -> shares.find(amina));
    }
}
