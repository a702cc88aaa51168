package health.parcha.chain.statement;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.util.function.Function;

/** Fields of statements between their types, their words and their JSON. */
final class Fields {
    private Fields() {}

    static Bytes32 word(byte[] bytes) {
        return Bytes32.of(bytes);
    }

    static Bytes32 word(AccountId account) {
        return Word.address(Address.of(account.bytes()));
    }

    static Bytes32 word(MemberNumber member) {
        return Word.uint(member.value());
    }

    static String hex(Bytes32 word) {
        return Hex.of(word.toArray());
    }

    static NetworkId network(Json.Fields json) {
        return read(json, "network", NetworkId::new);
    }

    static AccountId account(Json.Fields json, String name) {
        return read(json, name, AccountId::new);
    }

    static Address address(Json.Fields json, String name) {
        return Address.of(account(json, name).bytes());
    }

    static Bytes32 bytes32(Json.Fields json, String name) {
        return read(json, name, text -> Bytes32.parse(Hex.check(text, Bytes32.SIZE, name)));
    }

    static MemberNumber member(Json.Fields json, String name) {
        try {
            return new MemberNumber(json.whole(name));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("member \"" + name + "\": " + e.getMessage());
        }
    }

    static <T> T read(Json.Fields json, String name, Function<String, T> parse) {
        try {
            return parse.apply(json.text(name));
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("member \"" + name + "\": " + e.getMessage());
        }
    }
}
