package health.parcha.node.following;

import health.parcha.chain.Bytes;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.Words;
import health.parcha.chain.follow.SettledBatch;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.SignedIntent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The intent behind an event, with the fields that the event does not repeat: it stands in the block's batch. */
final class BatchedIntents {
    private static final int SELECTOR = 4;

    private BatchedIntents() {}

    /** Empty for founders and direct anchors, and where the intent reached its module without the router. */
    static Optional<Intent> behind(SettledEvent event, SettledBlock block, Contracts contracts) {
        return event.intent()
                .flatMap(id -> block.batches().stream()
                        .filter(batch -> batch.transaction().equals(event.transaction()))
                        .flatMap(BatchedIntents::items)
                        .flatMap(BatchedIntents::signed)
                        .filter(signed -> signed.id(contracts).equals(id))
                        .map(SignedIntent::intent)
                        .findFirst());
    }

    private static Stream<Bytes> items(SettledBatch batch) {
        byte[] calldata = batch.calldata().toArray();
        if (calldata.length < SELECTOR) {
            return Stream.empty();
        }
        Bytes arguments = Bytes.of(Arrays.copyOfRange(calldata, SELECTOR, calldata.length));
        try {
            return Batch.unpack(Bytes.of(Words.of(arguments).bytes(0))).stream().flatMap(b -> b.items().stream());
        } catch (RuntimeException othersForm) {
            // A foreign contract may have called the router, with calldata of any form.
            return Stream.empty();
        }
    }

    private static Stream<SignedIntent> signed(Bytes item) {
        return SignedIntent.read(item) instanceof SignedIntent.Read.Good good
                ? Stream.of(good.signed())
                : Stream.empty();
    }
}
