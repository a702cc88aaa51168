import { type AccountId, type Bytes16, digestOf, type NetworkId } from '../brand.ts';
import { utf8 } from '../bytes.ts';

/**
 * What nodes see of an encounter: acts of one encounter belong together, and its id, which a hospital's system made, stays with
 * those who open the records. 16 bytes. A record without an encounter has its own id in that place.
 */
export const encounterPseudonym = (network: NetworkId, account: AccountId, encounter: string): Bytes16 =>
  digestOf(utf8(network + account + encounter)).slice(0, 32) as Bytes16;
