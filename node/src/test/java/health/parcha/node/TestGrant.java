package health.parcha.node;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Statement;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.core.consent.ViewId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A grant with write-back as its owner deposits it; the keys file is just bytes here. */
public record TestGrant(TestPerson owner, Ticket ticket, View view) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static TestGrant of(TestPerson owner, TestPerson grantee) {
        return of(owner, grantee, ViewId.of(random(ViewId.BYTES)));
    }

    public static TestGrant of(TestPerson owner, TestPerson grantee, ViewId view) {
        Contracts contracts = owner.contracts;
        Ticket ticket = new Ticket(
                contracts.network(),
                contracts.consents(),
                owner.account(),
                new GrantEpoch(0),
                SigningKey.generate(RANDOM).address(),
                grantee.account(),
                view,
                true,
                Optional.empty(),
                owner.account(),
                Bytes32.of(random(32)));
        return new TestGrant(owner, ticket, view(owner, view, 1));
    }

    /** All categories, each in a fresh place. */
    public static View view(TestPerson owner, ViewId id, long version) {
        List<View.Entry> all = Arrays.stream(Category.values())
                .map(category -> new View.Entry(Handle.of(random(Handle.BYTES)), Instant.EPOCH))
                .toList();
        return new View(owner.contracts.network(), owner.account(), id, all, version);
    }

    /** The same ticket beside that view, signed by the ticket's owner. */
    public TestGrant showing(View other) {
        return new TestGrant(owner, ticket, other);
    }

    /** As one member gives it to another. */
    public Json.Fields forPeers() {
        return viewInto(ticketInto(Json.object())).done();
    }

    /** As its owner deposits it. */
    public Json.Fields forDeposit() {
        return viewInto(ticketInto(Json.object()))
                .put("keys", TestPerson.base64(new byte[] {1, 2, 3}))
                .done();
    }

    public Json.Fields viewAlone() {
        return viewInto(Json.object()).done();
    }

    private Json.ObjectBuilder ticketInto(Json.ObjectBuilder body) {
        return body.put("ticket", ticket.toJson()).put("ticketSignature", signature(ticket));
    }

    private Json.ObjectBuilder viewInto(Json.ObjectBuilder body) {
        return body.put("view", view.toJson()).put("viewSignature", signature(view));
    }

    private String signature(Statement statement) {
        return Hex.of(statement.sign(owner.contracts, owner.signer).toArray());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
