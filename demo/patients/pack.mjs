#!/usr/bin/env node
// Packs Synthea bundles for the demo: one NAME.json.gz a patient, without what is never imported, and one persons/NAME.json
// with the Patient alone, so that people can register before their files are read.
//
//   node demo/patients/pack.mjs FOLDER-OF-BUNDLES demo/src/main/resources/patients < demo/patients/chosen.txt
//
// chosen.txt has one bundle's file name a line. Claims and explanations of benefit are dropped (they are half of the
// bytes and docs/spec/fhir.md leaves billing out), and Provenance's targets with them; nothing else is changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BILLING = new Set(['Claim', 'ExplanationOfBenefit']);
const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('usage: pack.mjs FOLDER-OF-BUNDLES TARGET-FOLDER < chosen.txt');
  process.exit(2);
}

const names = readFileSync(0, 'utf8').split('\n').filter((line) => line.trim() !== '');
for (const name of names) {
  const bundle = JSON.parse(readFileSync(join(from, name), 'utf8'));
  const dropped = new Set(bundle.entry.filter((e) => BILLING.has(e.resource.resourceType)).map((e) => e.fullUrl));
  bundle.entry = bundle.entry.filter((e) => !dropped.has(e.fullUrl));
  for (const { resource } of bundle.entry) {
    if (resource.resourceType === 'Provenance') {
      resource.target = resource.target.filter((t) => !dropped.has(t.reference));
    }
  }
  const person = bundle.entry.filter((e) => e.resource.resourceType === 'Patient');
  writeFileSync(join(to, 'persons', name), JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: person }));
  // Level 9 and no time stamp: the same input gives the same bytes with the same zlib.
  writeFileSync(join(to, `${name}.gz`), gzipSync(JSON.stringify(bundle), { level: 9 }));
}
// A jar cannot list its folders, so the names stand beside the files.
writeFileSync(join(to, 'index.txt'), names.map((name) => `${name}.gz\n`).join(''));
