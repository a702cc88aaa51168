package health.parcha.node.accounts;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.statement.Card;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Role;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.log.EntryType;
import health.parcha.log.LogParty;
import health.parcha.log.Opening;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.following.Settled;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import health.parcha.node.sessions.Source;
import health.parcha.node.sessions.Tries;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts as their owners and everybody else meet them (docs/spec/api.md, "Accounts and sessions"). */
@RestController
@RequestMapping("/api/v1")
class AccountsHttp {
    private final AccountStore store;
    private final StoredCards cards;
    private final ChainFacts facts;
    private final MemberLog log;
    private final Tries tries;
    private final TransactionOperations transactions;
    private final NodeSettings settings;
    private final Contracts contracts;
    private final InstantSource clock;

    AccountsHttp(
            AccountStore store,
            StoredCards cards,
            ChainFacts facts,
            MemberLog log,
            Tries tries,
            TransactionOperations transactions,
            NodeSettings settings,
            Contracts contracts,
            InstantSource clock) {
        this.store = store;
        this.cards = cards;
        this.facts = facts;
        this.log = log;
        this.tries = tries;
        this.transactions = transactions;
        this.settings = settings;
        this.contracts = contracts;
        this.clock = clock;
    }

    private DepositRules rules() {
        return new DepositRules(contracts, settings.number());
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Json.Fields deposit(@RequestBody Json.Fields body, Source source) {
        tries.count(
                Tries.What.ACCOUNTS_FROM_SOURCE,
                source.address(),
                1,
                settings.limits().accountsPerSource());
        Deposit deposit = Deposit.read(body);
        Instant now = clock.instant();
        rules().check(deposit, now);
        AccountId account = deposit.registration().document().account();
        boolean fresh = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean kept = store.keep(deposit, now);
            if (kept) {
                log.append(own(
                        EntryType.REGISTRATION, account, deposit.registration().digest(), now));
            }
            return kept;
        }));
        if (!fresh && !store.registration(account).equals(Optional.of(deposit.registration()))) {
            throw new Refused(Code.EXISTS, "Account " + account + " has deposited another registration here.");
        }
        return Json.object()
                .put("account", account.text())
                .put("member", settings.member())
                .done();
    }

    @GetMapping("/accounts/{account}")
    Json.Fields facts(@PathVariable AccountId account) {
        Settled before = settled();
        while (true) {
            Optional<AccountFacts> known = facts.account(account);
            Settled at = settled();
            if (at.block().equals(before.block())) {
                return known.map(found -> FactsJson.of(found, at))
                        .orElseThrow(
                                () -> new Refused(Code.UNKNOWN_ACCOUNT, "The chain has no account " + account + "."));
            }
            // A block settled between the two looks: facts that name another block than theirs would pass for a lie.
            before = at;
        }
    }

    private Settled settled() {
        return facts.settled()
                .orElseThrow(() -> new Refused(Code.NOT_READY, "No block of the chain has been followed yet."));
    }

    @GetMapping("/accounts/{account}/card")
    Json.Fields card(@PathVariable AccountId account, Session session) {
        return cards.anywhere(account);
    }

    @PutMapping("/accounts/{account}/keyring")
    Json.Fields keyring(@PathVariable AccountId account, @RequestBody Json.Fields body, Session session) {
        owner(account, session);
        Bytes keyring = Bytes.of(JsonBody.bytes(body, "keyring"));
        int version = Math.toIntExact(body.whole("version"));
        rules().sized(keyring, "keyring");
        transactions.executeWithoutResult(status -> {
            if (store.replaceKeyring(account, keyring, version)) {
                log.append(own(EntryType.KEYRING, account, Digest.of(keyring.toArray()), clock.instant()));
            } else {
                AccountStore.Keyring kept = store.keyring(account).orElseThrow(() -> notHere(account));
                if (kept.version() != version || !kept.file().equals(keyring)) {
                    throw new Refused(
                            Code.STALE_VERSION, "Version " + kept.version() + " is kept here, " + version + " came.");
                }
            }
        });
        return version(version);
    }

    @PutMapping("/accounts/{account}/card")
    Json.Fields putCard(@PathVariable AccountId account, @RequestBody Json.Fields body, Session session) {
        owner(account, session);
        DepositedCard card = DepositedCard.read(body);
        rules().card(card, account, signer(account));
        transactions.executeWithoutResult(status -> {
            DepositedCard newest = store.newestCard(account).orElseThrow(() -> notHere(account));
            if (newest.text().equals(card.text())) {
                return;
            }
            if (card.version() <= newest.version() || !store.keep(card)) {
                throw new Refused(
                        Code.STALE_VERSION,
                        "Version " + newest.version() + " is kept here, " + card.version() + " came.");
            }
            Digest digest = Digest.ofHash(card.digest(contracts).toArray());
            log.append(own(EntryType.KEY_CHANGE, account, digest, clock.instant()));
        });
        return version(card.version());
    }

    @PutMapping("/accounts/{account}/sheet")
    Json.Fields sheet(@PathVariable AccountId account, @RequestBody Json.Fields body, Session session) {
        owner(account, session);
        Signed<RecipientsSheet> sheet = Signed.read(body.text("sheet"), RecipientsSheet.KIND);
        Card card =
                store.newestCard(account).orElseThrow(() -> notHere(account)).card();
        rules().sheet(sheet, account, Math.toIntExact(card.version()), card.recordKey());
        transactions.executeWithoutResult(status -> {
            if (store.keep(sheet)) {
                log.append(own(EntryType.RECIPIENTS_SHEET, account, sheet.digest(), clock.instant()));
            } else if (!store.sheet(account).equals(Optional.of(sheet))) {
                throw new Refused(Code.STALE_VERSION, "This or a higher version of the sheet is kept here.");
            }
        });
        return version(sheet.document().version());
    }

    @PutMapping("/accounts/{account}/profile")
    Json.Fields profile(@PathVariable AccountId account, @RequestBody Json.Fields body, Session session) {
        owner(account, session);
        Json.Fields profile = body.fields("profile");
        Optional<Bytes> sealed = body.findText("sealed").map(s -> Bytes.of(JsonBody.bytes(body, "sealed")));
        Role role = store.registration(account)
                .orElseThrow(() -> notHere(account))
                .document()
                .role();
        rules().profile(profile, sealed, account, role);
        Digest digest = CanonicalJson.digest(profile);
        transactions.executeWithoutResult(status -> {
            store.keep(account, profile, sealed, clock.instant());
            log.append(own(EntryType.PROFILE_CHANGE, account, digest, clock.instant()));
        });
        return Json.object().put("profile", digest.hex()).done();
    }

    @GetMapping("/me")
    Json.Fields me(Session session) {
        AccountId account = session.account();
        Optional<AccountFacts> onChain = facts.account(account);
        String role = onChain.filter(f -> !f.roles().isEmpty())
                .map(f -> String.join(
                        " ", f.roles().stream().map(FactsJson::word).sorted().toList()))
                .or(() ->
                        store.registration(account).map(r -> r.document().role().code()))
                .orElse("");
        AccountStatus status = onChain.map(AccountFacts::status).orElse(AccountStatus.NONE);
        return Json.object()
                .put("account", account.text())
                .put("role", role)
                .put("status", status.name().toLowerCase(Locale.ROOT))
                .put("member", settings.member())
                .put("why", why(status))
                .done();
    }

    private String why(AccountStatus status) {
        return switch (status) {
            case NONE -> "The registration has not settled on the chain yet; this takes some seconds.";
            case PENDING, PROVISIONAL ->
                settings.name() + " has not verified the account yet. Go to its desk with a proof of identity;"
                        + " until then you can log in and keep your keys.";
            case VERIFIED -> "";
            case SUSPENDED -> "The member that verified the account has suspended it. Ask its privacy officer.";
            case CLOSED -> "The account is closed for ever.";
            case DECEASED -> "The account is that of a deceased person.";
        };
    }

    /** The current signer: as the chain names it, or before the registration has settled the account itself. */
    private Address signer(AccountId account) {
        return facts.account(account).map(AccountFacts::signer).orElseGet(() -> Address.of(account.bytes()));
    }

    private Opening own(EntryType act, AccountId account, Digest digest, Instant now) {
        LogParty owner = LogParty.of(account);
        return new Opening(contracts.network(), act, owner, Optional.of(owner), Optional.empty(), digest, now);
    }

    private static void owner(AccountId account, Session session) {
        if (!session.account().equals(account)) {
            throw new Refused(Code.NOT_ALLOWED, "Only the owner changes what account " + account + " has deposited.");
        }
    }

    private static Refused notHere(AccountId account) {
        return new Refused(Code.UNKNOWN_ACCOUNT, "Account " + account + " has deposited nothing at this member.");
    }

    private static Json.Fields version(int version) {
        return Json.object().put("version", version).done();
    }
}
