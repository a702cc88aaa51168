import { type Address, type ChainId, keccak, type NetworkId } from './brand.ts';
import { join, ofHex, toHex, uint } from './bytes.ts';
import type { MODULES } from './schema.ts';
import { type Domain, domainOf } from './typed/domain.ts';

/** A contract that signatures are made for. Members and Accounts stand together in the Directory. */
export type ModuleName = (typeof MODULES)[number];

/** The contract set of one network, out of its pinned, signed manifest: never out of what a single node says. */
export interface Contracts {
  readonly chain: ChainId;
  readonly modules: Readonly<Record<ModuleName, Address>>;
}

/** keccak(abi.encode(chain id, directory)): names the network in every statement and document. */
export function networkOf(contracts: Contracts): NetworkId {
  const directory = ofHex(contracts.modules.Directory);
  return toHex(keccak(join(uint(BigInt(contracts.chain), 32), new Uint8Array(12), directory))) as NetworkId;
}

/** The domain under which signatures for that module count. */
export const moduleDomain = (contracts: Contracts, module: ModuleName): Domain =>
  domainOf(contracts.chain, contracts.modules[module]);
