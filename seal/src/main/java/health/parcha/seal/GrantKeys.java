package health.parcha.seal;

import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Jws;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.seal.SealException.Subject;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridRecipient;
import health.parcha.seal.age.Identity;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The keys of one grant, as the grantee gets them (docs/spec/seal.md, section 5). The size does not depend on the number
 * of records. {@link #close()} wipes the identities.
 */
public final class GrantKeys implements AutoCloseable {
    /** The kind of JWS. */
    public static final String TYPE = "parcha-grant";

    private final GrantTerms terms;
    private final Content content;
    private final Jws jws;

    /**
     * What stands behind the signed line.
     *
     * @param consent the FHIR Consent, JSON as text, verbatim
     * @param handles where the grantee may write, by category; empty unless the grant is for writing too
     */
    record Content(String consent, List<GrantedCategory> categories, Map<Category, Handle> handles) {
        Content {
            if (categories.stream().map(GrantedCategory::category).distinct().count() != categories.size()) {
                throw new IllegalArgumentException("a category is granted once");
            }
            categories = categories.stream()
                    .sorted(Comparator.comparing(GrantedCategory::category))
                    .toList();
            handles = Map.copyOf(handles);
        }

        @Override
        public String toString() {
            return "Content[" + categories.size() + " categories]";
        }
    }

    GrantKeys(GrantTerms terms, Content content, Jws jws) {
        this.terms = terms;
        this.content = content;
        this.jws = jws;
    }

    /**
     * Signs the keys of a grant.
     *
     * @param consent the FHIR Consent, JSON as text; kept verbatim
     * @param handles where the grantee may write; empty unless the grant is for writing too
     */
    public static GrantKeys sign(
            GrantTerms terms,
            String consent,
            List<GrantedCategory> categories,
            Map<Category, Handle> handles,
            RecordSigner signer) {
        if (!signer.account().equals(terms.account())) {
            throw new IllegalArgumentException("grant keys are signed by the patient");
        }
        Content content = new Content(consent, categories, handles);
        Json.ObjectBuilder payload = GrantKeysJson.payload(terms, content.categories());
        return new GrantKeys(
                terms,
                content,
                SignedLines.sign(payload, rest(content), TYPE, signer).jws());
    }

    private static String rest(Content content) {
        return CanonicalJson.text(GrantKeysJson.content(content)) + "\n";
    }

    /** The age file to the grantee's inbox. */
    public byte[] seal(HybridRecipient inbox, SecureRandom random) {
        byte[] text = SignedLines.again(jws, rest(content)).bytes();
        try {
            return Age.seal(text, List.of(inbox), random);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /**
     * Opens and checks digest and form, but <b>not</b> the signature: ask {@link #isSignedBy} with the key of the
     * patient's card.
     *
     * @param inboxes the grantee's inbox identities, the current one first
     * @throws AgeException it was not opened
     * @throws SealException what was opened is refused
     */
    public static GrantKeys open(byte[] file, List<? extends Identity> inboxes) throws AgeException, SealException {
        byte[] text = Age.open(file, inboxes);
        try {
            return GrantKeysJson.read(SignedLines.read(text, TYPE, Subject.GRANT));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    public GrantTerms terms() {
        return terms;
    }

    public String consent() {
        return content.consent();
    }

    public List<GrantedCategory> categories() {
        return content.categories();
    }

    public Map<Category, Handle> writeHandles() {
        return content.handles();
    }

    public Jws jws() {
        return jws;
    }

    /** Whether the signature is that key's; the key is the one of the patient's card that kid names. */
    public boolean isSignedBy(VerifyingKey key) {
        return jws.isSignedBy(key);
    }

    @Override
    public void close() {
        for (GrantedCategory category : content.categories()) {
            for (GrantedCategory.Keys keys : category.keys().values()) {
                keys.vault().close();
                keys.index().ifPresent(Identity::close);
            }
        }
    }

    @Override
    public String toString() {
        return "GrantKeys[" + terms.grant() + " version " + terms.version() + "]";
    }
}
