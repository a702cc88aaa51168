package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Fees;
import health.parcha.chain.rpc.Receipt;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.chain.rpc.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the contract set on any JSON-RPC chain: Directory with founders and waits, Consents, Anchors, Prescriptions, Claims, Router.
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
     * Deploys with the default waits at counters and payers.
     *
     * @throws Failed as the other
     */
    public static Deployment deploy(
            EthRpc rpc, SigningKey deployer, Waits waits, List<Founder> founders, Duration patience)
            throws InterruptedException {
        return deploy(rpc, deployer, waits, DispensingWaits.DEFAULT, founders, patience);
    }

    /**
     * Deploys and waits until each contract stands in a block. All are sent at once, for where each will stand follows from
     * the deployer's nonce.
     *
     * @param deployer pays the gas where gas costs something; has no right afterwards
     * @param patience how long to wait for the blocks
     * @throws Failed where the chain refuses one (bad founders, no funds) or no block comes within the patience
     */
    public static Deployment deploy(
            EthRpc rpc,
            SigningKey deployer,
            Waits waits,
            DispensingWaits dispensing,
            List<Founder> founders,
            Duration patience)
            throws InterruptedException {
        Artefact artefact = Artefact.load();
        Session session = new Session(rpc, deployer, patience);
        Address directory = session.send("Directory", Abi.directory(artefact.bytecode("Directory"), waits, founders));
        Address consents = session.send("Consents", artefact.bytecode("Consents"));
        Address anchors = session.send("Anchors", Abi.withAddresses(artefact.bytecode("Anchors"), directory));
        Address prescriptions = session.send(
                "Prescriptions",
                Abi.withWords(
                        Abi.withAddresses(artefact.bytecode("Prescriptions"), directory),
                        dispensing.ofPrescriptions()));
        Address claims = session.send(
                "Claims",
                Abi.withWords(
                        Abi.withAddresses(artefact.bytecode("Claims"), directory, prescriptions),
                        dispensing.ofClaims()));
        Address router = session.send(
                "Router",
                Abi.withAddresses(artefact.bytecode("Router"), directory, consents, anchors, prescriptions, claims));
        BlockRef block = session.await();
        return new Deployment(
                new Contracts(session.chain, router, directory, consents, anchors, prescriptions, claims), block);
    }

    private record Sent(String name, Bytes32 transaction, Address at) {}

    private static final class Session {
        private final EthRpc rpc;
        private final SigningKey deployer;
        private final Duration patience;
        private final ChainId chain;
        private final List<Sent> sent = new ArrayList<>();
        private long nonce;

        Session(EthRpc rpc, SigningKey deployer, Duration patience) {
            this.rpc = rpc;
            this.deployer = deployer;
            this.patience = patience;
            this.chain = rpc.chainId();
            this.nonce = rpc.minedNonce(deployer.address());
        }

        /** Sends a contract; answers where it will stand. */
        Address send(String name, Bytes code) {
            Transaction.Signed signed = new Transaction(
                            chain, nonce, Fees.now(rpc), gas(name, code), Optional.empty(), code)
                    .sign(deployer);
            rpc.send(signed.bytes());
            Address at = Transaction.created(deployer.address(), nonce);
            sent.add(new Sent(name, signed.hash(), at));
            nonce++;
            return at;
        }

        private long gas(String name, Bytes code) {
            try {
                return (long) (rpc.estimateGas(deployer.address(), Optional.empty(), code) * MARGIN);
            } catch (RpcRefusal refused) {
                throw new Failed(name + " cannot be deployed: " + refused.getMessage());
            }
        }

        /** Waits for all that was sent; answers the block of the last. */
        BlockRef await() throws InterruptedException {
            long start = System.nanoTime();
            List<BlockRef> blocks = new ArrayList<>();
            for (Sent each : sent) {
                Receipt receipt = await(each, start);
                if (!receipt.ok() || !receipt.created().equals(Optional.of(each.at))) {
                    throw new Failed(
                            each.name + " was not deployed: its transaction " + each.transaction + " reverted");
                }
                blocks.add(receipt.block());
            }
            return blocks.getLast();
        }

        private Receipt await(Sent each, long start) throws InterruptedException {
            while (System.nanoTime() - start < patience.toNanos()) {
                Optional<Receipt> receipt =
                        rpc.receipts(List.of(each.transaction)).getFirst();
                if (receipt.isPresent()) {
                    return receipt.get();
                }
                Thread.sleep(PAUSE);
            }
            throw new Failed("no block took " + each.name + " (transaction " + each.transaction + ") within " + patience
                    + ": is the chain making blocks?");
        }
    }
}
