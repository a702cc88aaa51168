package health.parcha.log;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.util.regex.Pattern;

/** Who acted or was acted upon: an account ({@code 0x} and 40 digits) or a member ({@code member/<number>}). */
public record LogParty(String text) {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{40}|member/[1-9][0-9]{0,9}");

    public LogParty {
        if (!FORM.matcher(text).matches()) {
            throw new MalformedLogText("a party is an account, or member/ and a number");
        }
    }

    public static LogParty of(AccountId account) {
        return new LogParty(account.text());
    }

    public static LogParty of(MemberNumber member) {
        return new LogParty("member/" + member);
    }

    @Override
    public String toString() {
        return text;
    }
}
