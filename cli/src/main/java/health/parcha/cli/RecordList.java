package health.parcha.cli;

import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.Scope;
import health.parcha.client.session.Me;
import health.parcha.core.record.Category;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "The newest version of each record, each opened and checked.",
        footer = {"", "Example:", "  parcha record list --category labs ..."})
final class RecordList extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Option(names = "--category")
    private Optional<String> category = Optional.empty();

    @Override
    int run(Me me) {
        Optional<Category> shelf = category.map(Words::category);
        History history = file.read(me, Scope.all());
        history.items().stream()
                .filter(HistoryItem::latest)
                .filter(item -> shelf.isEmpty()
                        || item.record()
                                .filter(r -> r.claims().category() == shelf.get())
                                .isPresent())
                .forEach(item -> output.give(Lines.json(item), () -> Lines.words(item)));
        return Lines.end(history, output);
    }
}
