package health.parcha.node.grants;

import health.parcha.chain.key.Signature;
import health.parcha.chain.statement.Ticket;
import health.parcha.core.consent.GrantId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.node.http.SignatureHex;

/** A ticket with its signature, as it travels. */
record SignedTicket(Ticket ticket, Signature signature) {
    GrantId id() {
        return ticket.grantId();
    }

    static SignedTicket read(Json.Fields body) {
        return new SignedTicket(Ticket.ofJson(body.fields("ticket")), SignatureHex.read(body, "ticketSignature"));
    }

    static SignedTicket ofRow(String ticket, byte[] signature) {
        return new SignedTicket(Ticket.ofJson(JsonReader.readObject(ticket)), SignatureHex.of(signature));
    }

    String text() {
        return CanonicalJson.text(ticket.toJson());
    }

    /** Puts both members. */
    Json.ObjectBuilder into(Json.ObjectBuilder body) {
        return body.put("ticket", ticket.toJson()).put("ticketSignature", SignatureHex.text(signature));
    }
}
