package health.parcha.client.session;

import health.parcha.client.CheckFailed;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Login;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.seal.DoorParameters;
import health.parcha.seal.PasswordDoor;
import health.parcha.seal.SealException;
import java.time.Instant;

/**
 * What a node asks at log in.
 *
 * @param nonce 32 bytes, hexadecimal
 * @param door how slow the password door of the account is
 */
record Challenges(MemberNumber member, String origin, AccountId account, String nonce, DoorParameters door) {
    /**
     * Asks for one and checks that it is of this network, this account and a member of it.
     *
     * @throws CheckFailed where it is not, or its door is below the floor: the node is not to be trusted
     */
    static Challenges ask(NodeDoor node, Network network, AccountId account) {
        Json.Fields json = node.post(
                "/challenges", Json.object().put("account", account.text()).done());
        try {
            Challenges challenge = new Challenges(
                    new MemberNumber(json.whole("member")),
                    json.text("origin"),
                    new AccountId(json.text("account")),
                    json.text("nonce"),
                    DoorParameters.parse(json.text("door")));
            boolean ours = new NetworkId(json.text("network")).equals(network.id())
                    && challenge.account().equals(account);
            refuseRelayed(node, network, challenge);
            if (!ours) {
                throw new CheckFailed("WRONG_NETWORK", node + " belongs to another network than this account.");
            }
            return challenge;
        } catch (SealException e) {
            throw new CheckFailed(e.code(), "The node at " + node + ": " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("CHALLENGE_MALFORMED", node + " asks something unreadable: " + e.getMessage() + ".");
        }
    }

    /** A node that passes another one's question on would be logged in there with the answer. */
    private static void refuseRelayed(NodeDoor node, Network network, Challenges challenge) {
        MemberDocument asked = network.member(challenge.member());
        boolean own = challenge.origin().equals(asked.url())
                && network.door(asked.number()).base().equals(node.base());
        if (!own) {
            throw new CheckFailed(
                    "OTHER_NODE",
                    "The node at " + node + " asks in the name of " + asked.name() + ", which is at " + asked.url()
                            + ".",
                    "Log in at the address that the member's document names.");
        }
    }

    Signed<Login> answer(NetworkId network, PasswordDoor passwordDoor, Instant now) {
        return Signed.sign(
                new Login(network, member, origin, account, nonce, now), account.text(), passwordDoor.login());
    }
}
