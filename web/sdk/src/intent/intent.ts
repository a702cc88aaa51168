import type { Address, IntentId } from '../brand.ts';
import { type Contracts, type ModuleName, moduleDomain } from '../contracts.ts';
import { INTENTS, type IntentMessages } from '../schema.ts';
import { type Domain, typedDigest } from '../typed/domain.ts';
import { type StructType, structType } from '../typed/structType.ts';
import { type WalletRequest, walletRequest } from '../typed/walletRequest.ts';
import type { ResultName } from './resultCode.ts';

/** The name of a kind, which is the name of its EIP-712 type. */
export type IntentName = keyof IntentMessages;

/** An act that a person signs and a contract carries out: its kind and its fields. */
export type Intent = {
  readonly [N in IntentName]: { readonly name: N; readonly message: IntentMessages[N] };
}[IntentName];

/** A kind of intent. A kind keeps its byte, its type and its layout for ever. */
export interface Kind {
  /** The byte that names it in a batch. */
  readonly number: number;
  readonly name: IntentName;
  readonly module: ModuleName;
  /** How many signatures an item of this kind ends with. */
  readonly signatures: number;
  readonly type: StructType;
}

const kinds = new Map<number, Kind>();

/** The kind of that byte; undefined where this program knows none. */
export function kindOf(number: number): Kind | undefined {
  const known = kinds.get(number);
  const row = INTENTS.find((intent) => intent.kind === number);
  if (known !== undefined || row === undefined) {
    return known;
  }
  const kind = { number, name: row.name, module: row.module, signatures: row.signatures, type: structType(row.type) };
  kinds.set(number, kind);
  return kind;
}

/** The kind of that name. */
export function kindNamed(name: IntentName): Kind {
  const kind = kindOf(INTENTS.find((row) => row.name === name)?.kind ?? -1);
  if (kind === undefined) {
    throw new Error(`no kind of intent is called ${name}`);
  }
  return kind;
}

/** The intent's digest on that network: what is signed, and its id. `BadValue` names a field that is out of range. */
export function intentId(intent: Intent, contracts: Contracts): IntentId {
  const kind = kindNamed(intent.name);
  return typedDigest(moduleDomain(contracts, kind.module), kind.type, intent.message) as string as IntentId;
}

/** What a wallet is asked to sign in place of a key at hand; its answer goes through `readAnySignature`. */
export function intentRequest(intent: Intent, contracts: Contracts): WalletRequest {
  const kind = kindNamed(intent.name);
  return walletRequest(moduleDomain(contracts, kind.module), kind.type, intent.message);
}

/** What a foreign domain is refused with, more exactly than the chain can say; undefined where it is the kind's own. */
export function refusedDomain(
  domain: Pick<Domain, 'version' | 'chainId' | 'verifyingContract'>,
  kind: Kind,
  contracts: Contracts,
): Extract<ResultName, 'WRONG_CHAIN' | 'WRONG_MODULE' | 'WRONG_VERSION'> | undefined {
  const own = moduleDomain(contracts, kind.module);
  if (domain.version !== own.version) {
    return 'WRONG_VERSION';
  }
  if (domain.chainId !== own.chainId) {
    return 'WRONG_CHAIN';
  }
  return domain.verifyingContract === own.verifyingContract ? undefined : 'WRONG_MODULE';
}

/** The key that must sign, where the intent says so itself; for the others the chain knows. */
export function ownSigner(intent: Intent): Address | undefined {
  switch (intent.name) {
    case 'Register':
    case 'RegisterProvisional':
      return intent.message.account;
    case 'Grant':
    case 'Renew':
    case 'Revoke':
      return intent.message.controller;
    default:
      return undefined;
  }
}
