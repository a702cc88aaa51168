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
     * Deploys with the default waits at counters and payers, and the default limits of emergencies.
     *
     * @throws Failed as the other
     */
    public static Deployment deploy(
            EthRpc rpc, SigningKey deployer, Waits waits, List<Founder> founders, Duration patience)
            throws InterruptedException {
        return deploy(rpc, deployer, waits, DispensingWaits.DEFAULT, EmergencyLimits.DEFAULT, founders, patience);
    }

    /**
     * Deploys and waits until each contract stands in a block. All are sent at once, for where each will stand follows from
     * the deployer's nonce; the directory is told so.
     *
     * @param deployer pays the gas where gas costs something; has no right afterwards. Nobody else may use it meanwhile
     * @param patience how long to wait for the blocks
     * @throws Failed where the chain refuses one (bad founders, no funds) or no block comes within the patience
     */
    public static Deployment deploy(
            EthRpc rpc,
            SigningKey deployer,
            Waits waits,
            DispensingWaits dispensing,
            EmergencyLimits emergency,
            List<Founder> founders,
            Duration patience)
            throws InterruptedException {
        Artefact artefact = Artefact.load();
        Session session = new Session(rpc, deployer, patience);
        Contracts set = session.foreseen();
        Address directory = set.directory();
        Address voting = session.at(Part.VOTING);
        Address recovery = session.at(Part.RECOVERY);
        for (Part part : Part.values()) {
            Bytes code = artefact.bytecode(part.contract);
            session.send(
                    part.contract,
                    switch (part) {
                        case DIRECTORY -> Abi.directory(code, waits, founders, set, voting, recovery);
                        case CONSENTS, ANCHORS -> Abi.withAddresses(code, directory);
                        case PRESCRIPTIONS ->
                            Abi.withWords(Abi.withAddresses(code, directory), dispensing.ofPrescriptions());
                        case CLAIMS ->
                            Abi.withWords(
                                    Abi.withAddresses(code, directory, set.prescriptions()), dispensing.ofClaims());
                        case ROUTER -> Abi.router(code, set);
                        case VOTING, RECOVERY -> code;
                        case EMERGENCY -> Abi.emergency(code, directory, emergency);
                    });
        }
        BlockRef block = session.deployed();
        return new Deployment(set, block);
    }

    /** What is made, in the order of the deployer's nonces. */
    private enum Part {
        DIRECTORY(0, "Directory"),
        CONSENTS(1, "Consents"),
        ANCHORS(2, "Anchors"),
        PRESCRIPTIONS(3, "Prescriptions"),
        CLAIMS(4, "Claims"),
        ROUTER(5, "Router"),
        VOTING(6, "Voting"),
        RECOVERY(7, "Recovery"),
        EMERGENCY(8, "Emergency");

        /** How many nonces behind the first. */
        private final int place;

        private final String contract;

        Part(int place, String contract) {
            this.place = place;
            this.contract = contract;
        }
    }

    private record Sent(String name, Bytes32 transaction, Address at) {}

    private static final class Session {
        private final EthRpc rpc;
        private final SigningKey deployer;
        private final Duration patience;
        private final ChainId chain;
        private final List<Sent> sent = new ArrayList<>();
        private final long firstNonce;
        private long nonce;

        Session(EthRpc rpc, SigningKey deployer, Duration patience) {
            this.rpc = rpc;
            this.deployer = deployer;
            this.patience = patience;
            this.chain = rpc.chainId();
            this.firstNonce = rpc.minedNonce(deployer.address());
            this.nonce = firstNonce;
        }

        Address at(Part part) {
            return Transaction.created(deployer.address(), firstNonce + part.place);
        }

        Contracts foreseen() {
            return new Contracts(
                    chain,
                    at(Part.ROUTER),
                    at(Part.DIRECTORY),
                    at(Part.CONSENTS),
                    at(Part.ANCHORS),
                    at(Part.PRESCRIPTIONS),
                    at(Part.CLAIMS),
                    at(Part.EMERGENCY));
        }

        void send(String name, Bytes code) throws InterruptedException {
            Transaction.Signed signed = new Transaction(
                            chain, nonce, Fees.now(rpc), gas(name, code), Optional.empty(), code)
                    .sign(deployer);
            rpc.send(signed.bytes());
            Address at = Transaction.created(deployer.address(), nonce);
            sent.add(new Sent(name, signed.hash(), at));
            nonce++;
        }

        private long gas(String name, Bytes code) throws InterruptedException {
            try {
                return estimate(code);
            } catch (RpcRefusal early) {
                // An engine that estimates on its newest block does not see yet what was just sent.
                await();
            }
            try {
                return estimate(code);
            } catch (RpcRefusal refused) {
                throw new Failed(name + " cannot be deployed: " + refused.getMessage());
            }
        }

        private long estimate(Bytes code) {
            return (long) (rpc.estimateGas(deployer.address(), Optional.empty(), code) * MARGIN);
        }

        /** Waits for all that was sent; answers the block of the last. */
        BlockRef deployed() throws InterruptedException {
            return await().getLast();
        }

        private List<BlockRef> await() throws InterruptedException {
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
            return blocks;
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
