package health.parcha.core.prescription;

import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.lifecycle.StateTable;
import health.parcha.core.lifecycle.StateTable.Cell;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionRules.Verdict;
import health.parcha.core.signed.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every state x act x actor of vectors/lifecycles/prescription.json. */
class PrescriptionTableTest {
    private static final Instant BEGINNING = Instant.ofEpochSecond(1_800_000_000);
    private static final StateTable TABLE = StateTable.read("prescription.json");
    private static final PrescriptionRules RULES = new PrescriptionRules(waits(TABLE.fields("waits")));
    private static final MemberNumber PHARMACY = new MemberNumber(6);
    private static final MemberNumber OTHER = new MemberNumber(2);

    private Prescription prescription = Prescription.written(terms(TABLE.fields("terms")));
    private boolean isMisused;

    @Test
    void everyCell_isAsTheTableSays() {
        List<Cell> cells = TABLE.cells();
        List<String> wrong = new ArrayList<>();
        for (Cell cell : cells) {
            String answer = new PrescriptionTableTest().answer(cell);
            if (!StateTable.agrees(cell.code(), answer)) {
                wrong.add(cell + " was " + answer);
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
        assertTrue(cells.size() > 2000, "the table is there");
    }

    private String answer(Cell cell) {
        for (Json.Fields step : TABLE.acts(cell.state())) {
            take(step);
        }
        boolean isSuspendedPrescriber = isMisused && cell.by().equals("prescriber");
        Verdict verdict = judge(cell.act(), cell.by(), TABLE.at(cell.state()), quantities(cell.act()), true);
        return switch (verdict) {
            case Verdict.Next next -> isSuspendedPrescriber ? "WRONG_ACTOR" : "OK";
            case Verdict.Refused refused ->
                isSuspendedPrescriber ? "WRONG_ACTOR" : refused.why().name();
        };
    }

    private void take(Json.Fields step) {
        if (step.text("act").equals("misuse")) {
            isMisused = true;
            return;
        }
        Quantities quantities = step.find("quantities")
                .map(q -> Quantities.of(StateTable.numbers(((Json.Items) q).values())))
                .orElseGet(() -> quantities(step.text("act")));
        boolean handedOver = step.find("handedOver").isPresent() && step.flag("handedOver");
        Verdict verdict = judge(step.text("act"), step.text("by"), step.whole("at"), quantities, handedOver);
        prescription = switch (verdict) {
            case Verdict.Next next -> next.prescription();
            case Verdict.Refused refused -> throw new IllegalStateException(step + " is refused: " + refused.why());
        };
    }

    private Verdict judge(String act, String by, long at, Quantities quantities, boolean handedOver) {
        var now = new PrescriptionRules.Now(BEGINNING.plusSeconds(at), isMisused);
        return RULES.judge(prescription, act(act, quantities, handedOver), actor(by), now);
    }

    private PrescriptionAct act(String name, Quantities quantities, boolean handedOver) {
        int generation = prescription.generation();
        int k = prescription.claims();
        int delivery =
                prescription.dispenses().keySet().stream().max(Integer::compare).orElse(1);
        Quantities delivered = Optional.ofNullable(prescription.dispenses().get(delivery))
                .map(Prescription.Dispense::quantities)
                .orElse(Quantities.NONE);
        return switch (name) {
            case "claim" -> new PrescriptionAct.Claim(generation, k);
            case "claimWithOldPickup" ->
                new PrescriptionAct.Claim(k == 0 ? generation + 1 : generation, Math.max(0, k - 1));
            case "renewLease" -> new PrescriptionAct.RenewLease();
            case "giveBack" -> new PrescriptionAct.GiveBack();
            case "dispense", "dispenseTooMuch", "dispenseTooEarly", "dispenseNothing", "dispenseOfNoLine" ->
                new PrescriptionAct.Dispense(quantities, handedOver);
            case "answerAlert" -> new PrescriptionAct.AnswerAlert();
            case "extend" -> new PrescriptionAct.Extend(generation, k, 0);
            case "extendWithOldPickup" ->
                new PrescriptionAct.Extend(k == 0 ? generation + 1 : generation, Math.max(0, k - 1), 0);
            case "cancel" -> new PrescriptionAct.Cancel();
            case "suspend" -> new PrescriptionAct.Suspend();
            case "resume" -> new PrescriptionAct.Resume();
            case "alert" -> new PrescriptionAct.Alert();
            case "release" -> new PrescriptionAct.Release();
            case "reissue" -> new PrescriptionAct.Reissue();
            case "reverse" -> new PrescriptionAct.Reverse(delivery, delivered, false);
            case "reverseOtherQuantities" -> new PrescriptionAct.Reverse(delivery, Quantities.of(65_535), false);
            case "reverseHandedOver" -> new PrescriptionAct.Reverse(delivery, delivered, true);
            default -> throw new IllegalArgumentException("a new act: " + name);
        };
    }

    private static PrescriptionActor actor(String name) {
        return switch (name) {
            case "prescriber" -> new PrescriptionActor.Prescriber(true);
            case "key" -> new PrescriptionActor.PrescriptionKey();
            case "officer" -> new PrescriptionActor.Organisation();
            case "pharmacist" -> new PrescriptionActor.Pharmacist(PHARMACY);
            case "rival" -> new PrescriptionActor.Pharmacist(OTHER);
            case "stranger" -> new PrescriptionActor.Stranger();
            default -> throw new IllegalArgumentException("a new actor: " + name);
        };
    }

    private static Quantities quantities(String act) {
        return TABLE.fields("quantities")
                .find(act)
                .map(q -> Quantities.of(StateTable.numbers(((Json.Items) q).values())))
                .orElse(Quantities.NONE);
    }

    private static Terms terms(Json.Fields json) {
        List<Line> lines = json.items("lines").stream()
                .map(Json.Fields.class::cast)
                .map(line -> new Line(
                        LineUnit.ofCode(small(line, "unit")).orElseThrow(),
                        LineClass.ofCode(small(line, "class")).orElseThrow(),
                        small(line, "total"),
                        small(line, "maximum"),
                        small(line, "interval")))
                .toList();
        return new Terms(BEGINNING.plusSeconds(json.whole("start")), BEGINNING.plusSeconds(json.whole("end")), lines);
    }

    private static PrescriptionWaits waits(Json.Fields json) {
        return new PrescriptionWaits(
                seconds(json, "lease"),
                small(json, "leases"),
                seconds(json, "lastHolder"),
                seconds(json, "release"),
                seconds(json, "reversal"),
                seconds(json, "handedReversal"),
                seconds(json, "month"),
                small(json, "extensions"));
    }

    private static int small(Json.Fields json, String name) {
        return Math.toIntExact(json.whole(name));
    }

    private static Duration seconds(Json.Fields json, String name) {
        return Duration.ofSeconds(json.whole(name));
    }
}
