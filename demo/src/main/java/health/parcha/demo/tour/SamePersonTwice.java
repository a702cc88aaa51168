package health.parcha.demo.tour;

import health.parcha.chain.VerificationLevel;
import health.parcha.client.ClientFault;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.session.Me;
import health.parcha.demo.people.DemoPerson;
import health.parcha.demo.tour.Story.Part;
import java.util.List;
import java.util.Set;

/** The same person under other keys, at another hospital: refused when she is to be verified, without saying whose. */
final class SamePersonTwice implements Step {
    @Override
    public List<String> ids() {
        return List.of("S2.2");
    }

    @Override
    public String what() {
        return "The same person a second time, under other keys and at another hospital, is refused as duplicate";
    }

    @Override
    public void run(Story story) throws Exception {
        DemoPerson again = story.town()
                .accounts()
                .patient(
                        story.key(Part.AMINA_AGAIN),
                        "Amina Bensalem (again)",
                        PatientRegisters.amina(story),
                        story.founder(1).number());
        story.enter(Part.AMINA_AGAIN, again);
        Me admin = story.town().population().admin(story.founder(1));
        ClientFault refusal = Check.refused(Set.of("DUPLICATE"), "Verifying her a second time", () -> {
            new VerifyAccounts(admin).verify(again.account(), VerificationLevel.IN_PERSON);
            return null;
        });
        Check.that(
                !(refusal.sentence() + refusal.next())
                        .contains(story.person(Part.AMINA).account().text()),
                "the refusal does not say whose account it is");
        Check.same(
                AccountFacts.Status.PENDING,
                admin.people().facts(again.account()).status(),
                "the second account");
    }
}
