package health.parcha.demo.tour;

import health.parcha.client.session.Me;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.party.AccountId;
import health.parcha.demo.tour.Story.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Admin, node and database owner hold nothing that opens: no route, and no word of it on the disk. */
final class NobodyElseReads implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.5", "S2.14", "S4.4");
    }

    @Override
    public String what() {
        return "Admin, node and database owner read nothing: no route, and not one word of it on the disk";
    }

    @Override
    public void run(Story story) throws Exception {
        AccountId amina = story.person(Part.AMINA).account();
        Me admin = story.town().population().admin(story.founder(0));
        Acts.mustFail(admin, amina, AccessBasis.OWNER, "", "The admin's reading as owner");
        Acts.bringsNothing(admin, amina, AccessBasis.AUTHOR, "the admin's reading as author");
        Acts.mustFail(
                admin, amina, AccessBasis.TICKET, Acts.noGrant(story.random()), "The admin's reading by no grant");
        Check.same(
                Optional.of("42501"),
                story.area().refusalAt(story.founder(0), story.founder(1)),
                "what one hospital's role is told at another's database");
        story.area().checkpoint();
        search(story);
        story.say("Rows and files searched for "
                + DiskSearch.forms(story.canaries().secret()).size() + " forms of each canary.");
    }

    private static void search(Story story) throws Exception {
        Path root = story.area().folder().root();
        Set<String> open = DiskSearch.forms(story.canaries().open());
        Check.that(!DiskSearch.find(root, open).isEmpty(), "the search finds what stands in public profiles");
        Check.that(!story.area().rowsWith(open).isEmpty(), "the search of rows finds what stands in public profiles");
        Set<String> secret = DiskSearch.forms(story.canaries().secret());
        Check.same(List.of(), DiskSearch.find(root, secret), "the list of files that hold a secret canary");
        Check.same(List.of(), story.area().rowsWith(secret), "the list of tables that hold a secret canary");
    }
}
