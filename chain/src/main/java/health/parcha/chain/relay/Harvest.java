package health.parcha.chain.relay;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.Words;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.LogEntry;
import health.parcha.chain.rpc.Receipt;
import health.parcha.chain.rpc.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine what became of the transactions on their way. */
final class Harvest {
    /** So often must an odd sight repeat before it is believed: a look at a moving chain can be torn. */
    private static final int SURE = 3;

    private final EthRpc rpc;
    private final Contracts contracts;
    private final Address relayer;
    private final Map<Bytes32, Integer> doubts = new HashMap<>();

    Harvest(EthRpc rpc, Contracts contracts, Address relayer) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.relayer = relayer;
    }

    /** What a look gave. */
    record Look(long minedNonce, List<Mined> mined, List<Dispatch> unmined, List<Dispatch> lost) {}

    /**
     * A dispatch in a block.
     *
     * @param codes one an item; empty where the transaction reverted as a whole
     */
    record Mined(Dispatch dispatch, Receipt receipt, Optional<List<ResultCode>> codes) {}

    // The nonce is read first: whatever it counts has a receipt when the receipts are read, or is lost.
    Look look(List<Dispatch> dispatches) {
        long minedNonce = rpc.minedNonce(relayer);
        List<Bytes32> hashes = dispatches.stream()
                .flatMap(d -> d.versions().stream())
                .map(Transaction.Signed::hash)
                .toList();
        Map<Bytes32, Receipt> receipts = new HashMap<>();
        if (!hashes.isEmpty()) {
            rpc.receipts(hashes)
                    .forEach(found -> found.ifPresent(receipt -> receipts.put(receipt.transaction(), receipt)));
        }
        List<Mined> mined = new ArrayList<>();
        List<Dispatch> unmined = new ArrayList<>();
        for (Dispatch dispatch : dispatches) {
            Optional<Receipt> receipt = dispatch.versions().stream()
                    .flatMap(version -> Optional.ofNullable(receipts.get(version.hash())).stream())
                    .findFirst();
            receipt.ifPresentOrElse(r -> mined.add(mined(dispatch, r)), () -> unmined.add(dispatch));
        }
        List<Dispatch> lost = lost(minedNonce, unmined);
        unmined.removeAll(lost);
        return new Look(minedNonce, mined, unmined, lost);
    }

    // Lost: another transaction took the nonce; or a lower nonce is missing, because the chain took settled blocks
    // back.
    private List<Dispatch> lost(long minedNonce, List<Dispatch> unmined) {
        long lowest = unmined.stream()
                .mapToLong(Dispatch::nonce)
                .filter(nonce -> nonce >= minedNonce)
                .min()
                .orElse(minedNonce);
        List<Dispatch> lost = new ArrayList<>();
        Map<Bytes32, Integer> still = new HashMap<>();
        for (Dispatch dispatch : unmined) {
            if (dispatch.nonce() < minedNonce || lowest > minedNonce) {
                int times = Optional.ofNullable(doubts.get(dispatch.id())).orElse(0) + 1;
                still.put(dispatch.id(), times);
                if (times >= SURE) {
                    lost.add(dispatch);
                }
            }
        }
        doubts.clear();
        doubts.putAll(still);
        return lost;
    }

    private Mined mined(Dispatch dispatch, Receipt receipt) {
        Optional<List<ResultCode>> codes = receipt.logs().stream()
                .filter(log -> receipt.ok() && log.emitter().equals(contracts.router()))
                .findFirst()
                .map(LogEntry::data)
                .map(data -> PreCheck.codes(
                        Words.of(data).bytes(0), dispatch.intents().size()));
        return new Mined(dispatch, receipt, codes);
    }
}
