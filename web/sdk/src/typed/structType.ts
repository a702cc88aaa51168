/** A Solidity type as it stands in a type string. */
export type FieldType =
  | { readonly is: 'address' | 'bool' | 'string' | 'bytes' }
  | { readonly is: 'uint'; readonly bytes: number }
  | { readonly is: 'fixed'; readonly bytes: number }
  | { readonly is: 'list'; readonly of: FieldType; readonly count: number | undefined }
  | { readonly is: 'struct'; readonly type: StructType };

/** A field of a structure, in the order of its type string. */
export interface Field {
  readonly name: string;
  /** As the type string has it, for instance `uint40` or `Entry[9]`. */
  readonly solidity: string;
  readonly type: FieldType;
}

/** One EIP-712 structure. */
export interface StructType {
  readonly name: string;
  /** What is hashed: its own fields, then the structures that it holds, by name. */
  readonly encoded: string;
  readonly fields: readonly Field[];
}

const known = new Map<string, StructType>();

/**
 * Reads an encoded type, for instance `View(bytes32 viewId,Entry[9] entries)Entry(bytes16 handle,uint64 since)`. The first
 * structure is the one that is meant. Throws where a field's type is none of ours: a mistake of the table.
 */
export function structType(encoded: string): StructType {
  let type = known.get(encoded);
  if (type === undefined) {
    const texts = new Map([...encoded.matchAll(/(\w+)\(([^)]*)\)/g)].map(([text, name = '']) => [name, text]));
    const [first = ''] = texts.keys();
    type = structOf(first, texts);
    known.set(encoded, type);
  }
  return type;
}

function structOf(name: string, texts: ReadonlyMap<string, string>): StructType {
  const own = texts.get(name) ?? '';
  const fields = own
    .slice(name.length + 1, -1)
    .split(',')
    .map((text): Field => {
      const [solidity = '', field = ''] = text.split(' ');
      return { name: field, solidity, type: fieldType(solidity, texts) };
    });
  const others = [...new Set(fields.flatMap((field) => structsIn(field.type)))].sort();
  return { name, fields, encoded: [own, ...others.map((other) => texts.get(other))].join('') };
}

function fieldType(solidity: string, texts: ReadonlyMap<string, string>): FieldType {
  const list = /^(\w+)\[(\d*)\]$/.exec(solidity);
  if (list !== null) {
    const [, of = '', count = ''] = list;
    return { is: 'list', of: fieldType(of, texts), count: count === '' ? undefined : Number(count) };
  }
  if (texts.has(solidity)) {
    return { is: 'struct', type: structOf(solidity, texts) };
  }
  if (solidity === 'address' || solidity === 'bool' || solidity === 'string' || solidity === 'bytes') {
    return { is: solidity };
  }
  const [, what, size = ''] = /^(uint|bytes)(\d+)$/.exec(solidity) ?? [];
  if (what === 'uint' && Number(size) % 8 === 0 && Number(size) <= 256) {
    return { is: 'uint', bytes: Number(size) / 8 };
  }
  if (what === 'bytes' && Number(size) <= 32) {
    return { is: 'fixed', bytes: Number(size) };
  }
  throw new Error(`"${solidity}" is no type that Parcha signs`);
}

function structsIn(type: FieldType): readonly string[] {
  switch (type.is) {
    case 'list':
      return structsIn(type.of);
    case 'struct':
      return [type.type.name, ...type.type.fields.flatMap((field) => structsIn(field.type))];
    default:
      return [];
  }
}
