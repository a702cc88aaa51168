package health.parcha.node.records;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Handle;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the records of the patients at home here are. */
@Component
public class Locators {
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;

    Locators(JdbcClient sql, JdbcTemplate jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    /** Where one version of a record is. */
    record Locator(
            AccountId account,
            RecordKey key,
            Optional<Handle> handle,
            MemberNumber member,
            Cid cid,
            RecordState state) {
        Json.Fields json() {
            return Json.object()
                    .put("account", account.text())
                    .put("author", key.author().text())
                    .put("record", key.record().hex())
                    .put("version", key.version())
                    .put("handle", handle.map(Handle::hex))
                    .put("member", member.value())
                    .put("cid", cid.text())
                    .put("state", state.word())
                    .done();
        }

        static Locator read(Json.Fields json) {
            return new Locator(
                    new AccountId(json.text("account")),
                    new RecordKey(
                            new AccountId(json.text("author")),
                            new RecordId(json.text("record")),
                            Math.toIntExact(json.whole("version"))),
                    json.findText("handle").map(Handle::new),
                    new MemberNumber(json.whole("member")),
                    new Cid(json.text("cid")),
                    RecordState.of(json.text("state")));
        }
    }

    /** Takes locators. A decision replaces what waited for it; nothing that arrives late takes a decision back. */
    void keep(List<Locator> locators) {
        jdbc.batchUpdate(
                "insert into locators (account, author, record, version, handle, member, cid, state)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (author, record, version) do update set handle = excluded.handle,"
                        + " state = excluded.state"
                        + " where locators.member = excluded.member and locators.state = 'unconfirmed'",
                locators.stream().map(Locators::row).toList());
    }

    private static Object[] row(Locator each) {
        return Arrays.asList(
                        each.account().bytes(),
                        each.key().author().bytes(),
                        each.key().record().bytes(),
                        each.key().version(),
                        each.handle().map(Handle::bytes).orElse(null),
                        each.member().value(),
                        each.cid().text(),
                        each.state().word())
                .toArray();
    }

    /** Which members keep records of an account; of these handles alone, where there are any. */
    public List<MemberNumber> members(AccountId account, List<Handle> handles) {
        byte[][] wanted = handles.stream().map(Handle::bytes).toArray(byte[][]::new);
        return sql.sql(
                        "select distinct member from locators where account = ? and (? or handle = any(?)) order by member")
                .params(account.bytes(), wanted.length == 0, wanted)
                .query((row, n) -> new MemberNumber(row.getLong("member")))
                .list();
    }

    /** The member that keeps a version of an account's record. */
    Optional<MemberNumber> member(AccountId account, RecordKey key) {
        return sql.sql("select member from locators where account = ? and author = ? and record = ? and version = ?")
                .params(
                        account.bytes(),
                        key.author().bytes(),
                        Hex.bytes(key.record().hex()),
                        key.version())
                .query((row, n) -> new MemberNumber(row.getLong("member")))
                .optional();
    }
}
