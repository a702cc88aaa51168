package health.parcha.node.records;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Whether an account may act (docs/spec/intents.md section 7, "stands"). */
final class Standing {
    private Standing() {}

    static void require(AccountFacts facts, Instant blockTime) {
        if (facts.status() == AccountStatus.SUSPENDED) {
            throw new Refused(Code.SUSPENDED, "Account " + facts.id() + " is suspended.");
        }
        if (facts.status() != AccountStatus.VERIFIED) {
            throw new Refused(Code.UNVERIFIED, "Account " + facts.id() + " is not verified.");
        }
        LocalDate today = LocalDate.ofInstant(blockTime, ZoneOffset.UTC);
        if (facts.validUntil().filter(today::isAfter).isPresent()) {
            throw new Refused(Code.LAPSED, "The verification of account " + facts.id() + " is over.");
        }
    }
}
