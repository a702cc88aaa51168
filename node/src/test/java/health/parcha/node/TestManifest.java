package health.parcha.node;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes network.json. */
public final class TestManifest {
    private TestManifest() {}

    public static Path write(Path file, Contracts contracts, Bytes32 genesis, TestHospital... founders)
            throws IOException {
        var network = contracts.network();
        return Files.write(
                file,
                CanonicalJson.bytes(Json.object()
                        .put("version", 1)
                        .put("network", network.hex())
                        .put("chainId", contracts.chain().value())
                        .put("contracts", contracts.addresses())
                        .put("genesis", genesis.toString())
                        .put(
                                "waits",
                                Json.object()
                                        .put("timelock", 1)
                                        .put("proposalLife", 60)
                                        .done())
                        .put(
                                "members",
                                Json.texts(Arrays.stream(founders)
                                        .map(f -> f.document(network).compact())
                                        .toList()))
                        .done()));
    }

    /** Contracts of a chain that is not there. */
    public static Contracts nowhere() {
        var contract = health.parcha.chain.Address.parse("0x00000000000000000000000000000000000000aa");
        return new Contracts(
                new health.parcha.chain.ChainId(31337), contract, contract, contract, contract, contract, contract);
    }
}
