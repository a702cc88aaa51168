package health.parcha.demo.tour;

import health.parcha.client.Surroundings;
import health.parcha.client.account.Demographics;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.network.ChainFacts;
import health.parcha.client.session.Me;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.demo.people.DemoPerson;
import health.parcha.demo.tour.Story.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A patient registers with own keys through the chain; who she is leaves her device sealed. */
final class PatientRegisters implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.1", "S2.1", "S4.2");
    }

    @Override
    public String what() {
        return "A patient registers through the chain with own keys; names, birth date and address are sealed";
    }

    /** Amina, whose birth place and address are canaries. */
    static Demographics amina(Story story) {
        String canary = story.canaries().secret();
        return new Demographics(
                "Amina " + canary,
                "Bensalem " + canary,
                LocalDate.of(1984, 3, 17),
                canary,
                "7 rue " + canary + ", 44000 Nantes",
                Optional.of(canary + "284039912345678"),
                Optional.of("female"));
    }

    @Override
    public void run(Story story) {
        DemoPerson amina = story.town()
                .accounts()
                .patient(
                        story.key(Part.AMINA),
                        "Amina Bensalem",
                        amina(story),
                        story.founder(0).number());
        story.enter(Part.AMINA, amina);
        AccountFacts facts = new ChainFacts(story.town().network(), Surroundings.system(Surroundings.Progress.silent()))
                .of(amina.account());
        Check.same(AccountFacts.Status.PENDING, facts.status(), "her account");
        Check.same(
                amina.account(), AccountId.of(facts.signer().toArray()), "the signer, which only her keystore holds,");
        Me me = story.me(Part.AMINA);
        Json.Fields published = me.door().get("/accounts/" + amina.account() + "/card");
        Check.that(
                !CanonicalJson.text(published).contains(story.canaries().secret()),
                "what others see of her tells nothing");
        Json.Fields waiting =
                story
                        .town()
                        .population()
                        .admin(story.founder(0))
                        .door()
                        .get("/verifications")
                        .items("accounts")
                        .stream()
                        .filter(item -> item instanceof Json.Fields one
                                && one.text("account").equals(amina.account().text()))
                        .map(item -> (Json.Fields) item)
                        .findFirst()
                        .orElseThrow(() -> new Check.Broken("She does not wait at the hospital's desk."));
        Check.that(waiting.findText("sealed").isPresent(), "the desk holds her demographics sealed");
        Check.that(!CanonicalJson.text(waiting).contains(story.canaries().secret()), "and nothing of them in clear");
    }
}
