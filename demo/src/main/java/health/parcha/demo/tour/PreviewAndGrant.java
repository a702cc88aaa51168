package health.parcha.demo.tour;

import health.parcha.client.consent.Grant;
import health.parcha.client.consent.PreviewGrant;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Category;
import health.parcha.demo.tour.Story.Part;
import java.util.List;

/** The patient sees what a grant would show, then grants one doctor. */
final class PreviewAndGrant implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.8", "S2.5");
    }

    @Override
    public String what() {
        return "She previews what a grant would show, then grants that doctor everything but one category";
    }

    @Override
    public void run(Story story) {
        Me amina = story.me(Part.AMINA);
        PreviewGrant.Preview preview = new PreviewGrant(amina).preview(Terms.shared(), true);
        Check.that(preview.shown().getOrDefault(Category.NOTES, 0) >= 2, "the preview counts her notes");
        Check.same(
                1, preview.shown().getOrDefault(Category.LABS, 0), "the number of laboratory records in the preview");
        Check.same(1, preview.withheld().getOrDefault(Category.SENSITIVE, 0), "the number of records withheld");
        GrantId grant = new Grant(amina)
                .grant(Terms.treating(amina, story.person(Part.GABRIEL).account()));
        story.granted(Part.GABRIEL, grant);
    }
}
