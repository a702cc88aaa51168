/**
 * Ethereum JSON-RPC over HTTP: the dozen calls that Parcha makes, each answering with a typed value. An engine that is not
 * there is {@link health.parcha.chain.rpc.ChainUnreachable}; one that answers no is {@link health.parcha.chain.rpc.RpcRefusal}.
 */
@org.jspecify.annotations.NullMarked
package health.parcha.chain.rpc;
