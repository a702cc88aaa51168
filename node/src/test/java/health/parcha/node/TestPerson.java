package health.parcha.node;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Card;
import health.parcha.chain.statement.Challenge;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.Login;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Registration;
import health.parcha.core.party.Role;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A person's keys and what the person sends; sealed files are just bytes here, for a node never looks into them. */
public final class TestPerson {
    private static final SecureRandom RANDOM = new SecureRandom();

    public final SigningKey signer;
    public final SigningSeed recordKey = SigningSeed.generate(RANDOM);
    public final SigningSeed login = SigningSeed.generate(RANDOM);
    public final SigningKey kit = SigningKey.generate(RANDOM);
    public final Role role;
    public final MemberNumber member;
    public final Contracts contracts;
    public final byte[] slot = random(100);
    public final byte[] keyring = random(500);
    public final byte[] sealed = random(300);
    public final String door = "$argon2id$v=19$m=65536,t=3,p=1$"
            + Base64.getEncoder().withoutPadding().encodeToString(random(16));

    public TestPerson(Role role, MemberNumber member, Contracts contracts) {
        this(SigningKey.generate(RANDOM), role, member, contracts);
    }

    public TestPerson(SigningKey signer, Role role, MemberNumber member, Contracts contracts) {
        this.signer = signer;
        this.role = role;
        this.member = member;
        this.contracts = contracts;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    public AccountId account() {
        return AccountId.of(signer.address().toArray());
    }

    public Card card(long version) {
        return new Card(
                account(),
                contracts.network(),
                signer.address(),
                recordKey.verifyingKey(),
                new Digest("aa".repeat(32)),
                List.of(member),
                version);
    }

    public Json.Fields cardJson(long version) {
        Json.ObjectBuilder json = Json.object();
        card(version).toJson().members().forEach(json::put);
        return json.put("inbox", "age1pq1test").done();
    }

    public String cardSignature(long version) {
        return Hex.of(card(version).sign(contracts, signer).toArray());
    }

    public Bytes32 cardDigest(long version) {
        return card(version).digest(contracts);
    }

    public Signed<RecipientsSheet> sheet(int version) {
        var recipients = new RecipientsSheet.Recipients(new Epoch(1), "age1pq1a", "age1pq1b");
        RecipientsSheet sheet =
                new RecipientsSheet(contracts.network(), account(), version, Map.of(Category.values()[0], recipients));
        return Signed.sign(sheet, new KeyId(account(), 1), recordKey);
    }

    public Json.Fields profile() {
        if (role == Role.PATIENT) {
            return Json.object()
                    .put("account", account().text())
                    .put("salt", Hex.of(Digest.of(slot).bytes()))
                    .put("sealed", Digest.of(sealed).hex())
                    .done();
        }
        return Json.object()
                .put("account", account().text())
                .put("role", role.code())
                .put("name", "Élodie")
                .put("surname", "Marchand")
                .put("specialty", "Cardiologie")
                .put("licence", "10001234567")
                .put("member", member.value())
                .put("experience", "12 ans")
                .done();
    }

    public Digest profileDigest() {
        return CanonicalJson.digest(profile());
    }

    public Registration registration(Instant time) {
        return new Registration(
                contracts.network(),
                account(),
                member,
                role,
                login.verifyingKey(),
                door,
                Digest.of(slot),
                Digest.of(keyring),
                1,
                sheet(1).digest(),
                profileDigest(),
                time);
    }

    /** The body of POST /accounts. */
    public Json.Fields deposit(Registration registration) {
        Json.ObjectBuilder body = Json.object()
                .put(
                        "registration",
                        Signed.sign(registration, new KeyId(account(), 1), recordKey)
                                .compact())
                .put("card", cardJson(1))
                .put("cardSignature", cardSignature(1))
                .put("sheet", sheet(1).compact())
                .put("slot", base64(slot))
                .put("keyring", base64(keyring))
                .put("profile", profile());
        if (role == Role.PATIENT) {
            body.put("sealed", base64(sealed));
        }
        return body.done();
    }

    public Json.Fields deposit() {
        return deposit(registration(Instant.ofEpochMilli(Instant.now().toEpochMilli())));
    }

    /** Answers a challenge with the login key. */
    public Json.Fields answer(Json.Fields challenge) {
        return answer(challenge, login);
    }

    public Json.Fields answer(Json.Fields challenge, SigningSeed with) {
        Login document = new Login(
                new health.parcha.core.party.NetworkId(challenge.text("network")),
                new MemberNumber(challenge.whole("member")),
                challenge.text("origin"),
                account(),
                challenge.text("nonce"),
                Instant.ofEpochMilli(Instant.now().toEpochMilli()));
        return Json.object()
                .put("login", Signed.sign(document, account().text(), with).compact())
                .done();
    }

    /** Answers a challenge as a wallet does. */
    public Json.Fields answerBySigner(Json.Fields challenge) {
        Json.Fields typed = Json.object()
                .put("network", challenge.text("network"))
                .put("member", challenge.whole("member"))
                .put("origin", challenge.text("origin"))
                .put("account", challenge.text("account"))
                .put("nonce", challenge.text("nonce"))
                .put("time", challenge.whole("time"))
                .done();
        return Json.object()
                .put("challenge", typed)
                .put(
                        "signature",
                        Hex.of(Challenge.ofJson(typed).sign(contracts, signer).toArray()))
                .done();
    }

    /** Logs in and gives the header that says so. */
    public String[] logIn(TestNode node) throws Exception {
        Json.Fields challenge = ask(node);
        Json.Fields session = JsonReader.readObject(node.post("/api/v1/sessions", CanonicalJson.text(answer(challenge)))
                .body());
        return new String[] {"Authorization", "Parcha " + session.text("token")};
    }

    public Json.Fields ask(TestNode node) throws Exception {
        String body = CanonicalJson.text(
                Json.object().put("account", account().text()).done());
        return JsonReader.readObject(node.post("/api/v1/challenges", body).body());
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
