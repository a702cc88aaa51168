package health.parcha.client.account;

import health.parcha.client.door.NodeDoor;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Loose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verified professionals of all members. */
public final class Directory {
    private static final int MOST_PAGES = 1_000;

    private final NodeDoor door;

    public Directory(Me me) {
        this.door = me.door();
    }

    /** One line of it. */
    public record Listed(AccountId account, Json.Fields profile, MemberNumber member, String memberName) {}

    /**
     * Who fits, as the own node lists them; whom one grants or writes to is checked against the chain then.
     *
     * @param query part of a name; empty = all
     */
    public List<Listed> search(String query, Optional<String> specialty, Optional<MemberNumber> member) {
        String filter = "q=" + encoded(query)
                + specialty.map(s -> "&specialty=" + encoded(s)).orElse("")
                + member.map(m -> "&member=" + m).orElse("");
        List<Listed> all = new ArrayList<>();
        Optional<String> next = Optional.of("");
        for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
            Json.Fields answer =
                    door.get("/directory?" + filter + (page == 0 ? "" : "&cursor=" + encoded(next.orElseThrow())));
            Loose.objects(answer, "items").forEach(item -> all.add(listed(item)));
            next = answer.findText("next");
        }
        return all;
    }

    private static Listed listed(Json.Fields item) {
        return new Listed(
                new AccountId(item.text("account")),
                item.fields("profile"),
                new MemberNumber(item.whole("member")),
                item.text("memberName"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
