// Makes src/schema.ts out of contracts/artifacts/parcha.json (kinds, types, codes) and docs/spec/intents.md (the words of the codes),
// so that the three languages cannot drift apart. With --check it writes nothing and fails where the committed file differs.
import { readFileSync, writeFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const FILE = new URL('src/schema.ts', import.meta.url);
function fail(cause) {
  console.error(`web/sdk/generate.mjs: ${cause}`);
  process.exit(1);
}

const artefact = JSON.parse(readFileSync(new URL('contracts/artifacts/parcha.json', ROOT), 'utf8'));
const page = readFileSync(new URL('docs/spec/intents.md', ROOT), 'utf8');

// ---- which type a field has in TypeScript: by name where it names something, else by its Solidity type ----
const NAMED = {
  'address account': 'AccountId',
  'address grantee': 'AccountId',
  'address signedBy': 'AccountId',
  'bytes32 network': 'NetworkId',
  'bytes32 grantId': 'GrantId',
  'bytes32 delegation': 'GrantId',
  'bytes32 viewId': 'ViewId',
  'bytes32 recordKey': 'VerifyingKey',
  'bytes32 inboxRecipient': 'Digest',
  'bytes16 handle': 'Handle',
  'uint32 seq': 'Seq',
  'uint32 grantEpoch': 'GrantEpoch',
  'uint32 member': 'MemberNumber',
  'uint32 employer': 'MemberNumber',
  'uint32[] homes': 'readonly MemberNumber[]',
  // Times off chain are whole milliseconds of 53 bits; any other number of more than 48 bits is a bigint.
  'uint64 time': 'UnixMillis',
  'uint64 since': 'UnixMillis',
};

function typeOf(solidity, name, structs) {
  const named = NAMED[`${solidity} ${name}`];
  if (named) return named;
  const list = solidity.match(/^(\w+)\[\d*\]$/);
  if (list) return `readonly ${typeOf(list[1], '', structs)}[]`;
  if (structs.has(solidity)) return solidity;
  if (solidity === 'uint40') return 'UnixSeconds';
  const bits = Number(solidity.match(/^uint(\d+)$/)?.[1]);
  if (bits) return bits <= 48 ? 'number' : 'bigint';
  const plain = {
    address: 'Address',
    bool: 'boolean',
    string: 'string',
    bytes: 'Hex',
    bytes32: 'Bytes32',
    bytes16: 'Bytes16',
  }[solidity];
  if (!plain) fail(`no type of TypeScript is known for "${solidity} ${name}"; give it one in typeOf`);
  return plain;
}

const parse = (encoded) =>
  new Map(
    [...encoded.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name, fields]) => [
      name,
      fields.split(',').map((f) => f.split(' ')),
    ]),
  );

const written = new Set();
function interfaces(row, about) {
  const structs = parse(row.type);
  return [...structs]
    .filter(([name]) => !written.has(name) && written.add(name))
    .map(([name, fields]) => {
      const members = fields.map(
        ([solidity, field]) => `  /** \`${solidity}\` */\n  readonly ${field}: ${typeOf(solidity, field, structs)};`,
      );
      const first = name === row.name ? about : `Part of {@link ${row.name}}.`;
      return `/** ${first} */\nexport interface ${name} {\n${members.join('\n')}\n}\n`;
    })
    .join('\n');
}

// ---- the words of the codes: the table of section 5 ----
const words = new Map(
  [...page.matchAll(/^\| 0x([0-9A-F]{2}) \| ([A-Z_]+) \| (.+?) \|$/gm)].map(([, code, name, meaning]) => [
    name,
    { code: parseInt(code, 16), meaning },
  ]),
);
const codes = Object.entries(artefact.codes).map(([name, code]) => {
  const row = words.get(name);
  if (!row || row.code !== code) {
    fail(
      `docs/spec/intents.md section 5 has no row "0x${code.toString(16).toUpperCase().padStart(2, '0')} | ${name}", the contracts do`,
    );
  }
  return { code, name, meaning: row.meaning };
});
const unbuilt = [...words.keys()].filter((name) => !(name in artefact.codes));
if (unbuilt.length > 0) fail(`docs/spec/intents.md section 5 names ${unbuilt.join(', ')}, the contracts do not`);

// ---- the file ----
const byte = (n) => `0x${n.toString(16).padStart(2, '0')}`;
const text = (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const { intents, statements } = artefact;
const modules = [...new Set([...intents, ...statements].map((row) => row.module))];
const body = [
  ...intents.map((row) => interfaces(row, `Fields of ${row.name}, kind ${byte(row.kind)}, signed for ${row.module}.`)),
  ...statements.map((row) =>
    interfaces(row, `Fields of the statement ${row.name}, signed under the domain of ${row.module}.`),
  ),
].join('\n');
const brands = [...new Set([...body.matchAll(/: (?:readonly )?([A-Z]\w+)(?:\[\])?;/g)].map(([, name]) => name))]
  .filter((name) => !written.has(name))
  .sort();
const made = `// Made by web/sdk/generate.mjs out of contracts/artifacts/parcha.json and docs/spec/intents.md; "node web/sdk/generate.mjs" makes it anew.
import type {
${brands.map((name) => `  ${name},`).join('\n')}
} from './brand.ts';

${body}
/** The fields of every kind of intent (docs/spec/intents.md section 6). */
export interface IntentMessages {
${intents.map((row) => `  readonly ${row.name}: ${row.name};`).join('\n')}
}

/** The fields of every statement (docs/spec/intents.md section 8). */
export interface StatementMessages {
${statements.map((row) => `  readonly ${row.name}: ${row.name};`).join('\n')}
}

/** Name and version of every domain. */
export const DOMAIN = { name: ${text(artefact.domain.name)}, version: ${text(artefact.domain.version)} } as const;

/** The contracts that signatures are made for. */
export const MODULES = [${modules.map(text).join(', ')}] as const;

/** Every kind of intent: its byte on the wire, its module, its signatures, its type. */
export const INTENTS = [
${intents.map((row) => `  { kind: ${byte(row.kind)}, name: ${text(row.name)}, module: ${text(row.module)}, signatures: ${row.signatures}, type: ${text(row.type)} },`).join('\n')}
] as const;

/** Every statement that never goes on chain. */
export const STATEMENTS = [
${statements.map((row) => `  { name: ${text(row.name)}, module: ${text(row.module)}, type: ${text(row.type)} },`).join('\n')}
] as const;

/** Every result code with its meaning (docs/spec/intents.md section 5). */
export const CODES = [
${codes.map((row) => `  { code: ${byte(row.code)}, name: ${text(row.name)}, meaning: ${text(row.meaning)} },`).join('\n')}
] as const;
`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, made);
  console.log(
    `wrote web/sdk/src/schema.ts: ${intents.length} kinds, ${statements.length} statements, ${codes.length} codes`,
  );
} else if (readFileSync(FILE, 'utf8') !== made) {
  console.error(
    'web/sdk/src/schema.ts is not what the contracts and docs/spec/intents.md say: run "node web/sdk/generate.mjs" and commit it',
  );
  process.exit(1);
} else {
  console.log(
    `web/sdk/src/schema.ts is as made: ${intents.length} kinds, ${statements.length} statements, ${codes.length} codes`,
  );
}
