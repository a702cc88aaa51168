package health.parcha.chain.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Card;
import health.parcha.chain.statement.Challenge;
import health.parcha.chain.statement.Pickup;
import health.parcha.chain.statement.Statement;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.core.signed.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs vectors/intents: what Solidity, Java and TypeScript must agree on. */
class IntentVectorsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("parcha.root")).resolve("vectors/intents");
    private static final JsonObject AREA = read(FOLDER.resolve("area.json"));
    private static final Contracts CONTRACTS = contracts();

    /** The codes that need no chain; for the others the chain is asked. */
    private static final Set<String> DECIDABLE = Set.of(
            "OK",
            "UNKNOWN_KIND",
            "MALFORMED",
            "HIGH_S",
            "BAD_SIGNATURE",
            "EXPIRED",
            "TOO_FAR",
            "WRONG_CHAIN",
            "WRONG_MODULE",
            "WRONG_VERSION");

    private static Contracts contracts() {
        JsonObject at = AREA.getAsJsonObject("contracts");
        return new Contracts(
                new ChainId(AREA.get("chainId").getAsLong()),
                Address.parse(text(at, "Router")),
                Address.parse(text(at, "Directory")),
                Address.parse(text(at, "Consents")),
                Address.parse(text(at, "Anchors")),
                Address.parse(text(at, "Prescriptions")),
                Address.parse(text(at, "Claims")),
                Address.parse(text(at, "Emergency")));
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals("area.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void network_ofTheArea_isTheVectors() {
        assertEquals(
                Bytes32.parse(text(AREA, "network")),
                Bytes32.of(CONTRACTS.network().bytes()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void vector_holds(String name) {
        JsonObject vector = read(FOLDER.resolve(name));
        if (vector.has("item")) {
            intent(vector);
        } else {
            statement(vector);
        }
    }

    private static void intent(JsonObject vector) {
        Bytes item = Batch.unpack(Bytes.parse(text(vector, "item")))
                .orElseThrow()
                .items()
                .getFirst();
        String expected = text(vector.getAsJsonObject("expect"), "offChain");
        Object code = offChain(vector, item);
        if (DECIDABLE.contains(expected)) {
            assertEquals(expected, code);
        } else {
            assertTrue(code.equals("OK") || code.equals(expected), code + " instead of " + expected);
        }
        if (code.equals("OK") && expected.equals("OK")) {
            SignedIntent signed = ((SignedIntent.Read.Good) SignedIntent.read(item)).signed();
            assertEquals(
                    Bytes32.parse(text(vector, "digest")), signed.id(CONTRACTS).digest());
            assertEquals(item, signed.item());
            assertEquals(signed, signedAgain(signed.intent(), vector));
            assertEquals(
                    signers(vector),
                    ((IntentCheck.Outcome.Good) IntentCheck.check(signed, CONTRACTS, at(vector))).signers());
            assertEquals(
                    Bytes32.parse(text(vector, "typeHash")),
                    signed.intent().kind().type().typeHash());
        }
    }

    /** A Claim and an Extend bring a certificate, which was signed before them. */
    private static SignedIntent signedAgain(Intent intent, JsonObject vector) {
        SigningKey[] keys = keys(vector);
        if (!(intent instanceof PrescriptionsIntent.PickedUp pickedUp)) {
            return new SignedIntent(
                    intent,
                    vector.getAsJsonArray("signers").asList().stream()
                            .map(signer -> signatureAgain(signer.getAsJsonObject(), intent.id(CONTRACTS)))
                            .toList());
        }
        JsonObject made = vector.getAsJsonObject("certificate");
        Pickup pickup = Pickup.ofJson(json(made.getAsJsonObject("typedData")));
        SigningKey prescription = SigningKey.copyOf(
                Bytes.parse(text(made.getAsJsonObject("signer"), "privateKey")).toArray());
        assertEquals(pickedUp.sheet().id(), pickup.prescription());
        assertEquals(pickedUp.sheet().key(), prescription.address());
        return SignedIntent.pickedUp(pickedUp, CONTRACTS, keys[0], keys[1], pickup.sign(CONTRACTS, prescription));
    }

    private static IntentSignature signatureAgain(JsonObject signer, IntentId id) {
        Signature signature = SigningKey.copyOf(
                        Bytes.parse(text(signer, "privateKey")).toArray())
                .sign(id.digest());
        if (!signer.has("contract")) {
            return new IntentSignature.ByKey(signature);
        }
        ByteBuffer words = ByteBuffer.allocate(96).put(signature.rs());
        words.put(95, (byte) (27 + signature.parity()));
        return new IntentSignature.ByContract(Address.parse(text(signer, "contract")), Bytes.of(words.array()));
    }

    private static String offChain(JsonObject vector, Bytes item) {
        if (vector.has("typedData")) {
            JsonObject domain = vector.getAsJsonObject("typedData").getAsJsonObject("domain");
            var refused = IntentCheck.domain(
                    text(domain, "version"),
                    new ChainId(domain.get("chainId").getAsLong()),
                    Address.parse(text(domain, "verifyingContract")),
                    Kind.ofNumber(vector.get("kind").getAsInt()).orElseThrow().module(),
                    CONTRACTS);
            if (refused.isPresent()) {
                return refused.get().name();
            }
        }
        return switch (SignedIntent.read(item)) {
            case SignedIntent.Read.Refused refused -> refused.code().name();
            case SignedIntent.Read.Good good ->
                switch (IntentCheck.check(good.signed(), CONTRACTS, at(vector))) {
                    case IntentCheck.Outcome.Refused refused -> refused.code().name();
                    case IntentCheck.Outcome.Good ok -> "OK";
                };
        };
    }

    private static void statement(JsonObject vector) {
        Statement statement = statement(text(vector, "name"), json(vector.getAsJsonObject("typedData")));
        assertEquals(Bytes32.parse(text(vector, "structHash")), statement.structHash());
        assertEquals(Bytes32.parse(text(vector, "digest")), statement.digest(CONTRACTS));
        Signature signature = statement.sign(CONTRACTS, keys(vector)[0]);
        JsonObject signer = vector.getAsJsonArray("signers").get(0).getAsJsonObject();
        assertEquals(text(signer, "r") + text(signer, "vs").substring(2), signature.toString());
        assertTrue(statement.isSignedBy(Address.parse(text(signer, "address")), signature, CONTRACTS));
        if (vector.has("grantId") && statement instanceof Ticket ticket) {
            assertEquals(text(vector, "grantId"), "0x" + ticket.grantId().hex());
        }
    }

    private static Statement statement(String name, Json.Fields json) {
        return switch (name) {
            case "Card" -> Card.ofJson(json);
            case "Challenge" -> Challenge.ofJson(json);
            case "Ticket" -> Ticket.ofJson(json);
            case "View" -> View.ofJson(json);
            case "Pickup" -> Pickup.ofJson(json);
            default -> throw new IllegalArgumentException("a new kind of statement: " + name);
        };
    }

    // Typed data writes numbers as decimal strings and bytes with 0x; Parcha's JSON has numbers and plain digits.
    private static Json.Fields json(JsonObject typedData) {
        JsonObject types = typedData.getAsJsonObject("types");
        return fields(typedData.getAsJsonObject("message"), text(typedData, "primaryType"), types);
    }

    private static Json.Fields fields(JsonObject message, String type, JsonObject types) {
        Map<String, Json> members = new TreeMap<>();
        for (JsonElement field : types.getAsJsonArray(type)) {
            String name = text(field.getAsJsonObject(), "name");
            members.put(name, value(message.get(name), text(field.getAsJsonObject(), "type"), types));
        }
        return new Json.Fields(members);
    }

    private static Json value(JsonElement value, String type, JsonObject types) {
        if (type.endsWith("]")) {
            List<Json> items = new ArrayList<>();
            value.getAsJsonArray().forEach(item -> items.add(value(item, type.substring(0, type.indexOf('[')), types)));
            return new Json.Items(items);
        }
        if (types.has(type)) {
            return fields(value.getAsJsonObject(), type, types);
        }
        if (type.startsWith("uint")) {
            return new Json.Whole(value.getAsLong());
        }
        if (type.equals("bool")) {
            return new Json.Flag(value.getAsBoolean());
        }
        return new Json.Text(type.startsWith("bytes") ? value.getAsString().substring(2) : value.getAsString());
    }

    @Test
    void wallets65Bytes_areReadInTheirLowFormAlone() {
        JsonObject vector = read(FOLDER.resolve("bad-high-s.json"));
        byte[] high = Bytes.parse(text(vector, "signature65HighS")).toArray();
        byte[] low = Bytes.parse(text(vector, "signature65LowS")).toArray();
        assertTrue(Signature.readAny(high).isEmpty());
        assertTrue(Signature.readAny(low).isPresent());
    }

    @Test
    void artefact_namesTheSameKindsAndCodes() {
        JsonObject artefact =
                read(Path.of(System.getProperty("parcha.root")).resolve("contracts/artifacts/parcha.json"));
        artefact.getAsJsonArray("intents").forEach(entry -> {
            JsonObject row = entry.getAsJsonObject();
            Kind kind = Kind.ofNumber(row.get("kind").getAsInt()).orElseThrow();
            assertEquals(text(row, "type"), kind.type().encoded());
            assertEquals(text(row, "typeHash"), kind.type().typeHash().toString());
            assertEquals(row.get("signatures").getAsInt(), kind.signatures());
        });
        assertEquals(artefact.getAsJsonArray("intents").size(), Kind.values().length);
        JsonObject codes = artefact.getAsJsonObject("codes");
        for (ResultCode code : ResultCode.values()) {
            assertEquals(code.code(), codes.get(code.name()).getAsInt(), code.name());
        }
        assertEquals(codes.size(), ResultCode.values().length);
        assertFalse(codes.isEmpty());
    }

    private static Instant at(JsonObject vector) {
        return Instant.ofEpochSecond(vector.get("time").getAsLong());
    }

    private static SigningKey[] keys(JsonObject vector) {
        return vector.getAsJsonArray("signers").asList().stream()
                .map(signer -> SigningKey.copyOf(Bytes.parse(text(signer.getAsJsonObject(), "privateKey"))
                        .toArray()))
                .toArray(SigningKey[]::new);
    }

    private static List<Address> signers(JsonObject vector) {
        return vector.getAsJsonArray("signers").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(signer -> Address.parse(text(signer, signer.has("contract") ? "contract" : "address")))
                .toList();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static JsonObject read(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new IllegalStateException("the vectors are not there: " + file, e);
        }
    }
}
