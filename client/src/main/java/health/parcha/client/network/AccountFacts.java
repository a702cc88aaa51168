package health.parcha.client.network;

import health.parcha.chain.Address;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the chain says of an account at a settled block.
 *
 * @param card EIP-712 digest of the card, 64 hexadecimal digits; zeros before the first
 * @param verifiedBy the member that verified, or that was asked to; empty where any may
 * @param raw the whole answer without its block: what two members must agree on
 */
public record AccountFacts(
        AccountId account,
        Status status,
        Set<Role> roles,
        Optional<MemberNumber> employer,
        Optional<MemberNumber> verifiedBy,
        Address signer,
        String card,
        long keyringVersion,
        Digest keyring,
        long grantEpoch,
        Digest profile,
        long ownerSeq,
        long othersSeq,
        Block block,
        Json.Fields raw) {
    /** Where an account stands. */
    public enum Status {
        NONE,
        PENDING,
        VERIFIED,
        SUSPENDED,
        CLOSED,
        PROVISIONAL,
        DECEASED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The settled block that the answer is of. */
    public record Block(long number, String hash) {}

    static AccountFacts read(Json.Fields json) {
        Json.Fields block = json.fields("block");
        return new AccountFacts(
                new AccountId(json.text("account")),
                status(json.text("status")),
                roles(json.texts("roles")),
                member(json, "employer"),
                member(json, "verifiedBy"),
                Address.parse(json.text("signer")),
                plain(json.text("card")),
                json.whole("keyringVersion"),
                new Digest(plain(json.text("keyring"))),
                json.whole("grantEpoch"),
                new Digest(plain(json.text("profile"))),
                json.whole("ownerSeq"),
                json.whole("othersSeq"),
                new Block(block.whole("number"), plain(block.text("hash"))),
                without(json, "block"));
    }

    public boolean isVerified() {
        return status == Status.VERIFIED;
    }

    boolean agreesWith(AccountFacts other) {
        return raw.equals(other.raw);
    }

    /** The names under which another answer says something else. */
    Set<String> differencesTo(AccountFacts other) {
        Set<String> names = new TreeSet<>(raw.members().keySet());
        names.addAll(other.raw.members().keySet());
        names.removeIf(name -> raw.find(name).equals(other.raw.find(name)));
        return names;
    }

    private static Json.Fields without(Json.Fields json, String name) {
        Json.ObjectBuilder rest = Json.object();
        json.members().forEach((key, value) -> {
            if (!key.equals(name)) {
                rest.put(key, value);
            }
        });
        return rest.done();
    }

    private static Status status(String word) {
        for (Status status : Status.values()) {
            if (status.word().equals(word.toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new MalformedJson("an unknown status");
    }

    private static Set<Role> roles(List<String> words) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        words.forEach(word -> roles.add(
                Role.ofCode(word.toLowerCase(Locale.ROOT)).orElseThrow(() -> new MalformedJson("an unknown role"))));
        return Set.copyOf(roles);
    }

    private static Optional<MemberNumber> member(Json.Fields json, String name) {
        return json.find(name)
                .filter(value -> value instanceof Json.Whole)
                .map(value -> json.whole(name))
                .filter(number -> number > 0)
                .map(MemberNumber::new);
    }

    private static String plain(String hex) {
        return hex.startsWith("0x") ? hex.substring(2) : hex;
    }
}
