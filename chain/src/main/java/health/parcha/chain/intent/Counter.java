package health.parcha.chain.intent;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;

/** Who stands at the counter: the pharmacist whose signer signs, and the pharmacy that employs him. */
public record Counter(AccountId pharmacist, MemberNumber pharmacy) {}
