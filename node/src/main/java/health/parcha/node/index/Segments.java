package health.parcha.node.index;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Handle;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Signed;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sealed index segments of the patients at home here. A new version replaces the former, which is gone. */
@Component
public class Segments {
    private final JdbcClient sql;

    Segments(JdbcClient sql) {
        this.sql = sql;
    }

    /** A segment as it is served; the head names it towards its owner. */
    public record Kept(String head, byte[] file) {}

    record Present(int version, Digest digest) {}

    Optional<Present> present(SegmentHead head) {
        return sql.sql("select version, digest from segments where account = ? and handle = ? and year = ? for update")
                .params(head.account().bytes(), head.handle().bytes(), head.year())
                .query((row, n) -> new Present(row.getInt("version"), Digest.ofHash(row.getBytes("digest"))))
                .optional();
    }

    /** Puts a version in the place of the former one; whether that was the one named. Compare-and-set. */
    boolean replace(Signed<SegmentHead> head, byte[] file) {
        SegmentHead said = head.document();
        if (said.version() == 1) {
            return sql.sql("insert into segments (account, handle, year, version, head, digest, file)"
                                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                            .params(
                                    said.account().bytes(),
                                    said.handle().bytes(),
                                    said.year(),
                                    said.version(),
                                    head.compact(),
                                    head.digest().bytes(),
                                    file)
                            .update()
                    == 1;
        }
        return sql.sql("update segments set version = ?, head = ?, digest = ?, file = ?"
                                + " where account = ? and handle = ? and year = ? and version = ? and digest = ?")
                        .params(
                                said.version(),
                                head.compact(),
                                head.digest().bytes(),
                                file,
                                said.account().bytes(),
                                said.handle().bytes(),
                                said.year(),
                                said.version() - 1,
                                said.previous().orElseThrow().bytes())
                        .update()
                == 1;
    }

    /** An account's segments; under these handles alone, where there are any. */
    public List<Kept> of(AccountId account, Optional<List<Handle>> handles) {
        byte[][] wanted = handles.orElse(List.of()).stream().map(Handle::bytes).toArray(byte[][]::new);
        return sql.sql("select head, file from segments where account = ? and (? or handle = any(?))"
                        + " order by year desc, handle")
                .params(account.bytes(), handles.isEmpty(), wanted)
                .query((row, n) -> new Kept(row.getString("head"), row.getBytes("file")))
                .list();
    }
}
