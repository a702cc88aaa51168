package health.parcha.client.people;

import health.parcha.client.CheckFailed;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.network.ChainFacts;
import health.parcha.client.network.Network;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches accounts' cards and sheets and believes them only when the chain and the pins agree. One instance serves one
 * session; what {@link #known} answered is kept for its life, {@link #fresh} asks again. Safe for use by many threads.
 */
public final class People {
    private final Network network;
    private final NodeDoor door;
    private final ChainFacts facts;
    private final Pins pins;
    private final Surroundings surroundings;
    private final Map<AccountId, Person> known = new ConcurrentHashMap<>();

    /** Asks that member at its door, which has a session. */
    public People(Network network, MemberNumber member, NodeDoor door, Pins pins, Surroundings surroundings) {
        this.network = network;
        this.door = door;
        this.facts = new ChainFacts(network, Optional.of(member), surroundings);
        this.pins = pins;
        this.surroundings = surroundings;
    }

    /** The person, asked for once. */
    public Person known(AccountId account) {
        return known.computeIfAbsent(account, this::fetch);
    }

    /** The person as of now. */
    public Person fresh(AccountId account) {
        Person person = fetch(account);
        known.put(account, person);
        return person;
    }

    /** Chain facts of now. */
    public AccountFacts facts(AccountId account) {
        return facts.of(account);
    }

    private Person fetch(AccountId account) {
        AccountFacts onChain = facts.of(account);
        Json.Fields answer = door.get("/accounts/" + account + "/card");
        try {
            PublishedCard card = PublishedCard.read(answer.fields("card"), answer.text("cardSignature"));
            card.checkAgainst(onChain, network.contracts());
            Optional<Signed<RecipientsSheet>> sheet = answer.findText("sheet").map(compact -> sheet(compact, card));
            if (pins.changesKeys(card)) {
                surroundings.tell("Account " + account + " has new keys since it was last seen (card version "
                        + card.version() + ").");
            }
            pins.take(card, sheet.map(s -> s.document().version()).orElse(0));
            return new Person(onChain, card, sheet, profile(answer, onChain));
        } catch (MalformedJson e) {
            throw new CheckFailed("CARD_MALFORMED", "What is served for account " + account + " is damaged.");
        }
    }

    private Signed<RecipientsSheet> sheet(String compact, PublishedCard card) {
        Signed<RecipientsSheet> sheet = Signed.read(compact, RecipientsSheet.KIND);
        boolean good = sheet.document().network().equals(network.id())
                && sheet.document().account().equals(card.card().account())
                && KeyId.of(sheet).equals(card.keyId())
                && sheet.isSignedBy(card.card().recordKey());
        if (!good) {
            throw new CheckFailed(
                    "SHEET_SIGNATURE",
                    "The recipients served for account " + card.card().account() + " are not signed by its key.");
        }
        return sheet;
    }

    /** A public profile, whose digest stands on chain once a member has verified it. */
    private static Optional<Json.Fields> profile(Json.Fields answer, AccountFacts facts) {
        if (!(answer.find("profile").orElse(new Json.Nothing()) instanceof Json.Fields profile)) {
            return Optional.empty();
        }
        boolean matches = CanonicalJson.digest(profile).equals(facts.profile());
        if (facts.isVerified() && !matches) {
            throw new CheckFailed(
                    "PROFILE_MISMATCH",
                    "The profile served for account " + facts.account() + " is not the one that was verified.");
        }
        return Optional.of(profile);
    }
}
