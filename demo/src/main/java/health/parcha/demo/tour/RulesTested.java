package health.parcha.demo.tour;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.rpc.MinedTransaction;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules under which this area lives are those of the sources, their tests pass, and on a second network they do the same.
 * Networks of several validators take minutes and engines of others: {@code ./parcha test --network}.
 */
final class RulesTested implements Step {
    /** The contracts are made in the chain's first blocks, before anything else. */
    private static final long FIRST_BLOCKS = 200;

    @Override
    public List<String> ids() {
        return List.of("S2.17");
    }

    @Override
    public String what() {
        return "The rules on this chain are the sources', whose unit, fuzz and invariant tests pass; a second network keeps them too";
    }

    @Override
    public void run(Story story) throws Exception {
        ContractTools tools = new ContractTools(story.product().resolve("contracts"));
        tools.compareWithSources();
        madeHere(story);
        story.say(tools.test().words());
        try (ScratchFolder folder = ScratchFolder.make("parcha-second")) {
            onASecondNetwork(story, folder.path());
        }
    }

    /** Each contract of this chain was made by the code that the sources compile to. */
    private static void madeHere(Story story) throws IOException {
        Json.Fields compiled = JsonReader.readObject(
                        Files.readAllBytes(story.product().resolve("contracts/artifacts/parcha.json")))
                .fields("contracts");
        List<String> made = made(story, compiled.members().keySet().size());
        for (String name : compiled.members().keySet()) {
            String code = compiled.fields(name).text("bytecode").substring(2);
            Check.that(
                    made.stream().anyMatch(input -> input.startsWith(code)),
                    name
                            + " on this chain was made from the sources (an area of another release was not: ./parcha demo reset)");
        }
    }

    private static List<String> made(Story story, int wanted) {
        List<String> made = new ArrayList<>();
        for (long height = 0; height < FIRST_BLOCKS && made.size() < wanted; height++) {
            story
                    .rpc()
                    .header(new BlockHeight(height))
                    .flatMap(block -> story.rpc().transactions(block.hash()))
                    .stream()
                    .flatMap(List::stream)
                    .filter(transaction -> transaction.to().isEmpty())
                    .map(MinedTransaction::input)
                    .forEach(input -> made.add(input.hex()));
        }
        return made;
    }

    private static void onASecondNetwork(Story story, Path folder) throws Exception {
        try (SecondNetwork second = SecondNetwork.start(story, folder)) {
            second.refusesWhatWasSignedForTheFirst();
            second.admitsByVote();
        }
    }
}
