package health.parcha.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.proof.OpenedEntry;
import health.parcha.client.proof.ServedRoot;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.Login;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Registration;
import health.parcha.core.record.Basis;
import health.parcha.core.record.Decision;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.Handle;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.core.stream.IndexPart;
import health.parcha.core.stream.ItemReader;
import health.parcha.core.stream.ItemWriter;
import health.parcha.log.Checkpoint;
import health.parcha.log.Entry;
import health.parcha.log.Hash;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogOrigin;
import health.parcha.log.Note;
import health.parcha.log.NoteSigner;
import health.parcha.log.NoteVerifier;
import health.parcha.log.Receipt;
import health.parcha.log.TreeSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Two members that answer as docs/spec/api.md says, in memory and without a chain: intents take effect at once. It believes
 * what it is told, so that tests can also make it lie; what a real node refuses is the node's own tests' matter.
 */
final class TinyNetwork implements AutoCloseable {
    final Contracts contracts = new Contracts(
            new ChainId(31337),
            Address.parse("0x" + "01".repeat(20)),
            Address.parse("0x" + "02".repeat(20)),
            Address.parse("0x" + "03".repeat(20)),
            Address.parse("0x" + "04".repeat(20)),
            Address.parse("0x" + "05".repeat(20)),
            Address.parse("0x" + "06".repeat(20)));
    final List<Member> members = new ArrayList<>();
    private final Map<AccountId, Account> accounts = new TreeMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    final TinyVotes votes = new TinyVotes();

    /** What the network knows of an account. */
    static final class Account {
        final Json.Fields deposit;
        String status = "none";
        List<String> roles = List.of();
        long employer;
        String card = "00".repeat(32);
        long keyringVersion;
        String keyringDigest = "00".repeat(32);
        String profile = "00".repeat(32);
        long ownerSeq;
        long othersSeq;
        long grantEpoch;
        String keyring;
        String sheet;

        Account(Json.Fields deposit) {
            this.deposit = deposit;
            this.keyring = deposit.text("keyring");
            this.sheet = deposit.text("sheet");
        }
    }

    private static final class Grant {
        final Ticket ticket;
        final String ticketSignature;
        View view;
        String viewSignature;
        String keys;
        String state = "pending";
        long expiry;
        long seq;

        Grant(Json.Fields json) {
            ticket = Ticket.ofJson(json.fields("ticket"));
            ticketSignature = json.text("ticketSignature");
            view = View.ofJson(json.fields("view"));
            viewSignature = json.text("viewSignature");
            keys = json.text("keys");
        }
    }

    private static final class Kept {
        final Signed<Descriptor> descriptor;
        final AccountId author;
        final byte[] header;
        final byte[] authorHeader;
        final byte[] payload;
        final String receipt;
        final long index;
        final Instant time;
        Optional<Handle> handle;
        String state;

        Kept(Signed<Descriptor> descriptor, byte[][] parts, String receipt, long index, Instant time) {
            this.descriptor = descriptor;
            this.author = KeyId.of(descriptor).account();
            this.header = parts[0];
            this.authorHeader = parts[1];
            this.payload = parts[2];
            this.receipt = receipt;
            this.index = index;
            this.time = time;
            this.handle = descriptor.document().handle();
            this.state = descriptor.document().basis() instanceof Basis.Treatment ? "unconfirmed" : "confirmed";
        }
    }

    private record Segment(Signed<SegmentHead> head, String file) {}

    TinyNetwork() throws IOException {
        for (int number = 1; number <= 2; number++) {
            members.add(new Member(number));
        }
    }

    NetworkManifest manifest() {
        return NetworkManifest.read(Json.object()
                .put("version", 1)
                .put("network", contracts.network().hex())
                .put("chainId", 31337)
                .put("contracts", contracts.addresses())
                .put("members", Json.texts(members.stream().map(m -> m.document).toList()))
                .done());
    }

    Network network() {
        return new Network(manifest(), NodeDoor.client());
    }

    Account account(AccountId account) {
        return Optional.ofNullable(accounts.get(account)).orElseThrow();
    }

    @Override
    public void close() {
        members.forEach(member -> member.server.stop(0));
    }

    /** One member's node. */
    final class Member {
        final MemberNumber number;
        final String document;
        final HttpServer server;
        boolean liesAboutFacts;
        boolean liesAboutProposals;
        boolean forgetsToServe;
        boolean hidesReads;

        /** What it tells of the records that a read brought; nothing where it is left with no byte. */
        UnaryOperator<byte[]> tells = list -> list;

        private final SigningSeed receiptSeed;
        private final LogOrigin origin;
        private final List<Kept> records = new ArrayList<>();
        private final Map<String, Segment> segments = new LinkedHashMap<>();
        private final List<Json.Fields> trail = new ArrayList<>();
        private final Map<String, byte[]> lists = new LinkedHashMap<>();
        private long entries;
        private final List<Hash> leaves = new ArrayList<>();
        private final SigningSeed logSeed;

        Member(int number) throws IOException {
            this.number = new MemberNumber(number);
            this.origin = LogOrigin.of(contracts.network(), this.number);
            this.receiptSeed = SigningSeed.generate(new Random(number));
            this.logSeed = SigningSeed.generate(new Random(100 + number));
            SigningSeed nodeSeed = SigningSeed.generate(new Random(200 + number));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
            document = Signed.sign(
                            new MemberDocument(
                                    contracts.network(),
                                    this.number,
                                    "Hospital " + number,
                                    "hospital",
                                    url().toString(),
                                    origin.text(),
                                    NoteVerifier.ed25519(origin.logKey(), logSeed.verifyingKey())
                                            .text(),
                                    NoteVerifier.ed25519(origin.receiptKey(), receiptSeed.verifyingKey())
                                            .text(),
                                    nodeSeed.verifyingKey(),
                                    Instant.EPOCH),
                            "member-" + number,
                            nodeSeed)
                    .compact();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private void handle(HttpExchange exchange) throws IOException {
            byte[] answer;
            int status = 200;
            synchronized (TinyNetwork.this) {
                try {
                    answer = answer(
                            exchange.getRequestMethod() + " "
                                    + exchange.getRequestURI().getPath().replaceFirst("^/api/v1", ""),
                            exchange.getRequestBody().readAllBytes(),
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                                    .map(token -> new AccountId(token.substring("Parcha ".length()))));
                } catch (Refused e) {
                    status = e.code().equals("LOGIN_REFUSED") ? 401 : 404;
                    answer = CanonicalJson.bytes(Json.object()
                            .put("code", e.code())
                            .put("detail", e.sentence())
                            .put("next", e.next())
                            .done());
                }
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        }

        private byte[] answer(String call, byte[] body, Optional<AccountId> caller) throws IOException {
            String[] path = call.split("[ /]+");
            if (path[1].equals("log")) {
                return log(path);
            }
            return switch (path[1]) {
                case "records" -> keep(body);
                case "reads" -> serve(JsonReader.readObject(body));
                case "trails" -> trails(JsonReader.readObject(body));
                case "index" -> index(body);
                default ->
                    CanonicalJson.bytes(json(
                            call, path, body.length == 0 ? Json.object().done() : JsonReader.readObject(body), caller));
            };
        }

        private Json.Fields json(String call, String[] path, Json.Fields body, Optional<AccountId> caller) {
            return switch (call) {
                case "POST /accounts" -> deposit(body);
                case "POST /challenges" -> challenge(new AccountId(body.text("account")));
                case "POST /sessions" -> session(body.text("login"));
                case "POST /intents" -> intents(body.texts("intents"));
                case "GET /desk" -> desk();
                case "GET /verifications" -> verifications();
                case "POST /tags" ->
                    Json.object()
                            .put("tag", Digest.of(Hex.bytes(body.text("t"))).hex())
                            .done();
                case "POST /grants" -> grant(body);
                case "GET /grants" -> grantsOf(caller.orElseThrow());
                case "GET /shares" -> sharesOf(caller.orElseThrow());
                case "GET /members" -> votes.told(members, liesAboutProposals);
                case "GET /network" -> manifest().json();
                case "POST /decisions" -> decide(body.text("decision"));
                default -> byPath(path, body);
            };
        }

        private Json.Fields byPath(String[] path, Json.Fields body) {
            String last = path[path.length - 1];
            if (path[1].equals("intents")) {
                return Json.object()
                        .put("digest", path[2])
                        .put("state", "settled")
                        .put("code", "OK")
                        .done();
            }
            if (path[1].equals("grants")) {
                Grant grant = Optional.ofNullable(grants.get(path[2])).orElseThrow();
                if (last.equals("keys")) {
                    grant.keys = body.text("keys");
                } else {
                    grant.view = View.ofJson(body.fields("view"));
                    grant.viewSignature = body.text("viewSignature");
                }
                return Json.object().done();
            }
            Account account = Optional.ofNullable(accounts.get(new AccountId(path[2])))
                    .orElseThrow(() -> new Refused("UNKNOWN_ACCOUNT", "There is no such account.", "Look again."));
            return switch (last) {
                case "card" -> cardOf(account);
                case "keyring" -> {
                    account.keyring = body.text("keyring");
                    yield Json.object().done();
                }
                case "sheet" -> {
                    account.sheet = body.text("sheet");
                    yield Json.object().done();
                }
                default -> facts(new AccountId(path[2]), account);
            };
        }

        private Json.Fields deposit(Json.Fields body) {
            Registration registration =
                    Signed.read(body.text("registration"), Registration.KIND).document();
            accounts.put(registration.account(), new Account(body));
            return Json.object().done();
        }

        private Json.Fields challenge(AccountId account) {
            return Json.object()
                    .put("network", contracts.network().hex())
                    .put("member", number.value())
                    .put("origin", url().toString())
                    .put("account", account.text())
                    .put("nonce", "ab".repeat(32))
                    .put("time", 1)
                    .put("door", registration(account(account)).door())
                    .done();
        }

        private Json.Fields session(String login) {
            Signed<Login> answer = Signed.read(login, Login.KIND);
            Account account = account(answer.document().account());
            VerifyingKey key = registration(account).login();
            if (!answer.isSignedBy(key)) {
                throw new Refused("LOGIN_REFUSED", "No.", "Try again.");
            }
            return Json.object()
                    .put("token", answer.document().account().text())
                    .put("account", answer.document().account().text())
                    .put("slot", account.deposit.text("slot"))
                    .put("keyring", account.keyring)
                    .put("keyringVersion", Math.max(1, account.keyringVersion))
                    .done();
        }

        private Registration registration(Account account) {
            return Signed.read(account.deposit.text("registration"), Registration.KIND)
                    .document();
        }

        private Json.Fields facts(AccountId id, Account account) {
            return Json.object()
                    .put("account", id.text())
                    .put("number", 1)
                    .put("status", account.status)
                    .put("roles", Json.texts(account.roles))
                    .put("employer", account.employer)
                    .put("verifiedBy", 1)
                    .put("level", 2)
                    .put("signer", id.text())
                    .put("card", liesAboutFacts ? "ee".repeat(32) : account.card)
                    .put("keyringVersion", account.keyringVersion)
                    .put("keyring", account.keyringDigest)
                    .put("grantEpoch", account.grantEpoch)
                    .put("profile", account.profile)
                    .put("ownerSeq", account.ownerSeq)
                    .put("othersSeq", account.othersSeq)
                    .put(
                            "block",
                            Json.object()
                                    .put("number", 7)
                                    .put("hash", "cd".repeat(32))
                                    .done())
                    .done();
        }

        private Json.Fields cardOf(Account account) {
            Json.ObjectBuilder json = Json.object()
                    .put("card", account.deposit.fields("card"))
                    .put("cardSignature", account.deposit.text("cardSignature"))
                    .put("sheet", account.sheet);
            if (!account.roles.contains("patient")) {
                json.put("profile", account.deposit.fields("profile"));
            }
            return json.done();
        }

        private Json.Fields desk() {
            List<Json> officers = new ArrayList<>();
            accounts.values().stream()
                    .filter(a -> a.roles.contains("admin") && a.employer == number.value())
                    .forEach(a -> officers.add(cardOf(a)));
            return Json.object().put("officers", new Json.Items(officers)).done();
        }

        private Json.Fields verifications() {
            List<Json> waiting = new ArrayList<>();
            accounts.values().stream().filter(a -> a.status.equals("pending")).forEach(a -> waiting.add(a.deposit));
            return Json.object().put("accounts", new Json.Items(waiting)).done();
        }

        private Json.Fields intents(List<String> items) {
            items.forEach(item -> {
                if (SignedIntent.read(Bytes.parse(item)) instanceof SignedIntent.Read.Good good) {
                    apply(good.signed());
                }
            });
            return Json.object().done();
        }

        private void apply(SignedIntent signed) {
            switch (signed.intent()) {
                case MembersIntent act -> votes.apply(act, signed.id(contracts));
                case AccountsIntent.Register register -> {
                    account(register.account()).status = "pending";
                    account(register.account()).ownerSeq = 1;
                }
                case AccountsIntent.PublishCard card -> {
                    account(card.account()).card = Hex.of(card.card().toArray());
                    account(card.account()).ownerSeq++;
                }
                case AccountsIntent.PublishKeyring keyring -> {
                    account(keyring.account()).keyringVersion = keyring.version();
                    account(keyring.account()).keyringDigest = keyring.keyring().hex();
                    account(keyring.account()).ownerSeq++;
                }
                case AccountsIntent.Verify verify -> {
                    Account account = account(verify.account());
                    account.status = "verified";
                    account.roles = verify.verification().roles().stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .toList();
                    account.employer = verify.verification()
                            .employer()
                            .map(MemberNumber::value)
                            .orElse(0L);
                    account.profile = verify.verification().profile().hex();
                    account.othersSeq++;
                }
                case ConsentsIntent.Grant grant -> {
                    Grant made = Optional.ofNullable(grants.get(grant.grantId().hex()))
                            .orElseThrow();
                    made.state = "active";
                    made.expiry = grant.expiry().getEpochSecond();
                    made.seq = 1;
                }
                case ConsentsIntent.Revoke revoke -> {
                    Grant made = Optional.ofNullable(grants.get(revoke.grantId().hex()))
                            .orElseThrow();
                    made.state = "revoked";
                    made.seq++;
                }
                default ->
                    throw new IllegalStateException(
                            "no test needs " + signed.intent().kind());
            }
        }

        private Json.Fields grant(Json.Fields body) {
            Grant grant = new Grant(body);
            grants.put(grant.ticket.grantId().hex(), grant);
            return Json.object().done();
        }

        private Json.Fields grantsOf(AccountId owner) {
            List<Json> mine = new ArrayList<>();
            grants.forEach((id, g) -> {
                if (g.ticket.account().equals(owner)) {
                    mine.add(grantJson(id, g)
                            .put("view", g.view.toJson())
                            .put("viewSignature", g.viewSignature)
                            .done());
                }
            });
            return Json.object().put("grants", new Json.Items(mine)).done();
        }

        private Json.Fields sharesOf(AccountId grantee) {
            List<Json> mine = new ArrayList<>();
            grants.forEach((id, g) -> {
                if (g.ticket.grantee().equals(grantee)) {
                    mine.add(grantJson(id, g).put("keys", g.keys).done());
                }
            });
            return Json.object().put("shares", new Json.Items(mine)).done();
        }

        private static Json.ObjectBuilder grantJson(String id, Grant g) {
            return Json.object()
                    .put("id", id)
                    .put("ticket", g.ticket.toJson())
                    .put("ticketSignature", g.ticketSignature)
                    .put("state", g.state)
                    .put("expiry", g.expiry)
                    .put("seq", g.seq);
        }

        private Json.Fields decide(String jws) {
            Decision decision = Signed.read(jws, Decision.KIND).document();
            members.stream()
                    .flatMap(m -> m.records.stream())
                    .filter(kept -> kept.descriptor.document().record().equals(decision.record()))
                    .forEach(kept -> {
                        kept.state = decision.accepted() ? "confirmed" : "declined";
                        kept.handle = decision.handle();
                    });
            return Json.object().done();
        }

        private byte[] keep(byte[] body) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ItemWriter answers = new ItemWriter(out);
            try (ItemReader items = new ItemReader(new ByteArrayInputStream(body))) {
                for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                    answers.write(keep(item.get()));
                }
            }
            answers.end();
            return out.toByteArray();
        }

        private Json.Fields keep(ItemReader.Item item) throws IOException {
            byte[][] parts = {
                item.body().readNBytes((int) item.line().whole("header")),
                item.body().readNBytes((int) item.line().whole("authorHeader")),
                item.body().readNBytes((int) item.line().whole("payload"))
            };
            Signed<Descriptor> descriptor = Signed.read(item.line().text("descriptor"), Descriptor.KIND);
            Instant time = Instant.ofEpochMilli(System.currentTimeMillis());
            Kept kept = new Kept(
                    descriptor,
                    parts,
                    receipt(
                            OpenedEntry.of(
                                    descriptor.document().commitment(),
                                    descriptor.document().version()),
                            time),
                    entries - 1,
                    time);
            records.add(kept);
            trail.add(Json.object()
                    .put("kind", "entry")
                    .put("member", number.value())
                    .put("index", entries - 1)
                    .put("time", time.toEpochMilli())
                    .put("type", "record-created")
                    .put("subject", descriptor.document().account().text())
                    .put("object", descriptor.document().record().hex())
                    .put("descriptor", descriptor.compact())
                    .put("receipt", kept.receipt)
                    .done());
            return Json.object()
                    .put("kind", "receipt")
                    .put("record", descriptor.document().record().hex())
                    .put("version", descriptor.document().version())
                    .put("index", entries - 1)
                    .put("receipt", kept.receipt)
                    .put("state", kept.state)
                    .done();
        }

        private String receipt(Entry entry, Instant time) {
            leaves.add(entry.leaf());
            Receipt receipt = new Receipt(
                    origin, new LeafIndex(entries++), entry.leaf(), time, time.plus(Receipt.INCLUSION_DELAY));
            return new String(
                    Note.sign(receipt.text(), NoteSigner.ed25519(origin.receiptKey(), receiptSeed))
                            .bytes(),
                    StandardCharsets.UTF_8);
        }

        /** The log as far as one tile goes. */
        private byte[] log(String[] path) {
            if (path[2].equals("checkpoint")) {
                Checkpoint head =
                        new Checkpoint(origin, new TreeSize(leaves.size()), ServedRoot.root(leaves), List.of());
                return Note.sign(head.text(), NoteSigner.ed25519(origin.logKey(), logSeed))
                        .bytes();
            }
            ByteArrayOutputStream tile = new ByteArrayOutputStream();
            int width = Integer.parseInt(path[path.length - 1]);
            leaves.subList(0, width).forEach(leaf -> tile.writeBytes(leaf.bytes()));
            return tile.toByteArray();
        }

        private byte[] index(byte[] body) throws IOException {
            try (ItemReader items = new ItemReader(new ByteArrayInputStream(body))) {
                for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                    Signed<SegmentHead> head = Signed.read(item.get().line().text("segment"), SegmentHead.KIND);
                    String shelf =
                            head.document().handle() + "/" + head.document().year();
                    int had = Optional.ofNullable(segments.get(shelf))
                            .map(s -> s.head.document().version())
                            .orElse(0);
                    if (head.document().version() != had + 1) {
                        throw new Refused("STALE_VERSION", "It has moved on.", "Fetch it.");
                    }
                    segments.put(
                            shelf, new Segment(head, Loose.base64(item.get().readBody(1 << 26))));
                }
            }
            return new byte[0];
        }

        private byte[] serve(Json.Fields request) throws IOException {
            Signed<AccessAct> act = Signed.read(request.text("act"), AccessAct.KIND);
            Map<Long, Long> after = new TreeMap<>();
            if (request.find("after").isPresent()) {
                Loose.objects(request, "after").forEach(e -> after.put(e.whole("member"), e.whole("index")));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ItemWriter answers = new ItemWriter(out);
            for (Member member : members) {
                member.serve(
                        act,
                        after.getOrDefault(member.number.value(), -1L),
                        IndexPart.ofWord(request.text("index")),
                        answers);
            }
            answers.end();
            return out.toByteArray();
        }

        private void serve(Signed<AccessAct> act, long after, IndexPart index, ItemWriter out) throws IOException {
            List<Kept> served = index == IndexPart.ONLY
                    ? List.of()
                    : records.stream()
                            .filter(kept -> kept.descriptor
                                    .document()
                                    .account()
                                    .equals(act.document().subject()))
                            .filter(kept -> kept.index > after && !kept.state.equals("declined"))
                            .filter(kept -> mayRead(act.document(), kept.handle, kept.state))
                            .toList();
            ServedRoot root = new ServedRoot();
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            served.forEach(kept -> {
                Descriptor said = kept.descriptor.document();
                root.add(said.record(), said.version());
                list.writeBytes(ByteBuffer.allocate(20)
                        .put(said.record().bytes())
                        .putInt(said.version())
                        .array());
            });
            if (list.size() > 0) {
                lists.put(root.hex(), list.toByteArray());
            }
            Instant time = Instant.ofEpochMilli(System.currentTimeMillis());
            Json.Fields opening = Json.object()
                    .put("act", "record-consulted")
                    .put("actor", act.document().account().text())
                    .put("digest", act.digest().hex())
                    .put("network", contracts.network().hex())
                    .put("object", root.hex())
                    .put("subject", act.document().subject().text())
                    .put("time", time.toEpochMilli())
                    .done();
            String salt = "5a".repeat(32);
            long place = entries;
            String receipt = receipt(OpenedEntry.of(opening, Hex.bytes(salt)), Instant.EPOCH);
            out.write(Json.object()
                    .put("kind", "served")
                    .put("member", number.value())
                    .put("count", served.size())
                    .put("root", root.hex())
                    .put("index", place)
                    .put("opening", opening)
                    .put("salt", salt)
                    .put("receipt", receipt)
                    .done());
            trail.add(Json.object()
                    .put("kind", "entry")
                    .put("member", number.value())
                    .put("index", place)
                    .put("time", time.toEpochMilli())
                    .put("type", "record-consulted")
                    .put("subject", act.document().subject().text())
                    .put("object", root.hex())
                    .put("opening", opening)
                    .put("salt", salt)
                    .put("receipt", receipt)
                    .done());
            for (Segment segment : index == IndexPart.WITHOUT ? List.<Segment>of() : segments.values()) {
                if (mayRead(act.document(), Optional.of(segment.head.document().handle()), "confirmed")) {
                    byte[] file = Loose.base64(segment.file);
                    Json.ObjectBuilder line =
                            Json.object().put("kind", "segment").put("bytes", file.length);
                    if (act.document().basis() == AccessBasis.OWNER) {
                        line.put("segment", segment.head.compact());
                    }
                    out.write(line.done(), file);
                }
            }
            for (Kept kept : forgetsToServe && !served.isEmpty() ? served.subList(1, served.size()) : served) {
                write(kept, act.document().basis(), out);
            }
        }

        private byte[] trails(Json.Fields request) throws IOException {
            Signed<AccessAct> act = Signed.read(request.text("act"), AccessAct.KIND);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ItemWriter answers = new ItemWriter(out);
            for (Member member : members) {
                member.trail(act.document().subject(), request.findText("record"), answers);
            }
            answers.end();
            return out.toByteArray();
        }

        private void trail(AccountId subject, Optional<String> record, ItemWriter out) throws IOException {
            for (Map.Entry<String, byte[]> list : lists.entrySet()) {
                byte[] told = tells.apply(list.getValue());
                if (told.length > 0) {
                    out.write(
                            Json.object()
                                    .put("kind", "served")
                                    .put("member", number.value())
                                    .put("root", list.getKey())
                                    .put("bytes", told.length)
                                    .done(),
                            told);
                }
            }
            for (Json.Fields line : trail) {
                boolean read = line.text("type").equals("record-consulted");
                if (line.text("subject").equals(subject.text())
                        && (read
                                ? !hidesReads
                                : record.filter(id -> !id.equals(line.text("object")))
                                        .isEmpty())) {
                    out.write(line);
                }
            }
        }

        private void write(Kept kept, AccessBasis basis, ItemWriter out) throws IOException {
            byte[] header = basis == AccessBasis.AUTHOR ? kept.authorHeader : kept.header;
            Json.ObjectBuilder line = Json.object()
                    .put("kind", "record")
                    .put("record", kept.descriptor.document().record().hex())
                    .put("version", kept.descriptor.document().version())
                    .put("author", kept.author.text())
                    .put("cid", kept.descriptor.document().cid().text())
                    .put("member", number.value())
                    .put("index", 0)
                    .put("receipt", kept.receipt)
                    .put("state", kept.state)
                    .put("header", header.length)
                    .put("bytes", header.length + kept.payload.length);
            if (basis != AccessBasis.TICKET) {
                line.put("descriptor", kept.descriptor.compact());
            }
            out.write(line.done(), header, kept.payload);
        }

        private boolean mayRead(AccessAct act, Optional<Handle> handle, String state) {
            return switch (act.basis()) {
                case OWNER, AUTHOR -> true;
                case TICKET -> {
                    Grant grant = Optional.ofNullable(grants.get(act.basisId())).orElseThrow();
                    if (!grant.state.equals("active")) {
                        throw new Refused("GRANT_REVOKED", "The grant is revoked.", "Ask again.");
                    }
                    yield state.equals("unconfirmed")
                            || grant.view.entries().stream()
                                    .anyMatch(entry -> handle.equals(Optional.of(entry.handle())));
                }
            };
        }

        /** Changes a bit of what is kept of the account's first record. */
        void damageFirstPayloadOf(AccountId account) {
            records.stream()
                    .filter(kept -> kept.descriptor.document().account().equals(account))
                    .findFirst()
                    .orElseThrow()
                    .payload[40] ^= 1;
        }
    }
}
