package health.parcha.node.sessions;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.Signature;
import health.parcha.chain.statement.Challenge;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Login;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.node.http.SignatureHex;
import java.time.Instant;

/** An answered challenge: by the key of the password door, or by the account's signer. */
sealed interface Answer {
    NetworkId network();

    MemberNumber member();

    String origin();

    AccountId account();

    byte[] nonce();

    Instant time();

    /** Whether the right key of that account has signed it. */
    boolean isBy(VerifyingKey login, Address signer, Contracts contracts);

    static Answer read(Json.Fields body) {
        if (body.find("login").isPresent()) {
            return new ByLogin(Signed.read(body.text("login"), Login.KIND));
        }
        return new BySigner(Challenge.ofJson(body.fields("challenge")), SignatureHex.read(body, "signature"));
    }

    /** A parcha-login document. */
    record ByLogin(Signed<Login> signed) implements Answer {
        @Override
        public NetworkId network() {
            return signed.document().network();
        }

        @Override
        public MemberNumber member() {
            return signed.document().member();
        }

        @Override
        public String origin() {
            return signed.document().origin();
        }

        @Override
        public AccountId account() {
            return signed.document().account();
        }

        @Override
        public byte[] nonce() {
            return Hex.bytes(Hex.check(signed.document().nonce(), 32, "nonce"));
        }

        @Override
        public Instant time() {
            return signed.document().time();
        }

        @Override
        public boolean isBy(VerifyingKey login, Address signer, Contracts contracts) {
            return signed.isSignedBy(login)
                    && signed.jws().keyId().equals(account().text());
        }
    }

    /** The typed Challenge. */
    record BySigner(Challenge challenge, Signature signature) implements Answer {
        @Override
        public NetworkId network() {
            return challenge.network();
        }

        @Override
        public MemberNumber member() {
            return challenge.member();
        }

        @Override
        public String origin() {
            return challenge.origin();
        }

        @Override
        public AccountId account() {
            return challenge.account();
        }

        @Override
        public byte[] nonce() {
            Bytes32 nonce = challenge.nonce();
            return nonce.toArray();
        }

        @Override
        public Instant time() {
            return challenge.time();
        }

        @Override
        public boolean isBy(VerifyingKey login, Address signer, Contracts contracts) {
            return challenge.isSignedBy(signer, signature, contracts);
        }
    }
}
