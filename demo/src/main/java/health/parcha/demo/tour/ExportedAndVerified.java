package health.parcha.demo.tour;

import health.parcha.client.bundle.ExportAccount;
import health.parcha.client.bundle.ExportRecord;
import health.parcha.client.bundle.VerifyProof;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.session.Me;
import health.parcha.demo.tour.Story.Part;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A record leaves the network with its proof: checked offline, opened by the age program of others. */
final class ExportedAndVerified implements Step {
    @Override
    public List<String> ids() {
        return List.of("S4.10", "S3.5");
    }

    @Override
    public String what() {
        return "A record is exported with its proof, verified offline, and opened with stock age";
    }

    @Override
    public void run(Story story) throws Exception {
        // Outside the demo's folder, in which nothing opened is ever written.
        try (ScratchFolder folder = ScratchFolder.make("parcha-tour")) {
            export(story, folder.path());
        }
    }

    private static void export(Story story, Path folder) throws Exception {
        Me amina = story.me(Part.AMINA);
        HistoryItem item = DoctorWrites.of(new ReadHistory(amina).mine(Scope.all()), story.record("blood"))
                .getFirst();
        ExportRecord.Exported files = new ExportRecord(amina).export(item, folder);
        Path identity = folder.resolve("identity.txt");
        new ExportAccount(amina).identity(identity);
        verify(story, files.proof());
        byte[] opened = open(story, identity, files.age(), folder.resolve("opened"));
        byte[] content = item.record().orElseThrow().content();
        Check.that(
                new String(opened, StandardCharsets.ISO_8859_1)
                        .contains(new String(content, StandardCharsets.ISO_8859_1)),
                "what age -d prints holds the signed content, byte for byte");
    }

    /** With nothing but the proof and the pinned manifest. */
    private static void verify(Story story, Path proof) throws IOException {
        NetworkManifest pinned =
                NetworkManifest.read(Files.readAllBytes(story.area().folder().network()));
        VerifyProof verify = new VerifyProof(new Network(pinned, NodeDoor.client()), Optional.empty());
        byte[] bytes = Files.readAllBytes(proof);
        List<VerifyProof.Line> lines = verify.verify(bytes, Optional.empty());
        Check.same(List.of(), failed(lines), "the list of what fails in the proof");
        for (String needed : List.of("receipt", "inclusion", "checkpoint")) {
            Check.that(
                    lines.stream()
                            .anyMatch(line -> line.what().equals(needed) && line.result() == VerifyProof.Result.HOLDS),
                    "the proof's " + needed + " holds");
        }
        bytes[bytes.length / 2] ^= 1;
        Check.that(!failed(verify.verify(bytes, Optional.empty())).isEmpty(), "a proof with one bit turned fails");
    }

    private static List<VerifyProof.Line> failed(List<VerifyProof.Line> lines) {
        return lines.stream()
                .filter(line -> line.result() == VerifyProof.Result.FAILED)
                .toList();
    }

    private static byte[] open(Story story, Path identity, Path file, Path out) throws Exception {
        Optional<StockAge> age = StockAge.find();
        if (age.isPresent()) {
            story.say("Opened with: " + age.get());
            return age.get().decrypt(identity, file, out);
        }
        story.say("NOTE: no age 1.3 and no Go on this machine; opened with Parcha's own reader of the same format.");
        return Age.open(Files.readAllBytes(file), Identity.parseFile(Files.readString(identity)));
    }
}
