package health.parcha.embedded.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.Orphan;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.Signal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300) // a part that never comes back ends the build instead of holding it
class EmbeddedChainTest {
    private static final long CHAIN = 31_999;
    private static final ChainSettings SETTINGS = ChainSettings.demo(CHAIN);

    @TempDir
    Path folder;

    @Test
    void transaction_ofAnAccountWithoutFunds_isMinedAtNoCost() throws Exception {
        try (EmbeddedChain chain = start();
                Sender sender = new Sender(chain.url(), CHAIN, 7)) {
            assertEquals("0x0", sender.rpc().call("eth_gasPrice").asString());
            assertEquals(0, sender.rpc().call("eth_accounts").size());
            var receipt = sender.receipt(sender.send(1));
            assertEquals("0x1", receipt.path("status").asString());
            sender.receipt(sender.burn(50_000_000));
            var next = sender.receipt(sender.send(2));
            assertEquals("0x0", next.path("effectiveGasPrice").asString());
        }
    }

    @Test
    void anvil_killed_comesBackByItselfWithTheSameBlocks() throws Exception {
        try (EmbeddedChain chain = start()) {
            List<BlockHash> before = transactInSeveralBlocks(chain);
            long killed = chain.pid();
            Signal.KILL.send(killed);
            try (Sender client = new Sender(chain.url(), CHAIN, 99)) {
                awaitAnswer(client, chain);
                assertEquals(before, hashes(client.rpc(), before.size()));
                assertNotEquals(killed, chain.pid());
                long head = client.rpc().number("eth_blockNumber");
                assertEquals(
                        "0x1", client.receipt(client.send(5)).path("status").asString());
                assertTrue(client.rpc().number("eth_blockNumber") > head);
            }
        }
    }

    /** An answer that is never given holds the journal for one call's patience, and a stopped Anvil goes on where it was. */
    @Test
    void anvil_stoppedForAWhile_goesOn_andIsNotReplaced() throws Exception {
        try (EmbeddedChain chain = start();
                Sender client = new Sender(chain.url(), CHAIN, 99)) {
            client.receipt(client.send(1));
            long pid = chain.pid();
            signal("-STOP", pid);
            Thread.sleep(12_000);
            signal("-CONT", pid);
            awaitDurable(chain, AnvilRpc.number(client.receipt(client.send(2)).path("blockNumber")));
            assertEquals(pid, chain.pid());
        }
    }

    private static void signal(String which, long pid) throws Exception {
        assertEquals(
                0, new ProcessBuilder("kill", which, Long.toString(pid)).start().waitFor());
    }

    @Test
    void chainWhoseMiningSomebodyEnded_minesAgain() throws Exception {
        try (EmbeddedChain chain = start();
                Sender client = new Sender(chain.url(), CHAIN, 99)) {
            client.receipt(client.send(1));
            client.rpc().call("evm_setIntervalMining", 0);
            long first = AnvilRpc.number(client.receipt(client.send(2)).path("blockNumber"));
            awaitDurable(chain, first + 3);
        }
    }

    @Test
    void start_afterStop_hasTheSameBlocksBehindTheSameUrl() throws Exception {
        List<BlockHash> before;
        URI url;
        try (EmbeddedChain chain = start()) {
            before = transactInSeveralBlocks(chain);
            url = chain.url();
        }
        try (EmbeddedChain chain = start();
                Sender client = new Sender(chain.url(), CHAIN, 99)) {
            assertEquals(url, chain.url());
            assertEquals(before, hashes(client.rpc(), before.size()));
        }
    }

    @Test
    void start_onAFolderWithALiveOrphan_endsItAndKeepsEveryDurableBlock() throws Exception {
        Orphan orphan = Orphan.ofKilledJvm(EmbeddedChainTest.class, folder.resolve("chain"));
        BlockMark durable = new JournalledHead(folder.resolve("chain/journalled-head"))
                .read()
                .orElseThrow();
        assertTrue(orphan.isAlive());
        try (EmbeddedChain chain = start();
                Sender client = new Sender(chain.url(), CHAIN, 99)) {
            assertFalse(orphan.isAlive());
            assertEquals(
                    durable, MinedBlock.read(client.rpc(), durable.number()).mark());
        }
    }

    /** Runs in a JVM of its own, which the test kills once a transaction is durable. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedChain chain =
                EmbeddedChain.start(TestAnvil.binary(), Path.of(arguments[0]), SETTINGS, InstantSource.system());
        transactInSeveralBlocks(chain);
        System.out.println(chain.pid());
        Thread.sleep(Long.MAX_VALUE);
    }

    @Test
    void start_withATornLastRow_cutsItOffAndGoesOn() throws Exception {
        List<BlockHash> before;
        try (EmbeddedChain chain = start()) {
            before = transactInSeveralBlocks(chain);
        }
        Path journal = folder.resolve("chain/blocks.journal");
        long whole = Files.size(journal);
        byte[] torn = JournalFormat.frame(JournalRow.Empty.single(1_000, 2_000, before.getFirst()));
        Files.write(journal, Arrays.copyOf(torn, torn.length - 5), StandardOpenOption.APPEND);
        try (EmbeddedChain chain = start();
                Sender client = new Sender(chain.url(), CHAIN, 99)) {
            assertEquals(before, hashes(client.rpc(), before.size()));
        }
        assertTrue(Files.size(journal) >= whole);
        start().close();
    }

    @Test
    void start_withoutABlockThatWasSaidToBeDurable_isRefused() throws Exception {
        try (EmbeddedChain chain = start()) {
            transactInSeveralBlocks(chain);
        }
        Path journal = folder.resolve("chain/blocks.journal");
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 1));
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, this::start);
        assertEquals(EmbeddedFault.Code.JOURNAL_DAMAGED, fault.code());
        assertEquals(bytes.length - 1, Files.size(journal));
    }

    @Test
    void start_withAFlippedBitInAnEarlierRow_isRefused() throws Exception {
        try (EmbeddedChain chain = start()) {
            transactInSeveralBlocks(chain);
        }
        Path journal = folder.resolve("chain/blocks.journal");
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, this::start);
        assertEquals(EmbeddedFault.Code.JOURNAL_DAMAGED, fault.code());
    }

    @Test
    void start_ofAChainThatWasChangedPastItsTransactions_isRefused() throws Exception {
        try (EmbeddedChain chain = start();
                Sender intruder = new Sender(chain.url(), CHAIN, 66)) {
            intruder.rpc().call("anvil_setBalance", "0x00000000000000000000000000000000000000bb", "0x5");
            intruder.receipt(intruder.send(1));
        }
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, this::start);
        assertEquals(EmbeddedFault.Code.REPLAY_DIFFERS, fault.code());
    }

    @Test
    void start_onAPortInUse_saysSo() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(Ports.loopback(), 0));
            ChainSettings settings = SETTINGS.onPort(other.getLocalPort());
            EmbeddedFault fault = assertThrows(
                    EmbeddedFault.class,
                    () -> EmbeddedChain.start(
                            TestAnvil.binary(), folder.resolve("chain"), settings, InstantSource.system()));
            assertEquals(EmbeddedFault.Code.PORT_IN_USE, fault.code());
        }
        start().close();
    }

    @Test
    void start_onAFolderOfAnotherChain_isRefused() {
        start().close();
        EmbeddedFault fault = assertThrows(
                EmbeddedFault.class,
                () -> EmbeddedChain.start(
                        TestAnvil.binary(),
                        folder.resolve("chain"),
                        ChainSettings.demo(CHAIN + 1),
                        InstantSource.system()));
        assertEquals(EmbeddedFault.Code.OTHER_CHAIN, fault.code());
    }

    @Test
    void start_onDataOfANewerParcha_isRefused() throws IOException {
        start().close();
        Files.writeString(folder.resolve("chain/data-version"), "2\n");
        assertEquals(
                EmbeddedFault.Code.DATA_NEWER,
                assertThrows(EmbeddedFault.class, this::start).code());
    }

    @Test
    void gasLimit_changedByAnIntruder_isUndoneByAFreshAnvil() throws Exception {
        try (EmbeddedChain chain = start();
                Sender intruder = new Sender(chain.url(), CHAIN, 66)) {
            long first = chain.pid();
            intruder.rpc().call("evm_setBlockGasLimit", 1_000_000);
            while (chain.pid() == first) {
                Thread.sleep(50);
            }
            try (Sender client = new Sender(chain.url(), CHAIN, 99)) {
                awaitAnswer(client, chain);
                client.receipt(client.burn(50_000_000));
            }
        }
    }

    @Test
    void blocksOfOneSecond_areUndoneByAFreshAnvil_andTheChainGoesOn() throws Exception {
        try (EmbeddedChain chain = start();
                Sender hasty = new Sender(chain.url(), CHAIN, 66)) {
            long first = chain.pid();
            for (int i = 0; i < 3; i++) {
                hasty.rpc().call("evm_mine");
            }
            while (chain.pid() == first) {
                assertFalse(chain.end().toCompletableFuture().isDone(), "the chain is looked after");
                Thread.sleep(20);
            }
            try (Sender client = new Sender(chain.url(), CHAIN, 99)) {
                awaitAnswer(client, chain);
                client.receipt(client.send(1));
            }
        }
        start().close();
    }

    @Test
    void manyTransactionsOfNewAccounts_areReplayedInTheirOrder() throws Exception {
        List<BlockHash> before;
        try (EmbeddedChain chain = start()) {
            before = transactFromNewAccounts(chain);
        }
        try (EmbeddedChain chain = start();
                Sender client = new Sender(chain.url(), CHAIN, 99)) {
            assertEquals(before, hashes(client.rpc(), before.size()));
        }
    }

    /** Later nonces before earlier ones, senders mixed, and looks at accounts that do not exist. */
    private static List<BlockHash> transactFromNewAccounts(EmbeddedChain chain) throws Exception {
        List<Sender> senders = new ArrayList<>();
        for (int key = 1; key <= 12; key++) {
            senders.add(new Sender(chain.url(), CHAIN, key));
        }
        List<String> sent = new ArrayList<>();
        for (int nonce : List.of(2, 0, 1, 4, 3)) {
            for (Sender sender : senders) {
                sent.add(sender.sendRaw(sender.sign(nonce, 60_000, "0x00000000000000000000000000000000000000aa", "")));
                sender.rpc().call("eth_getBalance", "0x%040x".formatted(sent.size()), "pending");
            }
        }
        long height = 0;
        for (String hash : sent) {
            height = Math.max(
                    height, AnvilRpc.number(senders.getFirst().receipt(hash).path("blockNumber")));
        }
        awaitDurable(chain, height);
        List<BlockHash> hashes = hashes(senders.getFirst().rpc(), height + 1);
        senders.forEach(Sender::close);
        return hashes;
    }

    @Test
    void block_soFullThatATransactionWaits_isNotTakenIntoTheJournal() throws Exception {
        beginWithGasLimit(1_000_000);
        try (EmbeddedChain chain = start();
                Sender filler = new Sender(chain.url(), CHAIN, 1);
                Sender waiting = new Sender(chain.url(), CHAIN, 2)) {
            long first = chain.pid();
            filler.burn(980_000);
            waiting.send(1);
            while (chain.pid() == first) {
                Thread.sleep(20);
            }
            try (Sender client = new Sender(chain.url(), CHAIN, 3)) {
                awaitAnswer(client, chain);
                client.receipt(client.send(1));
            }
        }
        start().close();
    }

    private void beginWithGasLimit(long gasLimit) throws Exception {
        Path data = Files.createDirectory(folder.resolve("chain"));
        var seed = new AnvilNode.Seed(CHAIN, InstantSource.system().instant().getEpochSecond(), gasLimit, "london");
        BlockJournal.begin(data.resolve("blocks.journal"), ChainFolder.genesis(TestAnvil.binary(), data, seed))
                .close();
    }

    private EmbeddedChain start() {
        return EmbeddedChain.start(TestAnvil.binary(), folder.resolve("chain"), SETTINGS, InstantSource.system());
    }

    /** Two blocks with transactions, an empty one after; gives all hashes once they are durable. */
    private static List<BlockHash> transactInSeveralBlocks(EmbeddedChain chain) throws Exception {
        try (Sender sender = new Sender(chain.url(), CHAIN, 7)) {
            for (int i = 0; i < 20; i++) {
                sender.send(i);
            }
            sender.receipt(sender.send(100));
            long height =
                    AnvilRpc.number(sender.receipt(sender.burn(50_000_000)).path("blockNumber"));
            awaitDurable(chain, height + 1);
            return hashes(sender.rpc(), height + 2);
        }
    }

    private static void awaitDurable(EmbeddedChain chain, long height) throws InterruptedException {
        // The file that tells other processes follows the supervisor's own knowledge by a moment.
        while (chain.durableHead().number() < height
                || chain.journalledHead().read().orElseThrow().number() < height) {
            assertFalse(chain.end().toCompletableFuture().isDone(), "the supervisor gave up");
            Thread.sleep(20);
        }
    }

    private static void awaitAnswer(Sender client, EmbeddedChain chain) throws InterruptedException {
        while (true) {
            try {
                client.rpc().call("eth_chainId");
                return;
            } catch (RpcFailed e) {
                assertFalse(chain.end().toCompletableFuture().isDone(), "the supervisor gave up");
                Thread.sleep(20);
            }
        }
    }

    private static List<BlockHash> hashes(AnvilRpc rpc, long count) throws RpcFailed {
        List<BlockHash> hashes = new ArrayList<>();
        for (long number = 0; number < count; number++) {
            hashes.add(MinedBlock.read(rpc, number).mark().hash());
        }
        return hashes;
    }
}
