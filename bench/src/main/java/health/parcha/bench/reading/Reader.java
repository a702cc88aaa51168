package health.parcha.bench.reading;

import health.parcha.bench.wire.MeteredHttp;
import health.parcha.client.ClientFault;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.seal.AccountKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A reader's program in a process of its own. Secrets come on standard input, password and account key a line each, then
 * commands; each is answered by a line.
 */
public final class Reader {
    private Reader() {}

    /**
     * Reads until standard input ends.
     *
     * @param arguments the network's manifest, the reader's member, the keystore, the account whose file is read
     */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Secrets secrets = new Secrets(line(in).toCharArray(), AccountKey.typed(line(in)))) {
            MeteredHttp http = new MeteredHttp(NodeDoor.client());
            Network network = new Network(NetworkManifest.read(Files.readAllBytes(Path.of(arguments[0]))), http);
            NodeDoor door = network.door(new MemberNumber(Long.parseLong(arguments[1])));
            KeystoreFile keystore = KeystoreFile.at(Path.of(arguments[2]));
            Surroundings surroundings = Surroundings.system(Surroundings.Progress.silent());
            try (Me me = new LogIn(network, door, keystore, surroundings).withKeystore(secrets)) {
                Readings readings = Readings.of(me, http, new AccountId(arguments[3]));
                System.out.println("ready " + VerifyingKey.computedBy());
                for (String command = in.readLine(); command != null; command = in.readLine()) {
                    System.out.println(readings.take(command));
                }
            }
        } catch (ClientFault e) {
            System.out.println("failed " + e.code() + ": " + e.sentence());
        }
        System.exit(0);
    }

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("standard input ended before both secrets were there");
        }
        return line;
    }
}
