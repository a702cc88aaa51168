package health.parcha.node.reads;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.peers.Peers;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.Locators;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/**
 * What a home member tells about a read: which other members keep what it lets through. Those get ticket and view first, so
 * that they can serve it.
 */
@Component
class Planning {
    private final Locators locators;
    private final Peers peers;
    private final MemberNumber self;

    Planning(Locators locators, Peers peers, NodeSettings settings) {
        this.locators = locators;
        this.peers = peers;
        this.self = settings.number();
    }

    /** Who is to be asked beside the home, and who could not be told. */
    record Plan(List<MemberNumber> ask, List<MemberNumber> absent) {
        Json.Fields line() {
            return Json.object()
                    .put("kind", "plan")
                    .put("ask", numbers(ask))
                    .put("absent", numbers(absent))
                    .done();
        }

        private static Json numbers(List<MemberNumber> members) {
            return new Json.Items(members.stream()
                    .map(member -> (Json) new Json.Whole(member.value()))
                    .toList());
        }
    }

    Plan plan(AccessAct act, Serving.Scope scope) {
        List<MemberNumber> others = locators.members(act.subject(), scope.handles()).stream()
                .filter(member -> !member.equals(self))
                .toList();
        return scope.grant().map(grant -> tell(others, grant)).orElse(new Plan(others, List.of()));
    }

    private Plan tell(List<MemberNumber> others, Json.Fields grant) {
        List<MemberNumber> told = new ArrayList<>();
        List<MemberNumber> absent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = others.stream()
                    .map(member -> threads.submit(() -> tell(member, grant)))
                    .toList();
            for (int i = 0; i < others.size(); i++) {
                (answered(answers.get(i)) ? told : absent).add(others.get(i));
            }
        }
        return new Plan(told, absent);
    }

    private boolean tell(MemberNumber member, Json.Fields grant) {
        try {
            peers.post(member, "tickets", grant);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static boolean answered(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static List<MemberNumber> members(Json.Fields line, String name) {
        List<MemberNumber> members = new ArrayList<>();
        for (Json value : line.items(name)) {
            if (!(value instanceof Json.Whole whole)) {
                throw new MalformedJson("member \"" + name + "\" must be an array of member numbers");
            }
            members.add(new MemberNumber(whole.value()));
        }
        return members;
    }
}
