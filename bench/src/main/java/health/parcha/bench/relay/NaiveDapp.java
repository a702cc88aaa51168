package health.parcha.bench.relay;

import health.parcha.bench.area.Unmeasured;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Fees;
import health.parcha.chain.rpc.Receipt;
import health.parcha.chain.rpc.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** What a user might pick instead: a transaction a record, its strings in clear text on chain, the receipt awaited. */
final class NaiveDapp {
    private static final byte[] ADD_RECORD = {(byte) 0x97, (byte) 0xfd, 0x28, (byte) 0xb3};
    private static final int WORD = 32;
    private static final long GAS = 500_000;
    /** Libraries look at the new block at best; a fifth of a block is kind to them. */
    private static final long LOOK_MILLIS = 200;

    private final EthRpc rpc;
    private final ChainId chain;
    private final Address contract;
    private final List<SigningKey> people;
    private final AtomicLongArray nonces;

    /** Deploys the contract. */
    NaiveDapp(EthRpc rpc, Purse purse) throws InterruptedException {
        this.rpc = rpc;
        this.chain = rpc.chainId();
        this.people = purse.people();
        this.nonces = new AtomicLongArray(people.size());
        Transaction.Signed creation = new Transaction(chain, 0, Fees.now(rpc), 3_000_000, Optional.empty(), code())
                .sign(purse.naiveDeployer());
        this.contract = mined(creation).created().orElseThrow();
    }

    private static Bytes code() {
        try (InputStream in = NaiveDapp.class.getResourceAsStream("NaiveRecords.hex")) {
            if (in == null) {
                throw new Unmeasured("The naive contract is not packaged.");
            }
            return Bytes.parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new Unmeasured("The naive contract cannot be read.", e);
        }
    }

    /** So many records by so many clients, each awaiting the receipt of its last; records a second. */
    double rate(int clients, int records) throws InterruptedException {
        Transaction.Price price = Fees.now(rpc);
        long began = System.nanoTime();
        int each = records / clients;
        Clients.closedLoop(clients, clients, client -> {
            for (int i = 0; i < each; i++) {
                add(client, i, price);
            }
        });
        return each * clients / ((System.nanoTime() - began) / 1e9);
    }

    private void add(int client, int record, Transaction.Price price) throws InterruptedException {
        Bytes call = call(
                "Wes853 Abbott774, born 1984-02-11",
                "laboratory report",
                "Haemoglobin A1c, record " + record,
                "6.1 %; reference below 5.7 %; drawn fasting; no transfusion within three months");
        Receipt receipt =
                mined(new Transaction(chain, nonces.getAndIncrement(client), price, GAS, Optional.of(contract), call)
                        .sign(people.get(client)));
        if (!receipt.ok()) {
            throw new Unmeasured("The naive contract refused a record.");
        }
    }

    private Receipt mined(Transaction.Signed transaction) throws InterruptedException {
        List<Bytes32> hash = List.of(rpc.send(transaction.bytes()));
        while (true) {
            Optional<Receipt> receipt = rpc.receipts(hash).getFirst();
            if (receipt.isPresent()) {
                return receipt.get();
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Solidity's form of four strings. */
    private static Bytes call(String... texts) {
        ByteArrayOutputStream heads = new ByteArrayOutputStream();
        ByteArrayOutputStream tails = new ByteArrayOutputStream();
        heads.writeBytes(ADD_RECORD);
        IntStream.range(0, texts.length).forEach(i -> {
            heads.writeBytes(word(texts.length * WORD + tails.size()));
            byte[] text = texts[i].getBytes(StandardCharsets.UTF_8);
            tails.writeBytes(word(text.length));
            tails.writeBytes(text);
            tails.writeBytes(new byte[(WORD - text.length % WORD) % WORD]);
        });
        heads.writeBytes(tails.toByteArray());
        return Bytes.of(heads.toByteArray());
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(WORD).putInt(WORD - Integer.BYTES, value).array();
    }
}
