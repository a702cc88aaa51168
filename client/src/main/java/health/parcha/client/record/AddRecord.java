package health.parcha.client.record;

import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.Unreachable;
import health.parcha.client.people.Person;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.proof.RecordProof;
import health.parcha.client.session.Me;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.core.stream.ItemReader;
import health.parcha.core.stream.ItemWriter;
import health.parcha.log.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records into a file: signs and seals here, sends them to the own node in streams of at most 100, and believes
 * that they are kept only with a receipt that stands for exactly what was sent.
 */
public final class AddRecord {
    private static final int MOST_ITEMS = 100;
    private static final long MOST_BYTES = 24L << 20;
    private static final int TRIES = 4;

    private final Me author;

    public AddRecord(Me author) {
        this.author = author;
    }

    /**
     * Adds records; the answers come in their order. Sent again by itself where the node stops in the middle: the bytes
     * stay the same, so nothing is kept twice.
     *
     * @throws BadInput NOT_WRITABLE where the share is for reading alone
     * @throws CheckFailed RECEIPT_MISMATCH where the node's receipt stands for something else
     * @throws Unreachable where the node stays away; sending the same again later would seal anew, so look first what is
     *     there
     */
    public List<Added> add(AccountId patient, Authority authority, List<NewRecord> records) {
        if (authority instanceof Authority.Shared shared
                && !shared.share().ticket().writeBack()) {
            throw new BadInput(
                    "NOT_WRITABLE",
                    "The file is shared with you for reading alone.",
                    "Ask the patient for a share with write-back, or write by a treatment.");
        }
        Person owner = patient.equals(author.account())
                ? author.people().fresh(patient)
                : author.people().known(patient);
        Sealing sealing = new Sealing(author, owner, authority);
        List<Added> added = new ArrayList<>();
        for (List<NewRecord> part : parts(records)) {
            List<SealedRecord> sealed = part.parallelStream().map(sealing::seal).toList();
            added.addAll(send(sealed));
        }
        author.remember();
        return added;
    }

    private static List<List<NewRecord>> parts(List<NewRecord> records) {
        List<List<NewRecord>> parts = new ArrayList<>();
        List<NewRecord> part = new ArrayList<>();
        long bytes = 0;
        for (NewRecord record : records) {
            if (part.size() == MOST_ITEMS || (bytes + record.content().length() > MOST_BYTES && !part.isEmpty())) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(record);
            bytes += record.content().length();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private List<Added> send(List<SealedRecord> sealed) {
        byte[] stream = stream(sealed);
        for (int i = 1; ; i++) {
            try {
                return answers(stream, sealed);
            } catch (Unreachable e) {
                if (i == TRIES) {
                    throw e;
                }
                author.surroundings().tell("The node stopped answering; sending the same again.");
                author.surroundings().pause(Duration.ofSeconds(i));
            }
        }
    }

    private static byte[] stream(List<SealedRecord> sealed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ItemWriter items = new ItemWriter(out);
        try {
            for (SealedRecord record : sealed) {
                record.write(items);
            }
            items.end();
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private List<Added> answers(byte[] stream, List<SealedRecord> sealed) {
        Map<RecordId, Added> answers = new HashMap<>();
        Map<RecordId, SealedRecord> sent = new HashMap<>();
        sealed.forEach(s -> sent.put(s.record().claims().record(), s));
        try (ItemReader items = author.door().postItems("/records", stream)) {
            for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                Added answer = answer(item.get(), sent);
                answers.put(answer.id(), answer);
            }
        } catch (IOException e) {
            throw author.door().cut(e);
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("STREAM_MALFORMED", "The node's answer is damaged: " + e.getMessage() + ".");
        }
        return sealed.stream().map(s -> taken(s, answers)).toList();
    }

    private Added answer(ItemReader.Item item, Map<RecordId, SealedRecord> sent) {
        RecordId id = new RecordId(item.line().text("record"));
        if (item.kind().equals("problem")) {
            return new Added.NotTaken(
                    id,
                    item.line().text("code"),
                    item.line().text("detail"),
                    item.line().findText("next").orElse(""));
        }
        SealedRecord sealed = Optional.ofNullable(sent.get(id))
                .orElseThrow(
                        () -> new CheckFailed("RECEIPT_MISMATCH", "The node gives a receipt for what was not sent."));
        Receipt receipt = log(author.home()).receipt(item.line().text("receipt"));
        if (!RecordProof.entry(sealed.record()).leaf().equals(receipt.leaf())) {
            throw new CheckFailed("RECEIPT_MISMATCH", "The node's receipt stands for something else than was sent.");
        }
        return new Added.Stored(sealed.record(), item.line().text("state").equals("confirmed"), receipt);
    }

    private MemberLog log(MemberNumber member) {
        return MemberLog.of(author.network().member(member));
    }

    private static Added taken(SealedRecord sealed, Map<RecordId, Added> answers) {
        RecordId id = sealed.record().claims().record();
        return Optional.ofNullable(answers.get(id))
                .orElse(new Added.NotTaken(
                        id, "NO_ANSWER", "The node said nothing about this record.", "Send it again."));
    }
}
