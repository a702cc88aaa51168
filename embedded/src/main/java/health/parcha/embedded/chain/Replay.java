package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.chain.JournalRow.Blocks;
import health.parcha.embedded.chain.JournalRow.Empty;
import health.parcha.embedded.chain.JournalRow.Full;
import health.parcha.embedded.chain.JournalRow.Genesis;

/** Gives a fresh Anvil the past of a journal, block by block, and checks that it comes out the same. */
record Replay(AnvilRpc rpc) {
    /** Empty blocks mined by one call: a tenth of a second's work. */
    private static final long AT_ONCE = 10_000;

    void run(BlockJournal journal) {
        requireGenesis(journal.genesis());
        journal.replay(this::apply);
    }

    private void requireGenesis(Genesis genesis) {
        try {
            requireSame(new BlockMark(0, genesis.hash()));
        } catch (RpcFailed e) {
            throw failed(0, e);
        }
    }

    private void apply(Blocks blocks) {
        try {
            switch (blocks) {
                case Full full -> mine(full);
                case Empty empty -> mine(empty);
            }
            requireSame(blocks.last());
        } catch (RpcFailed e) {
            throw failed(blocks.firstNumber(), e);
        }
    }

    /** One after the other: in a batch Anvil would take them in any order. */
    private void mine(Full block) throws RpcFailed {
        for (RawTransaction transaction : block.transactions()) {
            rpc.call("eth_sendRawTransaction", transaction.hex());
        }
        mineOne(block.time());
    }

    private void mine(Empty run) throws RpcFailed {
        mineOne(run.firstTime());
        if (run.count() == 1) {
            return;
        }
        rpc.call("anvil_setBlockTimestampInterval", run.interval());
        for (long left = run.count() - 1; left > 0; left -= AT_ONCE) {
            rpc.call("anvil_mine", "0x" + Long.toHexString(Math.min(left, AT_ONCE)));
        }
        rpc.call("anvil_removeBlockTimestampInterval");
    }

    private void mineOne(long time) throws RpcFailed {
        rpc.call("evm_setNextBlockTimestamp", time);
        rpc.call("evm_mine");
    }

    private void requireSame(BlockMark wanted) throws RpcFailed {
        BlockMark found = MinedBlock.read(rpc, "latest").mark();
        if (!found.equals(wanted)) {
            throw new EmbeddedFault(
                    Code.REPLAY_DIFFERS,
                    "Replaying the block journal gave block " + found.number() + " " + found.hash()
                            + " where it records block " + wanted.number() + " " + wanted.hash() + ".",
                    "Use the Anvil version that wrote the folder. If that is the one, somebody changed the chain past"
                            + " its transactions (anvil_* or evm_* calls): begin a new chain in another folder.");
        }
    }

    private static EmbeddedFault failed(long number, RpcFailed origin) {
        return new EmbeddedFault(
                Code.START_FAILED,
                "Replaying the block journal stopped at block " + number + ": " + origin.getMessage() + ".",
                "Start again; if it stops at the same block, use the Anvil version that wrote the folder.");
    }
}
