package health.parcha.acceptance.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.acceptance.area.Launcher;
import health.parcha.embedded.os.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything on one machine is killed, again and again, whatever it is doing: the chain, the database, the nodes. */
class KillsTest {
    private static final int KILLS = Integer.getInteger("parcha.kills", 300);
    private static final long SEED = Long.getLong("parcha.kills.seed", 17);
    private static final int PEOPLE_A_KILL = 2;
    private static final int LONGEST_PAUSE = 2_000;

    @TempDir
    static Path folder;

    @Test
    void whatWasAcknowledged_whileEverythingIsKilled_isDoneOnce() throws Exception {
        try (Hospitals hospitals = new Hospitals(folder);
                OneMachine machine = new OneMachine(folder)) {
            hospitals.open(machine);
            hospitals.nodes().forEach(HospitalNode::supervise);
            try (Crowd crowd = new Crowd(hospitals.contracts(), hospitals.nodes(), SEED)) {
                crowd.come(KILLS * PEOPLE_A_KILL, KILLS * LONGEST_PAUSE / 2L);
                int[] kills = kill(hospitals, machine);
                crowd.awaitAcknowledged();
                judge(hospitals, machine, crowd.taken(), kills);
            }
        }
    }

    private static int[] kill(Hospitals hospitals, OneMachine machine) throws Exception {
        Random dice = new Random(SEED);
        int[] kills = new int[3];
        for (int i = 0; i < KILLS; i++) {
            Thread.sleep(dice.nextInt(LONGEST_PAUSE));
            int which = dice.nextInt(kills.length);
            kills[which]++;
            switch (which) {
                case 0 -> Signal.KILL.send(machine.chain().pid());
                case 1 -> Signal.KILL.send(hospitals.postgres().pid());
                default -> hospitals.nodes().get(dice.nextInt(Hospitals.NUMBER)).kill();
            }
        }
        return kills;
    }

    private static void judge(Hospitals hospitals, OneMachine machine, List<Person> people, int[] kills)
            throws Exception {
        Reckoning reckoning = new Reckoning(hospitals.contracts(), hospitals.nodes());
        int lost = Math.max(
                reckoning.awaitLost(people), reckoning.lostOn(machine.chain().url(), people));
        int doubled = reckoning.doubledOn(machine.chain().url());
        String line = "kills: seed=" + SEED + " chain=" + kills[0] + " database=" + kills[1] + " nodes=" + kills[2]
                + " intents=" + people.size() * Person.INTENTS + " lost=" + lost + " doubled=" + doubled;
        Files.writeString(
                Files.createDirectories(Launcher.ROOT.resolve("acceptance/target"))
                        .resolve("kills.line"),
                line + "\n");
        System.out.println(line);
        assertEquals(List.of(), reckoning.faults());
        assertEquals(0, lost + doubled, line);
        assertEquals(KILLS * PEOPLE_A_KILL, people.size());
    }
}
