package health.parcha.chain.relay;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.Abi;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Fees;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.chain.rpc.Transaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signs and hands in the relayer's transactions, one nonce stream, and remembers when each was last handed in. */
final class Sender {
    private static final int RAISE_AT = 4;
    /** Some twenty times the first offer: what is not taken then does not lack money. */
    private static final int MOST_VERSIONS = 14;

    private final EthRpc rpc;
    private final Contracts contracts;
    private final SigningKey relayer;
    private final Duration resendAfter;
    private final Map<Bytes32, Handed> handed = new HashMap<>();
    private Optional<String> problem = Optional.empty();

    /**
     * @param offered the newest version
     * @param offeredAt the head when it was first handed in
     */
    private record Handed(int times, long last, Bytes32 offered, BlockHeight offeredAt) {
        /** As if it had been handed in once, long ago. */
        Handed forgotten(long due) {
            return new Handed(1, due, offered, offeredAt);
        }
    }

    Sender(EthRpc rpc, Contracts contracts, SigningKey relayer, Duration resendAfter) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.relayer = relayer;
        this.resendAfter = resendAfter;
    }

    /** A transaction for the next nonce; it is not handed in yet. */
    Dispatch prepare(long nonce, List<Selection.Candidate> candidates, BlockHeader head) {
        Batch batch = Selection.batch(candidates);
        Transaction.Signed signed = sign(nonce, Fees.after(head, rpc), Selection.gas(candidates), batch);
        return new Dispatch(
                nonce,
                List.of(signed),
                candidates.stream().map(c -> c.entry().id()).toList());
    }

    /** Whether it is time to hand in once more a transaction that is in no block. */
    boolean isDue(Dispatch dispatch, long now) {
        Handed before = handed.get(dispatch.id());
        return before == null || now - before.last() >= resendAfter.toNanos();
    }

    /**
     * Whether repeating did not help, blocks passed it by and the chain takes money: then offer more. A chain that stands
     * still wants no more money, however long it does.
     */
    boolean shouldRaise(Dispatch dispatch, BlockHeader head) {
        Handed before = handed.get(dispatch.id());
        return before != null
                && before.times() % RAISE_AT == 0
                && head.height().isAbove(before.offeredAt())
                && dispatch.versions().size() < MOST_VERSIONS
                && !Fees.after(head, rpc).equals(Transaction.Price.free());
    }

    /** The same batch with the same nonce for more money. */
    Dispatch raise(Dispatch dispatch, List<Selection.Candidate> candidates, BlockHeader head) {
        Transaction.Price price = Fees.after(head, rpc);
        for (int i = 0; i < dispatch.versions().size(); i++) {
            price = price.raised();
        }
        return dispatch.with(sign(dispatch.nonce(), price, Selection.gas(candidates), Selection.batch(candidates)));
    }

    /**
     * Hands in the newest version. That the engine has it already, or that its nonce is used, is for the next look to see.
     *
     * @return false where the engine lacks the one before: those behind would be refused as well, and all are due again
     */
    boolean hand(Dispatch dispatch, BlockHeader head, long now) {
        Handed before = handed.get(dispatch.id());
        Bytes32 offer = dispatch.newest().hash();
        handed.put(
                dispatch.id(),
                before == null
                        ? new Handed(1, now, offer, head.height())
                        : new Handed(
                                before.times() + 1,
                                now,
                                offer,
                                before.offered().equals(offer) ? before.offeredAt() : head.height()));
        try {
            rpc.send(dispatch.newest().bytes());
            problem = Optional.empty();
            return true;
        } catch (RpcRefusal refused) {
            boolean harmless = refused.saysKnownTransaction() || refused.saysNonceUsed() || refused.saysUnderpriced();
            problem = harmless ? Optional.empty() : Optional.of(String.valueOf(refused.getMessage()));
            if (refused.saysNonceAhead()) {
                handed.replaceAll((id, each) -> each.forgotten(now - resendAfter.toNanos()));
                return false;
            }
            return true;
        }
    }

    void keepOnly(Set<Bytes32> open) {
        handed.keySet().retainAll(open);
    }

    /** Why the engine takes no transaction now; empty while it does. */
    Optional<String> problem() {
        return problem;
    }

    private Transaction.Signed sign(long nonce, Transaction.Price price, long gas, Batch batch) {
        return new Transaction(
                        contracts.chain(),
                        nonce,
                        price,
                        gas,
                        Optional.of(contracts.router()),
                        Abi.execute(batch.pack()))
                .sign(relayer);
    }
}
