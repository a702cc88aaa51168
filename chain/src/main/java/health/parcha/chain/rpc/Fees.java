package health.parcha.chain.rpc;

import java.math.BigInteger;

/** What to offer for gas on the chain at hand. */
public final class Fees {
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000L);

    private Fees() {}

    /**
     * Nothing where the chain asks nothing (base fee 0), a capped price with room for six full blocks where it has a base
     * fee, the engine's advice where it knows no base fee.
     */
    public static Transaction.Price now(EthRpc rpc) {
        return after(rpc.head(), rpc);
    }

    /** The same for a transaction that is to stand after that block. */
    public static Transaction.Price after(BlockHeader head, EthRpc rpc) {
        if (head.baseFee().isEmpty()) {
            return new Transaction.Price.Flat(rpc.gasPrice());
        }
        BigInteger base = head.baseFee().get();
        return base.signum() == 0
                ? Transaction.Price.free()
                : new Transaction.Price.Capped(base.shiftLeft(1).add(TIP), TIP);
    }
}
