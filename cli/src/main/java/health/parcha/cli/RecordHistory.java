package health.parcha.cli;

import health.parcha.client.reading.History;
import health.parcha.client.reading.Scope;
import health.parcha.client.session.Me;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "history",
        description = "The whole file in one go, from all hospitals, newest first, every version opened and checked.",
        footer = {"", "Examples:", "  parcha record history ...", "  parcha record history --of 0x12... ..."})
final class RecordHistory extends PersonVerb {
    @Mixin
    private final FileOf file = new FileOf();

    @Override
    int run(Me me) {
        History history = file.read(me, Scope.all());
        history.items().forEach(item -> output.give(Lines.json(item), () -> Lines.words(item)));
        return Lines.end(history, output);
    }
}
