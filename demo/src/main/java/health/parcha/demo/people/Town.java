package health.parcha.demo.people;

import health.parcha.client.network.Network;
import health.parcha.demo.area.Area;

/** An area with its people. */
public record Town(Area area, Network network, Roster roster, Accounts accounts, Population population) {
    /** Writes area.json as it is now. */
    public void publish() {
        new AreaDocument(area, network, roster).write();
    }
}
