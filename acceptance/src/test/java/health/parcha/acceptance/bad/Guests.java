package health.parcha.acceptance.bad;

import health.parcha.acceptance.area.SharedArea;
import health.parcha.client.reading.History;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.util.HashMap;
import java.util.Map;

/** People of the shared area, each logged in once. */
final class Guests {
    private static final Map<String, Me> SESSIONS = new HashMap<>();

    private Guests() {}

    /** A patient at that hospital, with a file. */
    static synchronized Me patient() throws Exception {
        return session("patient", 0);
    }

    static synchronized Me doctor(int place) throws Exception {
        return session("doctor", place);
    }

    private static Me session(String role, int place) throws Exception {
        SharedArea area = SharedArea.started();
        Json.Fields person = area.people(role).get(place);
        Me me = SESSIONS.get(person.text("account"));
        if (me == null) {
            me = area.logIn(person);
            SESSIONS.put(person.text("account"), me);
        }
        return me;
    }

    static History file(Me patient) {
        return new ReadHistory(patient).mine(Scope.all());
    }
}
