package health.parcha.demo.tour;

import health.parcha.chain.VerificationLevel;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.account.Waiting;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import health.parcha.demo.tour.Story.Part;
import java.util.List;

/** An account is pending, says why and what to do, until the hospital's admin has seen the person. */
final class PendingUntilSeen implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.3", "S1.13");
    }

    @Override
    public String what() {
        return "She is pending and told why, until the hospital's admin verifies her face to face";
    }

    @Override
    public void run(Story story) {
        Me amina = story.me(Part.AMINA);
        Json.Fields before = amina.door().get("/me");
        Check.same("pending", before.text("status"), "what her node says of her");
        Check.that(!before.findText("why").orElse("").isBlank(), "her node says why she waits and what to do");
        Me admin = story.town().population().admin(story.founder(0));
        VerifyAccounts desk = new VerifyAccounts(admin);
        Waiting waiting = desk.waiting().stream()
                .filter(one -> one.account().equals(amina.account()))
                .findFirst()
                .orElseThrow(() -> new Check.Broken("She does not wait at the admin's desk."));
        Check.that(
                waiting.demographics()
                        .filter(who -> who.birthPlace().equals(story.canaries().secret()))
                        .isPresent(),
                "the admin's own client opens who she says she is");
        desk.verify(amina.account(), VerificationLevel.IN_PERSON);
        Check.same(
                AccountFacts.Status.VERIFIED,
                admin.people().facts(amina.account()).status(),
                "her account");
        Check.same("verified", amina.door().get("/me").text("status"), "what her node says of her");
    }
}
