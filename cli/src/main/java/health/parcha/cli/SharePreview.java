package health.parcha.cli;

import health.parcha.client.consent.PreviewGrant;
import health.parcha.client.session.Me;
import health.parcha.core.record.Category;
import health.parcha.core.signed.Json;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "preview",
        description = "What a professional would see, before anything is granted.",
        footer = {"", "Example:", "  parcha share preview --categories labs,imaging ..."})
final class SharePreview extends PersonVerb {
    @Option(
            names = "--categories",
            defaultValue = "all",
            description = "names behind commas, or all but the private drawer")
    private String categories = "all";

    @Option(names = "--from-now", description = "without the past")
    private boolean fromNow;

    @Override
    int run(Me me) {
        PreviewGrant.Preview preview = new PreviewGrant(me).preview(Words.categories(categories), !fromNow);
        new TreeMap<>(preview.shown()).forEach((category, count) -> give(category, count, true));
        new TreeMap<>(preview.withheld()).forEach((category, count) -> give(category, count, false));
        return 0;
    }

    private void give(Category category, int count, boolean shown) {
        output.give(
                Json.object()
                        .put("category", category.code())
                        .put("records", count)
                        .put("shown", shown)
                        .done(),
                () -> (shown ? "shown     " : "withheld  ") + category.code() + ": " + count + " records"
                        + (shown ? "" : ", neither seen nor counted by others"));
    }
}
