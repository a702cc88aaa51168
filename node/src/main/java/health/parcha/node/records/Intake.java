package health.parcha.node.records;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Basis;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.TreatmentAct;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.node.acts.Authorship;
import health.parcha.node.acts.Standing;
import health.parcha.node.blobs.BlobStore;
import health.parcha.node.blobs.BlobStore.Staged;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainView;
import health.parcha.node.grants.WriteBack;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads records as they arrive and decides, each for itself, whether it may be kept and as what. */
@Component
class Intake {
    private final ChainView chain;
    private final Authorship authorship;
    private final Standing standing;
    private final BlobStore blobs;
    private final WriteBack writeBack;
    private final MemberNumber self;

    Intake(
            ChainView chain,
            Authorship authorship,
            Standing standing,
            BlobStore blobs,
            WriteBack writeBack,
            NodeSettings settings) {
        this.chain = chain;
        this.authorship = authorship;
        this.standing = standing;
        this.blobs = blobs;
        this.writeBack = writeBack;
        this.self = settings.number();
    }

    /** An item's outcome so far; refused items name their record where it could be read. */
    sealed interface Taken {
        record Fit(NewRecord record) implements Taken {}

        record Unfit(String record, Refused refusal) implements Taken {}
    }

    /** One author's items. */
    final class Desk {
        private final AccountFacts author;
        private final Authorship.Author signatures;

        private Desk(AccountFacts author) {
            this.author = author;
            this.signatures = authorship.author(author.id());
        }

        /** Reads an item; its payload is staged where the answer is {@link Taken.Fit}, and read past otherwise. */
        Taken take(ItemReader.Item item) throws IOException {
            String record = "";
            try {
                Signed<Descriptor> descriptor = Signed.read(item.line().text("descriptor"), Descriptor.KIND);
                record = descriptor.document().record().hex();
                signatures.require(descriptor, descriptor.document().network());
                Optional<Signed<TreatmentAct>> treatment =
                        item.line().findText("treatment").map(act -> Signed.read(act, TreatmentAct.KIND));
                RecordState state = state(descriptor.document(), treatment);
                return new Taken.Fit(parts(item, descriptor, treatment, state));
            } catch (MalformedJson malformed) {
                return new Taken.Unfit(record, new Refused(Code.MALFORMED, String.valueOf(malformed.getMessage())));
            } catch (Refused refused) {
                return new Taken.Unfit(record, refused);
            }
        }

        private RecordState state(Descriptor said, Optional<Signed<TreatmentAct>> treatment) {
            AccountFacts subject = chain.account(said.account())
                    .orElseThrow(() ->
                            new Refused(Code.UNKNOWN_ACCOUNT, "No account " + said.account() + " is registered."));
            if (subject.status() == AccountStatus.CLOSED) {
                throw new Refused(Code.UNKNOWN_ACCOUNT, "Account " + said.account() + " is closed.");
            }
            return switch (said.basis()) {
                case Basis.Owner o -> owners(said);
                case Basis.Ticket t -> granted(said, t);
                case Basis.Treatment t -> treated(said, t, treatment);
            };
        }

        private RecordState owners(Descriptor said) {
            if (!said.account().equals(author.id())) {
                throw new Refused(Code.NOT_GRANTED, "Only " + said.account() + " writes into that file as its owner.");
            }
            return filed(said);
        }

        private RecordState granted(Descriptor said, Basis.Ticket ticket) {
            requireProfessional();
            writeBack.require(ticket.grant(), author.id(), said.account());
            return filed(said);
        }

        private RecordState treated(Descriptor said, Basis.Treatment basis, Optional<Signed<TreatmentAct>> treatment) {
            requireProfessional();
            Signed<TreatmentAct> act = treatment.orElseThrow(
                    () -> new Refused(Code.MALFORMED, "The treatment act that the descriptor names is missing."));
            signatures.require(act, act.document().network());
            if (!act.digest().equals(basis.act()) || !act.document().account().equals(said.account())) {
                throw new Refused(Code.DIGEST_MISMATCH, "The treatment act is not the one that the descriptor names.");
            }
            if (!act.document().organisation().equals(self)) {
                throw new Refused(Code.WRONG_MEMBER, "The treatment act names another organisation than this one.");
            }
            return RecordState.UNCONFIRMED;
        }

        private void requireProfessional() {
            if (!author.employer().equals(Optional.of(self))) {
                throw new Refused(Code.WRONG_MEMBER, "Account " + author.id() + " is not employed by this member.");
            }
        }

        private static RecordState filed(Descriptor said) {
            return said.handle().isPresent() ? RecordState.CONFIRMED : RecordState.UNCONFIRMED;
        }

        private NewRecord parts(
                ItemReader.Item item,
                Signed<Descriptor> descriptor,
                Optional<Signed<TreatmentAct>> treatment,
                RecordState state)
                throws IOException {
            Json.Fields line = item.line();
            byte[] header = row(item, line.whole("header"));
            byte[] authorHeader = row(item, line.whole("authorHeader"));
            HeaderRow.require(header, descriptor.document().header(), "patient's header row");
            HeaderRow.require(authorHeader, descriptor.document().authorHeader(), "author's header row");
            return new NewRecord(
                    descriptor, treatment, header, authorHeader, payload(item, descriptor.document()), state);
        }

        private static byte[] row(ItemReader.Item item, long length) throws IOException {
            if (length < 0 || length > HeaderRow.MOST) {
                throw new Refused(Code.MALFORMED_HEADER, "A header row has " + HeaderRow.MOST + " bytes at most.");
            }
            return item.body().readNBytes((int) length);
        }

        private Optional<Staged> payload(ItemReader.Item item, Descriptor said) throws IOException {
            long length = item.line().whole("payload");
            if (length == 0) {
                long here = blobs.length(said.cid())
                        .orElseThrow(
                                () -> new Refused(Code.UNKNOWN_BLOB, "Payload " + said.cid() + " was not uploaded."));
                requireSaid(here == said.payloadBytes());
                return Optional.empty();
            }
            requireSaid(length == said.payloadBytes());
            Staged staged = blobs.stage(item.body(), length);
            if (!staged.cid().equals(said.cid())) {
                blobs.drop(List.of(staged));
                throw new Refused(Code.DIGEST_MISMATCH, "The payload is not the one that the descriptor names.");
            }
            return Optional.of(staged);
        }

        private static void requireSaid(boolean said) {
            if (!said) {
                throw new Refused(Code.DIGEST_MISMATCH, "The payload has another length than the descriptor says.");
            }
        }
    }

    /**
     * The desk of an author who may write here.
     *
     * @throws Refused as {@link Standing#require} does
     */
    Desk desk(AccountId account) {
        return new Desk(standing.require(account));
    }
}
