package health.parcha.chain.relay;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.Abi;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.RpcRefusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks the contracts what they would answer to a batch on the newest block, without sending it. */
record PreCheck(EthRpc rpc, Contracts contracts, Address relayer) {
    /** One code an item. A batch that the engine cannot run as a whole is RETRY throughout. */
    List<ResultCode> codes(Batch batch) {
        try {
            Bytes returned = rpc.read(relayer, contracts.router(), Abi.execute(batch.pack()), BlockTag.latest());
            return codes(Abi.codes(returned), batch.items().size());
        } catch (RpcRefusal refused) {
            return Collections.nCopies(batch.items().size(), ResultCode.RETRY);
        }
    }

    /** A code of a newer contract set is taken for RETRY: it is tried until the deadline and then expires. */
    static List<ResultCode> codes(byte[] codes, int items) {
        if (codes.length != items) {
            throw new IllegalStateException("the router gave " + codes.length + " codes for " + items + " items");
        }
        List<ResultCode> known = new ArrayList<>();
        for (byte code : codes) {
            known.add(ResultCode.ofCode(code).orElse(ResultCode.RETRY));
        }
        return known;
    }
}
