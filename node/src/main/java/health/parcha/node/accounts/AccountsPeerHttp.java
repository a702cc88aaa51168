package health.parcha.node.accounts;

import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Json;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Cards for other members' people. */
@RestController
class AccountsPeerHttp {
    private final StoredCards cards;

    AccountsPeerHttp(StoredCards cards) {
        this.cards = cards;
    }

    @GetMapping("/api/v1/peer/accounts/{account}/card")
    Json.Fields card(@PathVariable AccountId account, Peer asker) {
        return cards.here(account)
                .orElseThrow(() -> new Refused(
                        Code.UNKNOWN_ACCOUNT, "Account " + account + " has deposited nothing at this member."));
    }
}
