package health.parcha.core.claim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.claim.ClaimRules.Verdict;
import health.parcha.core.lifecycle.StateTable;
import health.parcha.core.lifecycle.StateTable.Cell;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every state x act x actor of vectors/lifecycles/claim.json. */
class ClaimTableTest {
    private static final Instant BEGINNING = Instant.ofEpochSecond(1_800_000_000);
    private static final StateTable TABLE = StateTable.read("claim.json");
    private static final ClaimRules RULES = new ClaimRules(waits());
    private static final MemberNumber PHARMACY = new MemberNumber(6);
    private static final MemberNumber PAYER = new MemberNumber(7);

    private PayerClaim claim = PayerClaim.none(PHARMACY);
    private boolean isDispenseReversed;

    @Test
    void everyCell_isAsTheTableSays() {
        List<Cell> cells = TABLE.cells();
        List<String> wrong = new ArrayList<>();
        for (Cell cell : cells) {
            String answer = new ClaimTableTest().answer(cell);
            if (!StateTable.agrees(cell.code(), answer)) {
                wrong.add(cell + " was " + answer);
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
        assertTrue(cells.size() > 400, "the table is there");
    }

    private String answer(Cell cell) {
        for (Json.Fields step : TABLE.acts(cell.state())) {
            take(step);
        }
        boolean isSecond = cell.act().startsWith("submitSecond");
        PayerClaim subject = isSecond ? PayerClaim.none(PHARMACY) : claim;
        Verdict verdict = RULES.judge(subject, act(cell.act(), true), actor(cell.by()), now(TABLE.at(cell.state())));
        return switch (verdict) {
            case Verdict.Next next -> "OK";
            case Verdict.Refused refused -> refused.why().name();
        };
    }

    private void take(Json.Fields step) {
        if (step.text("act").equals("reverseDispense")) {
            isDispenseReversed = true;
            return;
        }
        boolean accepted = step.find("accepted").isPresent() && step.flag("accepted");
        Verdict verdict =
                RULES.judge(claim, act(step.text("act"), accepted), actor(step.text("by")), now(step.whole("at")));
        claim = switch (verdict) {
            case Verdict.Next next -> next.claim();
            case Verdict.Refused refused -> throw new IllegalStateException(step + " is refused: " + refused.why());
        };
    }

    private ClaimRules.Now now(long at) {
        return new ClaimRules.Now(BEGINNING.plusSeconds(at), isDispenseReversed);
    }

    private ClaimAct act(String name, boolean accepted) {
        return switch (name) {
            case "submit" -> new ClaimAct.Submit(PAYER);
            case "submitSecond" -> new ClaimAct.SubmitSecond(PAYER, claim, claim.round());
            case "submitSecondForOtherRound" -> new ClaimAct.SubmitSecond(PAYER, claim, claim.round() + 1);
            case "answer" -> new ClaimAct.Answer(accepted);
            case "pay" -> new ClaimAct.Pay();
            case "dispute" -> new ClaimAct.Dispute(PAYER);
            case "withdraw" -> new ClaimAct.Withdraw();
            case "reverse" -> new ClaimAct.Reverse();
            default -> throw new IllegalArgumentException("a new act: " + name);
        };
    }

    private static ClaimActor actor(String name) {
        return switch (name) {
            case "pharmacist" -> new ClaimActor.Pharmacist(PHARMACY);
            case "rival" -> new ClaimActor.Pharmacist(new MemberNumber(2));
            case "agent" -> new ClaimActor.Agent(PAYER);
            case "otherAgent" -> new ClaimActor.Agent(new MemberNumber(9));
            case "stranger" -> new ClaimActor.Stranger();
            default -> throw new IllegalArgumentException("a new actor: " + name);
        };
    }

    private static ClaimWaits waits() {
        Json.Fields json = TABLE.fields("waits");
        return new ClaimWaits(
                Duration.ofSeconds(json.whole("answer")),
                Duration.ofSeconds(json.whole("dispute")),
                Math.toIntExact(json.whole("rounds")));
    }
}
