package health.parcha.node.grants;

import health.parcha.chain.key.Signature;
import health.parcha.chain.statement.View;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.node.http.SignatureHex;

/** A view with its signature, as it travels. */
record SignedView(View view, Signature signature) {
    static SignedView read(Json.Fields body) {
        return new SignedView(View.ofJson(body.fields("view")), SignatureHex.read(body, "viewSignature"));
    }

    static SignedView ofRow(String view, byte[] signature) {
        return new SignedView(View.ofJson(JsonReader.readObject(view)), SignatureHex.of(signature));
    }

    String text() {
        return CanonicalJson.text(view.toJson());
    }

    Json.ObjectBuilder into(Json.ObjectBuilder body) {
        return body.put("view", view.toJson()).put("viewSignature", SignatureHex.text(signature));
    }
}
