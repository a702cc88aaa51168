package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Fees;
import health.parcha.chain.rpc.Receipt;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.chain.rpc.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Puts the contract set on any JSON-RPC chain: Directory with founders and waits, Consents, Anchors, Router.
 *
 * @param block the block in which the set was complete; a follower starts at or below it
 */
public record Deployment(Contracts contracts, BlockRef block) {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final double MARGIN = 1.1;

    /** The chain did not take a contract. The message names it and the cause; nothing of what stands is used. */
    public static final class Failed extends RuntimeException {
        Failed(String what) {
            super(what);
        }
    }

    /**
     * Deploys and waits until each contract stands in a block.
     *
     * @param deployer pays the gas where gas costs something; has no right afterwards
     * @param patience how long to wait for each block
     * @throws Failed where the chain refuses one (bad founders, no funds) or no block comes within the patience
     */
    public static Deployment deploy(
            EthRpc rpc, SigningKey deployer, Waits waits, List<Founder> founders, Duration patience)
            throws InterruptedException {
        Artefact artefact = Artefact.load();
        Session session = new Session(rpc, rpc.chainId(), deployer, patience);
        Receipt directory = session.make("Directory", Abi.directory(artefact.bytecode("Directory"), waits, founders));
        Receipt consents = session.make("Consents", artefact.bytecode("Consents"));
        Receipt anchors = session.make("Anchors", Abi.withAddresses(artefact.bytecode("Anchors"), at(directory)));
        Receipt router = session.make(
                "Router", Abi.withAddresses(artefact.bytecode("Router"), at(directory), at(consents), at(anchors)));
        return new Deployment(
                new Contracts(session.chain, at(router), at(directory), at(consents), at(anchors)), router.block());
    }

    private static Address at(Receipt receipt) {
        return receipt.created().orElseThrow(() -> new Failed("a receipt names no contract"));
    }

    private record Session(EthRpc rpc, ChainId chain, SigningKey deployer, Duration patience) {
        private Receipt make(String name, Bytes code) throws InterruptedException {
            Address sender = deployer.address();
            long gas;
            try {
                gas = (long) (rpc.estimateGas(sender, Optional.empty(), code) * MARGIN);
            } catch (RpcRefusal refused) {
                throw new Failed(name + " cannot be deployed: " + refused.getMessage());
            }
            Transaction.Signed signed = new Transaction(
                            chain, rpc.minedNonce(sender), Fees.now(rpc), gas, Optional.empty(), code)
                    .sign(deployer);
            rpc.send(signed.bytes());
            Receipt receipt = await(name, signed);
            if (!receipt.ok()) {
                throw new Failed(name + " was not deployed: its transaction " + signed.hash() + " reverted");
            }
            return receipt;
        }

        private Receipt await(String name, Transaction.Signed signed) throws InterruptedException {
            long start = System.nanoTime();
            while (System.nanoTime() - start < patience.toNanos()) {
                Optional<Receipt> receipt = rpc.receipts(List.of(signed.hash())).getFirst();
                if (receipt.isPresent()) {
                    return receipt.get();
                }
                Thread.sleep(PAUSE);
            }
            throw new Failed("no block took " + name + " (transaction " + signed.hash() + ") within " + patience
                    + ": is the chain making blocks?");
        }
    }
}
