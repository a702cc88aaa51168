package health.parcha.client.joining;

import health.parcha.chain.contract.MemberFacts;
import health.parcha.client.network.NetworkManifest;
import java.util.List;

/**
 * The members as an own chain engine tells them, nobody's word between.
 *
 * <p>Both methods throw {@link health.parcha.client.Unreachable} where the engine does not answer: ask again later.
 */
public interface MembersOnChain {
    /**
     * Checks that the engine serves the chain that the manifest pins.
     *
     * @throws health.parcha.client.CheckFailed OTHER_CHAIN
     */
    void check(NetworkManifest manifest);

    /** All members there are or were at the newest settled block, by number. */
    List<MemberFacts> all();
}
