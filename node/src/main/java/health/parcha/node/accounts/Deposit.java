package health.parcha.node.accounts;

import health.parcha.chain.Bytes;
import health.parcha.core.party.Registration;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.node.http.JsonBody;
import java.util.Optional;

/**
 * What a person leaves at the member that is to verify the account.
 *
 * @param slot sealed to the password door
 * @param keyring sealed to the root key
 * @param profile public for professionals, salted and sealed for patients
 * @param sealed a patient's demographics, an age file
 */
record Deposit(
        Signed<Registration> registration,
        DepositedCard card,
        Signed<RecipientsSheet> sheet,
        Bytes slot,
        Bytes keyring,
        Json.Fields profile,
        Optional<Bytes> sealed) {

    /** Reads a request's body; what is not there or not in form is MalformedJson. */
    static Deposit read(Json.Fields body) {
        return new Deposit(
                Signed.read(body.text("registration"), Registration.KIND),
                DepositedCard.read(body),
                Signed.read(body.text("sheet"), RecipientsSheet.KIND),
                Bytes.of(JsonBody.bytes(body, "slot")),
                Bytes.of(JsonBody.bytes(body, "keyring")),
                body.fields("profile"),
                body.findText("sealed").map(s -> Bytes.of(JsonBody.bytes(body, "sealed"))));
    }
}
