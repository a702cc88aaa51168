package health.parcha.validators;

import health.parcha.chain.Address;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.signed.Hex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Validators that take turns by proof of authority (Clique): geth, whose newest blocks may be taken back. */
public final class CliqueNetwork {
    private static final long CHAIN_ID = 31_400;
    private static final int DEPTH = ValidatorNetwork.VALIDATORS / 2 + 1;

    private CliqueNetwork() {}

    /**
     * Starts four of them; on return each has the blocks of the others.
     *
     * @param geth the program, version 1.13.15
     * @param folder is there; each gets one of its own in it
     * @param funded who has money for gas in the first block
     */
    public static TestedChain start(Path geth, Path folder, List<Address> funded) throws Exception {
        SecureRandom random = new SecureRandom();
        List<SigningKey> sealers = IntStream.range(0, ValidatorNetwork.VALIDATORS)
                .mapToObj(i -> SigningKey.generate(random))
                .toList();
        Path genesis = Files.writeString(folder.resolve("genesis.json"), genesis(sealers, funded));
        List<GethValidator> validators = new ArrayList<>();
        for (int i = 0; i < sealers.size(); i++) {
            validators.add(new GethValidator(geth, folder.resolve("validator-" + i), sealers.get(i), CHAIN_ID));
            validators.get(i).prepare(genesis);
        }
        Lines lines =
                Lines.between(validators.stream().map(GethValidator::p2pPort).toList());
        lines.each((from, to, line) -> validators.get(from).meets(validators.get(to), line));
        return new ValidatorNetwork(validators, lines, "depth: " + DEPTH, seen -> seen > 0).started();
    }

    private static String genesis(List<SigningKey> sealers, List<Address> funded) {
        String signers = sealers.stream()
                .map(key -> Hex.of(key.address().toArray()))
                .sorted()
                .collect(Collectors.joining());
        String money = funded.stream()
                .map(who -> "\"" + who + "\": {\"balance\": \"0x200000000000000000000000000000\"}")
                .collect(Collectors.joining(", "));
        return """
                {"config": {"chainId": %d, "homesteadBlock": 0, "eip150Block": 0, "eip155Block": 0, "eip158Block": 0,
                  "byzantiumBlock": 0, "constantinopleBlock": 0, "petersburgBlock": 0, "istanbulBlock": 0, "berlinBlock": 0,
                  "londonBlock": 0, "clique": {"period": 1, "epoch": 30000}},
                 "difficulty": "0x1", "gasLimit": "0x3938700", "baseFeePerGas": "0x7",
                 "extraData": "0x%s%s%s", "alloc": {%s}}
                """.formatted(CHAIN_ID, "00".repeat(32), signers, "00".repeat(65), money);
    }
}
