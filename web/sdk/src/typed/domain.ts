import { type Address, type Bytes32, type ChainId, keccak } from '../brand.ts';
import { join, toHex, uint } from '../bytes.ts';
import { DOMAIN } from '../schema.ts';
import { hashStruct } from './hash.ts';
import { type StructType, structType } from './structType.ts';

/** Where a signature counts: one chain and one contract on it. The same message for another gives another digest. */
export interface Domain {
  readonly name: string;
  readonly version: string;
  readonly chainId: ChainId;
  readonly verifyingContract: Address;
}

const TYPE = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)';
const PREFIX = uint(0x1901n, 2);

/** Parcha's domain on that chain and contract. */
export const domainOf = (chain: ChainId, contract: Address): Domain => ({
  ...DOMAIN,
  chainId: chain,
  verifyingContract: contract,
});

/** hashStruct of the domain, 32 bytes in hexadecimal: what a module answers at `domainSeparator()`. */
export const domainSeparator = (domain: Domain): Bytes32 => toHex(hashStruct(structType(TYPE), domain)) as Bytes32;

/** keccak(0x1901, domain separator, hashStruct): what is signed. */
export function typedDigest(domain: Domain, type: StructType, message: unknown): Bytes32 {
  return toHex(keccak(join(PREFIX, hashStruct(structType(TYPE), domain), hashStruct(type, message)))) as Bytes32;
}

/** The domain as a structure, for what a wallet is asked to sign. */
export const domainType = (): StructType => structType(TYPE);
