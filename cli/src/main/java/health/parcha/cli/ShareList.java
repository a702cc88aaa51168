package health.parcha.cli;

import health.parcha.client.consent.AccessRequests;
import health.parcha.client.consent.Grants;
import health.parcha.client.consent.MadeGrant;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.share.Shares;
import health.parcha.core.party.Role;
import health.parcha.core.record.Category;
import health.parcha.core.signed.Json;
import health.parcha.seal.GrantedCategory;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "A patient's shares and requests; a professional's files that are shared with him.",
        footer = {"", "Example:", "  parcha share list ..."})
final class ShareList extends PersonVerb {
    @Override
    int run(Me me) {
        if (!me.self().facts().roles().contains(Role.PATIENT)) {
            new Shares(me).all().forEach(this::shared);
            return 0;
        }
        Names names = new Names(me);
        new Grants(me).all().forEach(grant -> made(grant, names));
        new AccessRequests(me).received().forEach(request -> request(request, names));
        return 0;
    }

    private void made(MadeGrant grant, Names names) {
        Set<Category> opened = grant.since().keySet();
        output.give(
                Json.object()
                        .put("grant", grant.id().hex())
                        .put("grantee", grant.ticket().grantee().text())
                        .put("categories", Words.list(opened))
                        .put("write", grant.ticket().writeBack())
                        .put("state", grant.state())
                        .put("until", grant.expiry().map(time -> Long.toString(time.toEpochMilli())))
                        .done(),
                () -> grant.state() + "  " + grant.id() + "  to "
                        + names.of(grant.ticket().grantee()) + "  " + Words.list(opened)
                        + (grant.ticket().writeBack() ? ", may write" : "")
                        + grant.expiry()
                                .map(time -> ", until " + Words.time(time))
                                .orElse(""));
    }

    private void request(AccessRequests.Received received, Names names) {
        output.give(
                Json.object()
                        .put("request", received.digest().hex())
                        .put("asker", received.request().account().text())
                        .put("categories", String.join(", ", received.request().categories()))
                        .put("purpose", received.request().purpose().code())
                        .put("months", received.request().months())
                        .put("state", received.state())
                        .done(),
                () -> "request (" + received.state() + ")  " + received.digest() + "  from "
                        + names.of(received.request().account()) + "  "
                        + String.join(", ", received.request().categories())
                        + ", " + received.request().purpose().display());
    }

    private void shared(Share share) {
        String opened = share.keys().categories().stream()
                .map(GrantedCategory::category)
                .sorted()
                .map(Category::code)
                .collect(Collectors.joining(", "));
        output.give(
                Json.object()
                        .put("grant", share.id().hex())
                        .put("owner", share.ticket().account().text())
                        .put("categories", opened)
                        .put("write", share.ticket().writeBack())
                        .put("purpose", share.keys().terms().purpose())
                        .put("state", share.state())
                        .done(),
                () -> share.state() + "  " + share.id() + "  by "
                        + share.ticket().account() + "  " + opened
                        + (share.ticket().writeBack() ? ", may write" : "") + ", for "
                        + share.keys().terms().purpose());
    }
}
