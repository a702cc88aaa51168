import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** One minified script for browsers, of a program in `programs`. */
export async function bundle(program: 'everything' | 'signing'): Promise<string> {
  const entry = fileURLToPath(new URL(`programs/${program}.ts`, import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', minify: true, lib: { entry, formats: ['iife'], name: 'parcha' } },
  });
  const [output] = [made].flat() as Rolldown.RolldownOutput[];
  const [chunk, ...more] = output?.output ?? [];
  if (more.length > 0 || chunk?.type !== 'chunk') {
    throw new Error('one script is expected');
  }
  return chunk.code;
}

/** Bytes on the wire. */
export const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;
