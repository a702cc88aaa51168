package health.parcha.demo.area;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import java.net.URI;

/**
 * A hospital of the area.
 *
 * @param host where its node is reached: loopback, or this machine's address in the local network
 * @param founder stands in genesis; the others were voted in
 */
public record Hospital(MemberNumber number, String name, String host, int port, boolean founder) {
    public URI url() {
        return URI.create("http://" + host + ":" + port);
    }

    /** Database and runtime role; the role that owns the schema has {@code _owner} behind it. */
    String database() {
        return "parcha_" + number.value();
    }

    Json.Fields json() {
        return Json.object()
                .put("number", number.value())
                .put("name", name)
                .put("host", host)
                .put("port", port)
                .put("founder", founder)
                .done();
    }

    static Hospital read(Json.Fields json) {
        return new Hospital(
                new MemberNumber(json.whole("number")),
                json.text("name"),
                json.text("host"),
                (int) json.whole("port"),
                json.flag("founder"));
    }
}
