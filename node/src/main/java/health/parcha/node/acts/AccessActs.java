package health.parcha.node.acts;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Signed;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Access acts: a reader's own, in their window, through the member they name, and once. */
@Component
public final class AccessActs {
    private static final Duration CLOCKS = Duration.ofMinutes(5);
    private static final Duration FORGET = Duration.ofMinutes(1);

    private final Authorship authorship;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final AtomicReference<Instant> forgotten = new AtomicReference<>(Instant.EPOCH);

    AccessActs(Authorship authorship, JdbcClient sql, InstantSource clock) {
        this.authorship = authorship;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Reads an act and takes it: from here on it is used up at this node.
     *
     * @param reader who must have signed it; whoever it says, where it comes from another member
     * @param via the member it must name
     * @throws Refused WRONG_MEMBER, OUT_OF_TIME, ACT_USED, WRONG_ACCOUNT, or as {@link Authorship#require} does
     */
    public Signed<AccessAct> take(String compact, java.util.Optional<AccountId> reader, MemberNumber via) {
        Signed<AccessAct> act = Signed.read(compact, AccessAct.KIND);
        AccessAct said = act.document();
        if (!said.via().equals(via)) {
            throw new Refused(
                    Code.WRONG_MEMBER, "The access act names member " + said.via() + ", it came through " + via + ".");
        }
        reader.filter(expected -> !expected.equals(said.account())).ifPresent(expected -> {
            throw new Refused(
                    Code.WRONG_ACCOUNT,
                    "The access act is of " + said.account() + ", the session of " + expected + ".");
        });
        requireInTime(said);
        authorship.require(act, said.network(), said.account());
        useUp(said);
        return act;
    }

    private void requireInTime(AccessAct act) {
        Instant now = clock.instant();
        if (now.isBefore(act.from().minus(CLOCKS)) || now.isAfter(act.until())) {
            throw new Refused(
                    Code.OUT_OF_TIME, "The access act counts from " + act.from() + " until " + act.until() + ".");
        }
    }

    private void useUp(AccessAct act) {
        forget();
        int taken = sql.sql("insert into access_acts (reader, nonce, until) values (?, ?, ?) on conflict do nothing")
                .params(act.account().bytes(), Hex.bytes(act.nonce()), Timestamp.from(act.until()))
                .update();
        if (taken == 0) {
            throw new Refused(Code.ACT_USED, "This node has served that access act already.");
        }
    }

    /** Forgets acts whose window is over: they are refused by their time. */
    private void forget() {
        Instant now = clock.instant();
        Instant last = forgotten.get();
        if (last.plus(FORGET).isBefore(now) && forgotten.compareAndSet(last, now)) {
            sql.sql("delete from access_acts where until < ?")
                    .param(Timestamp.from(now.minus(CLOCKS)))
                    .update();
        }
    }
}
