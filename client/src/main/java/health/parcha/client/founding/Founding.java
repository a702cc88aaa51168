package health.parcha.client.founding;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import java.nio.file.Path;
import java.util.List;

/**
 * A founder of a network.
 *
 * @param name what people read
 * @param url base of its node, without a trailing slash
 * @param keys its key folder
 * @param admins 1 to 8 addresses that act for it
 */
public record Founding(String name, MemberKind kind, String url, Path keys, List<Address> admins) {
    public Founding {
        admins = List.copyOf(admins);
    }

    /** The kind as a member document writes it. */
    String kindName() {
        return kind.word();
    }
}
