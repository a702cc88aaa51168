package health.parcha.core.consent;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * A reader's signed wish to read: served once, through one member, within minutes.
 *
 * @param account the reader
 * @param subject whose file
 * @param basis why the reader may
 * @param basisId the grant's id for a ticket, empty otherwise
 * @param via the member that gathers for the reader
 * @param nonce 16 random bytes, hexadecimal; a node takes it once
 * @param from start of the window
 * @param until end of the window, at most 15 minutes later
 * @param purpose shown to the patient
 */
public record AccessAct(
        NetworkId network,
        AccountId account,
        AccountId subject,
        AccessBasis basis,
        String basisId,
        MemberNumber via,
        String nonce,
        Instant from,
        Instant until,
        Purpose purpose)
        implements Document {
    public static final Kind<AccessAct> KIND = new Kind<>("parcha-access", AccessAct::read);

    /** The longest window. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    public AccessAct {
        Hex.check(nonce, 16, "nonce");
        if (until.isBefore(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an access act's window is at most 15 minutes");
        }
    }

    /** Whether the window is open at that time. */
    public boolean isOpenAt(Instant time) {
        return !time.isBefore(from) && !time.isAfter(until);
    }

    @Override
    public Kind<AccessAct> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("subject", subject.text())
                .put("basis", basis.code())
                .put("basisId", basisId)
                .put("via", via.value())
                .put("nonce", nonce)
                .put("from", from.toEpochMilli())
                .put("until", until.toEpochMilli())
                .put("purpose", purpose.code())
                .done();
    }

    private static AccessAct read(Json.Fields f) {
        return new AccessAct(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new AccountId(f.text("subject")),
                AccessBasis.ofCode(f.text("basis")),
                f.text("basisId"),
                new MemberNumber(f.whole("via")),
                f.text("nonce"),
                Instant.ofEpochMilli(f.whole("from")),
                Instant.ofEpochMilli(f.whole("until")),
                Purpose.ofCode(f.text("purpose")));
    }
}
