package health.parcha.node.acts;

import health.parcha.chain.statement.Card;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.node.accounts.Cards;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Whether a signed document is the person's who is said to have signed it. */
@Component
public final class Authorship {
    private final Cards cards;
    private final NetworkId network;

    Authorship(Cards cards, NetworkManifest manifest) {
        this.cards = cards;
        this.network = manifest.network();
    }

    /**
     * Lets a document pass that is of this network and signed by the record key of the account's present card.
     *
     * @throws Refused WRONG_NETWORK, BAD_SIGNATURE, or as {@link Cards#card} does
     */
    public void require(Signed<?> document, NetworkId of, AccountId signer) {
        author(signer).require(document, of);
    }

    /** The checks of one person's documents, the key decoded once for many. */
    public Author author(AccountId account) {
        Card card = cards.card(account);
        try {
            return new Author(account, card.version(), card.recordKey().decoded());
        } catch (GeneralSecurityException e) {
            throw new Refused(Code.BAD_SIGNATURE, "The card of account " + account + " names no usable record key.");
        }
    }

    /** One person's present record key. */
    public final class Author {
        private final AccountId account;
        private final long cardVersion;
        private final VerifyingKey.Decoded key;

        private Author(AccountId account, long cardVersion, VerifyingKey.Decoded key) {
            this.account = account;
            this.cardVersion = cardVersion;
            this.key = key;
        }

        /** As {@link Authorship#require}. */
        public <T extends Document> void require(Signed<T> document, NetworkId of) {
            String kind = document.document().kind().type();
            if (!of.equals(network)) {
                throw new Refused(Code.WRONG_NETWORK, "The " + kind + " is of another network.");
            }
            KeyId keyId = KeyId.of(document);
            if (!keyId.account().equals(account)) {
                throw new Refused(
                        Code.WRONG_ACCOUNT, "The " + kind + " is signed by another account than " + account + ".");
            }
            if (keyId.cardVersion() != cardVersion || !document.jws().isSignedBy(key)) {
                throw new Refused(
                        Code.BAD_SIGNATURE,
                        "The " + kind + " is not signed by the record key of " + account + "'s present card.");
            }
        }
    }
}
