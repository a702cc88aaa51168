package health.parcha.node.following;

import health.parcha.chain.Seq;
import health.parcha.chain.follow.ChainEvent;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.core.party.AccountId;
import health.parcha.core.prescription.PrescriptionId;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prescriptions and their dispenses, as their events change them. */
record PrescriptionRows(JdbcClient jdbc) {
    private static final String FREED = "pharmacy = null, claimed_at = null, leases = 0";

    void apply(SettledBlock block, ChainEvent.OfPrescription event, Seq seq) {
        switch (event) {
            case ChainEvent.Prescribed e -> prescribed(block, e, seq);
            case ChainEvent.Claimed e -> claimed(block, e, seq);
            case ChainEvent.LeaseRenewed e -> change(block, e.prescription(), seq, "leases = leases + 1");
            case ChainEvent.GivenBack e -> change(block, e.prescription(), seq, FREED);
            case ChainEvent.Dispensed e -> dispensed(block, e, seq);
            case ChainEvent.Reversed e -> reversed(block, e, seq);
            case ChainEvent.PrescriptionCancelled e ->
                change(block, e.prescription(), seq, "cancelled = true, " + FREED);
            case ChainEvent.PrescriptionSuspended e ->
                change(block, e.prescription(), seq, "suspended = true, " + FREED);
            case ChainEvent.PrescriptionResumed e -> change(block, e.prescription(), seq, "suspended = false");
            case ChainEvent.Alerted e -> change(block, e.prescription(), seq, "alerted = true");
            case ChainEvent.AlertAnswered e -> change(block, e.prescription(), seq, "alerted = false");
            case ChainEvent.Extended e -> change(block, e.prescription(), seq, "ends = ?", time(e.end()));
            case ChainEvent.Released e -> change(block, e.prescription(), seq, FREED);
            case ChainEvent.Reissued e ->
                change(block, e.prescription(), seq, "generation = ?, " + FREED, e.generation());
        }
    }

    private void prescribed(SettledBlock block, ChainEvent.Prescribed e, Seq seq) {
        AccountId prescriber = e.prescriber();
        jdbc.sql("""
                        insert into chain_prescriptions (prescription, prescriber, organisation, ends, leases, claims,
                            generation, cancelled, suspended, alerted, seq, height)
                        values (?, ?, ?, ?, 0, 0, 0, false, false, false, ?, ?)""")
                .params(
                        e.prescription().bytes(),
                        prescriber.bytes(),
                        e.organisation().value(),
                        time(e.end()),
                        seq.next().value(),
                        block.height().value())
                .update();
    }

    private void claimed(SettledBlock block, ChainEvent.Claimed e, Seq seq) {
        change(
                block,
                e.prescription(),
                seq,
                "pharmacy = ?, claimed_at = ?, leases = 1, claims = ?",
                e.pharmacy().value(),
                time(block.time()),
                e.delivery());
    }

    private void dispensed(SettledBlock block, ChainEvent.Dispensed e, Seq seq) {
        jdbc.sql("""
                        insert into chain_dispenses
                            (prescription, delivery, pharmacy, time, handed_over, reversed, quantities, seq, height)
                        values (?, ?, ?, ?, ?, false, ?, 1, ?)""")
                .params(
                        e.prescription().bytes(),
                        e.delivery(),
                        e.pharmacy().value(),
                        time(block.time()),
                        e.handedOver(),
                        e.quantities().bytes(),
                        block.height().value())
                .update();
        change(block, e.prescription(), seq, FREED);
    }

    /** Its seq is the dispense's; the prescription's stays. */
    private void reversed(SettledBlock block, ChainEvent.Reversed e, Seq seq) {
        one(
                jdbc.sql("""
                                update chain_dispenses set reversed = true, seq = ?, height = ?
                                where prescription = ? and delivery = ?""")
                        .params(
                                seq.next().value(),
                                block.height().value(),
                                e.prescription().bytes(),
                                e.delivery())
                        .update(),
                e.prescription());
    }

    private void change(SettledBlock block, PrescriptionId prescription, Seq seq, String set, Object... values) {
        JdbcClient.StatementSpec statement =
                jdbc.sql("update chain_prescriptions set " + set + ", seq = ?, height = ? where prescription = ?");
        for (Object value : values) {
            statement = statement.param(value);
        }
        one(
                statement
                        .param(seq.next().value())
                        .param(block.height().value())
                        .param(prescription.bytes())
                        .update(),
                prescription);
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }

    private static void one(int changed, PrescriptionId prescription) {
        if (changed != 1) {
            throw new IllegalStateException("the chain changed a prescription that never was here: " + prescription);
        }
    }
}
