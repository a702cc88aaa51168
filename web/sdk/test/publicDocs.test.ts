import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const INDEX = fileURLToPath(new URL('../src/index.ts', import.meta.url));

test('everythingThatTheIndexExports_isDocumented', () => {
  const program = ts.createProgram([INDEX], {
    allowImportingTsExtensions: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const index = program.getSourceFile(INDEX);
  const door = index && checker.getSymbolAtLocation(index);
  const names = door ? checker.getExportsOfModule(door) : [];
  const silent = names.filter((name) => {
    const symbol = name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name;
    return symbol.getDocumentationComment(checker).length === 0;
  });
  expect(names.length).toBeGreaterThan(100);
  expect(silent.map((name) => name.name)).toEqual([]);
});
