package health.parcha.demo.people;

import health.parcha.client.account.Demographics;
import health.parcha.core.party.MemberNumber;

/**
 * A patient who is to be registered.
 *
 * @param key what the roster knows the patient by, the same at every start
 * @param member where the patient registers
 */
public record PlannedPatient(String key, String name, Demographics demographics, MemberNumber member) {
    @Override
    public String toString() {
        return "PlannedPatient[" + key + "]";
    }
}
