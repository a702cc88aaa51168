import { type Address, BadValue, type Bytes32, type GrantId } from '../brand.ts';
import { toHex } from '../bytes.ts';
import { type Contracts, type ModuleName, moduleDomain, networkOf } from '../contracts.ts';
import { isSignedBy, type Signature } from '../key/signature.ts';
import type { SigningKey } from '../key/signingKey.ts';
import { STATEMENTS, type StatementMessages, type Ticket } from '../schema.ts';
import { typedDigest } from '../typed/domain.ts';
import { hashStruct } from '../typed/hash.ts';
import { type StructType, structType } from '../typed/structType.ts';
import { checkedMessage } from '../typed/value.ts';
import { type WalletRequest, walletRequest } from '../typed/walletRequest.ts';

/** The name of a kind of statement, which is the name of its EIP-712 type. */
export type StatementName = keyof StatementMessages;

/**
 * What a person signs with the same key and never sends to the chain (docs/spec/intents.md section 8). Each has its own type,
 * so that no signature of one kind passes as another.
 */
export type Statement = {
  readonly [N in StatementName]: { readonly name: N; readonly message: StatementMessages[N] };
}[StatementName];

// Counted from 1; 0 stands for "none" in the contracts and means nothing in a statement.
const FROM_ONE = new Set(['member', 'homes', 'version']);

function rowOf(name: StatementName): { readonly module: ModuleName; readonly type: StructType } {
  const row = STATEMENTS.find((statement) => statement.name === name);
  if (row === undefined) {
    throw new Error(`no statement is called ${name}`);
  }
  return { module: row.module, type: structType(row.type) };
}

/** hashStruct: the statement without any domain. */
export const statementHash = (statement: Statement): Bytes32 =>
  toHex(hashStruct(rowOf(statement.name).type, statement.message)) as Bytes32;

/** A grant's id: the struct hash of its ticket. The chain knows nothing else of it. */
export const grantIdOf = (ticket: Ticket): GrantId =>
  statementHash({ name: 'Ticket', message: ticket }) as string as GrantId;

/** The digest that is signed. */
export function statementDigest(statement: Statement, contracts: Contracts): Bytes32 {
  const { module, type } = rowOf(statement.name);
  return typedDigest(moduleDomain(contracts, module), type, statement.message);
}

/** Signs it; whether that key is the right one is for the reader to say. */
export const signStatement = (statement: Statement, contracts: Contracts, key: SigningKey): Signature =>
  key.sign(statementDigest(statement, contracts));

/** What a wallet is asked to sign in place of a key at hand. */
export function statementRequest(statement: Statement, contracts: Contracts): WalletRequest {
  const { module, type } = rowOf(statement.name);
  return walletRequest(moduleDomain(contracts, module), type, statement.message);
}

/**
 * Whether that address signed it and it is of this network. The caller brings the address that must have: the current signer
 * of the account that the statement names, as at least two members say it.
 */
export function isStatementSignedBy(
  statement: Statement,
  signer: Address,
  signature: Signature,
  contracts: Contracts,
): boolean {
  return (
    statement.message.network === networkOf(contracts) &&
    isSignedBy(signature, signer, statementDigest(statement, contracts))
  );
}

/**
 * Reads a statement's JSON form: one member a field, in its name (docs/spec/documents.md); other members are left out. The
 * message itself is that form, so there is nothing to write. `BadValue` where a field is missing or means nothing.
 */
export function readStatement<N extends StatementName>(name: N, json: unknown): StatementMessages[N] {
  const message = checkedMessage(rowOf(name).type, json);
  for (const [field, value] of Object.entries(message)) {
    if (FROM_ONE.has(field) && [value].flat().some((number) => number < 1)) {
      throw new BadValue(`"${field}"`, 'counted from 1');
    }
  }
  return message as StatementMessages[N];
}
