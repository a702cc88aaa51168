import { CODES } from '../schema.ts';

/** The name of a result code, the same in every language. */
export type ResultName = (typeof CODES)[number]['name'];

/**
 * What a code means for the intent's life. `stands`: the act is on chain. `again`: the same bytes may pass later, until the
 * deadline; the node sends them again. `final`: the same bytes never pass; tell the signer.
 */
export type Fate = 'stands' | 'again' | 'final';

/** What became of an intent (docs/spec/intents.md section 5). */
export interface ResultCode {
  /** The byte that the contracts answer with. */
  readonly code: number;
  readonly name: ResultName;
  readonly fate: Fate;
  /** Cause and next step, in English. */
  readonly meaning: string;
}

// The high digit tells what to do; only 0x0 and 0x1 are not final.
const FATES: readonly Fate[] = ['stands', 'again'];

/** Every code, by its byte. */
export const RESULT_CODES: readonly ResultCode[] = CODES.map((row) => ({
  ...row,
  fate: FATES[row.code >> 4] ?? 'final',
}));

/** The code of that name. */
export function resultCode(name: ResultName): ResultCode {
  const found = RESULT_CODES.find((row) => row.name === name);
  if (found === undefined) {
    throw new Error(`no result code is called ${name}`);
  }
  return found;
}

/** The code of a byte that a contract gave; undefined for one of newer contracts: take it as final, and say the byte. */
export const resultCodeOf = (byte: number): ResultCode | undefined => RESULT_CODES.find((row) => row.code === byte);
