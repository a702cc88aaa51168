package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.signed.Digest;

/**
 * The four things whose hash names a prescription, so that an act can show the prescription key without its terms.
 *
 * @param key address of the prescription key
 * @param terms keccak of the terms
 * @param content of the sealed content
 */
public record PrescriptionName(AccountId prescriber, Address key, Bytes32 terms, Digest content) {
    /** keccak256(abi.encode(prescriber, key, keccak(terms), content)). */
    public PrescriptionId id() {
        return PrescriptionId.of(Keccak.hash(
                        Word.address(Address.of(prescriber.bytes())).toArray(),
                        Word.address(key).toArray(),
                        terms.toArray(),
                        content.bytes())
                .toArray());
    }
}
