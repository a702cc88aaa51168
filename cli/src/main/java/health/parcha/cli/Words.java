package health.parcha.cli;

import health.parcha.chain.Bytes32;
import health.parcha.client.consent.GrantTerms;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What people type, read; and what programs hold, in words. */
final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Words() {}

    static AccountId account(String text) {
        try {
            return AccountId.typed(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("\"" + text + "\" is no account: 0x and 40 hexadecimal digits");
        }
    }

    static RecordId record(String text) {
        try {
            return new RecordId(text.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("\"" + text + "\" is no record id: 32 hexadecimal digits");
        }
    }

    static Bytes32 proposal(String text) {
        try {
            return Bytes32.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("\"" + text + "\" is no proposal: 64 hexadecimal digits");
        }
    }

    static Category category(String text) {
        return Category.ofCode(text.strip())
                .orElseThrow(() -> new WrongUsage("\"" + text + "\" is no category; there are " + categories()));
    }

    /** Names behind commas; {@code all} is everything but the private drawer. */
    static Set<Category> categories(String text) {
        if (text.equals("all")) {
            return GrantTerms.wholeFile();
        }
        EnumSet<Category> named = EnumSet.noneOf(Category.class);
        for (String name : text.split(",", -1)) {
            named.add(category(name));
        }
        return named;
    }

    private static String categories() {
        return Arrays.stream(Category.values()).map(Category::code).collect(Collectors.joining(", "));
    }

    /** A day (its end), or a moment. */
    static Instant until(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new WrongUsage("\"" + text + "\" is no day (2026-12-31) and no moment (2026-12-31T12:00:00Z)");
        }
    }

    /** A day (its noon), or a moment. */
    static Instant moment(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atTime(12, 0).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new WrongUsage("\"" + text + "\" is no day (2026-12-31) and no moment (2026-12-31T12:00:00Z)");
        }
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String list(Set<Category> categories) {
        return categories.stream().sorted().map(Category::code).collect(Collectors.joining(", "));
    }
}
