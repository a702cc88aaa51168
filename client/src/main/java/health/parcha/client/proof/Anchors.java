package health.parcha.client.proof;

import health.parcha.chain.Contracts;
import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.client.Unreachable;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** The roots that members have anchored, read from the chain itself and not from a node. */
public final class Anchors implements AutoCloseable {
    private static final int TRIES = 5;

    private final URI engine;
    private final HttpTransport transport;
    private final ChainReader chain;

    /**
     * Reads from that JSON-RPC endpoint.
     *
     * @param token what it asks its callers for, where it does; asked for at each call
     */
    public Anchors(URI engine, Optional<Supplier<String>> token, Contracts contracts) {
        this.engine = engine;
        this.transport = new HttpTransport(engine, HttpTransport.ANSWER, token);
        this.chain = new ChainReader(new EthRpc(transport), contracts);
    }

    /** The member's latest anchor; empty before its first. */
    public Optional<AnchorFacts> latest(MemberNumber member) {
        return Optional.of(ask(() -> chain.anchor(member, BlockTag.latest()))).filter(anchor -> anchor.size() > 0);
    }

    /** The digest of an account's card as it stands now, hexadecimal; empty where there is no such account. */
    public Optional<String> cardOf(AccountId account) {
        return ask(() -> chain.account(account, BlockTag.latest()))
                .map(facts -> Hex.of(facts.card().toArray()));
    }

    /** An engine may refuse to read at a head that moves on in that moment; asked again it answers. */
    private <T> T ask(Supplier<T> question) {
        for (int i = 1; ; i++) {
            try {
                return question.get();
            } catch (ChainUnreachable e) {
                throw new Unreachable("The chain at " + engine, String.valueOf(e.getMessage()));
            } catch (RpcRefusal e) {
                if (i == TRIES) {
                    throw new Unreachable("The chain at " + engine, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
