package health.parcha.client.account;

import health.parcha.chain.Contracts;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Card;
import health.parcha.client.people.PublishedCard;
import health.parcha.client.session.Sheets;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.seal.AccountKey;
import health.parcha.seal.DoorParameters;
import health.parcha.seal.Keyring;
import health.parcha.seal.KeyringFile;
import health.parcha.seal.Keystore;
import health.parcha.seal.PasswordDoor;
import health.parcha.seal.Secret32;
import health.parcha.seal.age.HybridRecipient;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything secret that a new account has, and what is published of it. */
record NewKeys(
        AccountId account,
        SigningKey signer,
        SigningKey kit,
        AccountKey accountKey,
        Keyring keyring,
        Keystore keystore,
        VerifyingKey login,
        PublishedCard card,
        Signed<RecipientsSheet> sheet) {
    /** Makes them; the slow hash of the password is done here. */
    static NewKeys make(
            Contracts contracts, MemberNumber home, SigningKey signer, char[] password, SecureRandom random) {
        AccountId account = AccountId.of(signer.address().toArray());
        Keyring keyring = Keyring.create(contracts.network(), account, Optional.of(secret(signer)), random);
        AccountKey accountKey = AccountKey.fresh(random);
        DoorParameters parameters = DoorParameters.floor(random);
        try (PasswordDoor door = PasswordDoor.open(password, accountKey, contracts.network(), account, parameters);
                Secret32 root = Secret32.fresh(random)) {
            Keystore keystore = new Keystore(
                    contracts.network(),
                    account,
                    parameters,
                    door.sealRoot(root, random),
                    KeyringFile.seal(keyring, root, random));
            return new NewKeys(
                    account,
                    signer,
                    SigningKey.generate(random),
                    accountKey,
                    keyring,
                    keystore,
                    door.login().verifyingKey(),
                    card(contracts, home, signer, keyring),
                    Signed.sign(Sheets.of(keyring, 1), new KeyId(account, 1), keyring.recordKey()));
        }
    }

    private static PublishedCard card(Contracts contracts, MemberNumber home, SigningKey signer, Keyring keyring) {
        HybridRecipient inbox = keyring.inboxes().getFirst().recipient();
        Card card = new Card(
                keyring.account(),
                contracts.network(),
                signer.address(),
                keyring.recordKey().verifyingKey(),
                Digest.of(inbox.bytes()),
                List.of(home),
                1);
        return PublishedCard.sign(card, inbox, contracts, signer);
    }

    private static Secret32 secret(SigningKey key) {
        byte[] bytes = key.revealSecretBytes();
        try {
            return Secret32.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "NewKeys[" + account + "]";
    }
}
