package health.parcha.demo.tour;

import health.parcha.client.consent.GrantTerms;
import health.parcha.client.session.Me;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.fhir.content.ConsentDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the patient of the story grants: everything but what she withholds. */
final class Terms {
    private Terms() {}

    static Set<Category> shared() {
        EnumSet<Category> shared = EnumSet.copyOf(GrantTerms.wholeFile());
        shared.remove(Category.SENSITIVE);
        return shared;
    }

    /** For treatment, with the past, a month long, to write too. */
    static GrantTerms treating(Me owner, AccountId doctor) {
        Instant now = owner.now();
        Instant until = now.plus(Duration.ofDays(30));
        String consent = new ConsentDocument(
                        owner.account(),
                        doctor,
                        shared(),
                        true,
                        Purpose.TREATMENT,
                        "second opinion",
                        now,
                        until,
                        Optional.empty())
                .content()
                .text();
        return new GrantTerms(doctor, shared(), true, true, until, "treatment", consent);
    }
}
