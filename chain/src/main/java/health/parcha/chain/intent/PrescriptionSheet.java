package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Terms;
import health.parcha.core.signed.Digest;

/**
 * A prescription as the chain needs to see it: whose, under which one-time key, how much when, and the digest of what it says.
 *
 * @param key address of the prescription key
 * @param content of the sealed content
 */
public record PrescriptionSheet(AccountId prescriber, Address key, Terms terms, Digest content) {
    public PrescriptionName name() {
        return new PrescriptionName(prescriber, key, Word.bytes(terms.bytes()), content);
    }

    public PrescriptionId id() {
        return name().id();
    }
}
