// Do the tests bite? Each mutation breaks one rule in a scratch copy; a test that still passes then is named, and the run fails.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FORGE } from './forge.mjs';

const MUTATIONS = [
  ['Consents', 'if (uint8(grant >> STATE_BIT) == REVOKED) return GRANT_REVOKED;', ''],
  ['Consents', 'if (grant != 0) return EXISTS;', ''],
  ['Consents', 'if (block.timestamp >= uint40(grant)) return GRANT_EXPIRED;', ''],
  ['Consents', 'if (expiry <= former) return NOT_LATER;', ''],
  ['Consents', 'if (intent.signer != _address(intent, 0)) return FOREIGN_SIGNER;', ''],
  ['Anchors', 'if (size <= head.size) return NOT_GROWN;', ''],
  ['Anchors', 'if (size <= head.size) revert NotGrown(head.size, size);', ''],
  ['Anchors', 'if (intent.signer != relayer) return FOREIGN_SIGNER;', ''],
  ['Anchors', 'if (msg.sender != relayer) revert NotRelayer(msg.sender);', ''],
  ['Intent', 'if (named < stored) return STALE;', ''],
  ['Intent', 'if (named > stored) return AHEAD;', ''],
  ['Module', 'return block.chainid == bornOn ? separator : _separator();', 'return separator;'],
  ['Voting', 'if (!admins[number][intent.signer]) return FOREIGN_SIGNER;', ''],
  ['Voting', 'if (block.timestamp < ballot.executableFrom) return NOT_YET;', ''],
  ['Voting', 'if (ballot.approvals[i] == number) return EXISTS;', ''],
  ['Voting', 'if (ballot.executed) return PROPOSAL_DONE;', ''],
  ['Accounts', 'if (intent.signer != id) return FOREIGN_SIGNER;', ''],
  ['DirectoryState', 'if (number == 0 || s.signer != signer) return (FOREIGN_SIGNER, actor);', ''],
  ['DirectoryState', 'if (s.status != VERIFIED) return (_stateCode(s.status), actor);', ''],
  ['DirectoryState', 'if (_isLapsed(s.validUntil)) return (LAPSED, actor);', ''],
  ['DirectoryState', 'if (s.employer != member_) return (NOT_ALLOWED, actor);', ''],
  ['DirectoryState', 'if (s.roles & OFFICE == 0) return (WRONG_ROLE, actor);', ''],
  ['Accounts', 'if (roles & ~_mayGive(actor.memberKind) != 0) return NOT_ALLOWED;', ''],
  ['Accounts', 'if ((roles | s.roles) & OFFICE != 0 && !actor.isAdmin) return NOT_ALLOWED;', ''],
  ['Accounts', 'if (bound != actor.member && (s.status == VERIFIED || bound != 0)) return NOT_ALLOWED;', ''],
  ['Accounts', 'namesTags[namesTag] = number;', ''],
  ['Accounts', 'holder != mine && standings[holder].status != IS_CLOSED', 'holder != mine'],
  ['Accounts', 'if (intent.signer != (byKit ? c.kit : standings[number].signer)) return FOREIGN_SIGNER;', ''],
  ['Accounts', '_checkSeq(byKit ? c.othersSeq : c.ownerSeq, intent.seq)', '_checkSeq(c.ownerSeq, intent.seq)'],
  ['Accounts', 'if (version <= c.keyringVersion) return OLD_VERSION;', ''],
  ['Accounts', 'if (status == IS_CLOSED || status == IS_DECEASED) return _stateCode(status);', ''],
  ['Module', 'isGood := and(lt(s, add(HALF_ORDER, 1)), iszero(iszero(signer)))', 'isGood := iszero(iszero(signer))'],
  ['Module', 'if (s != 0 || signer == address(0)) return (BAD_SIGNATURE, signer, next);', 'if (s != 0) return (OK, signer, next);'],
  ['Module', 'return block.timestamp > intent.deadline ? EXPIRED : TOO_FAR;', 'return TOO_FAR;'],
  ['Module', 'if (intent.deadline - block.timestamp > _longest(kind)) ', 'if (block.timestamp > intent.deadline) '],
  ['Module', 'return place == item.length ? _apply(kind, intent, item) : MALFORMED;', 'return _apply(kind, intent, item);'],
  ['Module', 'return (isValid ? OK : BAD_SIGNATURE, next);', 'return (OK, next);'],
  ['Module', 'gt(returndatasize(), 31)', '1'],
  ['Module', 'staticcall(STIPEND, signer,', 'staticcall(gas(), signer,'],
  ['Module', 'if (gasleft() < STIPEND + STIPEND / 63 + 5_000) return (RETRY, next);', ''],
  ['Consents', 'if (intent.context != CURRENT) return RULES_RETIRED;\n        uint256 expiry = _number(intent, 2);\n        if (expiry <= block', 'uint256 expiry = _number(intent, 2);\n        if (expiry <= block'],
  ['Consents', 'if (intent.context != CURRENT) return RULES_RETIRED;\n        uint256 expiry = _number(intent, 2);\n        if (expiry <= former', 'uint256 expiry = _number(intent, 2);\n        if (expiry <= former'],
  ['Anchors', 'if (status == SUCCEEDED) return LOG_CLOSED;', ''],
  ['Voting', '3 * votes >= 2 * voters', '2 * votes >= voters'],
  ['Voting', ': 2 * votes > voters;', ': 2 * votes >= voters;'],
  ['Voting', '--voters;', ''],
  ['Voting', 'if (_excludesSubject(ballot.sort) && ballot.subject == number) return NOT_ALLOWED;', ''],
  ['Voting', 'members[voter].status == ACTIVE &&', ''],
  ['Voting', '&& hospitals_ == 1) return LAST_HOSPITAL;', '&& false) return LAST_HOSPITAL;'],
  ['Voting', 'if (ballot.sort == SUCCEED && number != ballot.successor) return NOT_ALLOWED;', ''],
  ['Voting', 'if (_isRegistered(registry)) return DUPLICATE;', ''],
  ['Voting', '!former.isRetired &&', ''],
  ['Voting', 'standingOfRules[former[i]].isRetired = true;', ''],
  ['Voting', 'if (count == 0 || count > MOST_ADMINS) return BAD_VALUE;', ''],
  ['Voting', 'if (m.kind == HOSPITAL && m.status == ACTIVE) --hospitals_;', ''],
  ['Recovery', 'return r.isFresh ? NOT_CANCELLABLE : OK;', 'return OK;'],
  ['Recovery', 'if (fresh == 0 && block.timestamp < heldUntil) return RECOVERY_HELD;', ''],
  ['Recovery', 'if (fresh == 1 && heldUntil == 0) return NOT_ALLOWED;', ''],
  ['Recovery', 'if (r.hospitals[given] == actor.member) return EXISTS;', ''],
  ['Recovery', 'if (given + 1 == needed && !isKnown) return NOT_ALLOWED;', ''],
  ['Recovery', 'uint256 needed = r.isFresh ? 3 : 2;', 'uint256 needed = 2;'],
  ['Recovery', 'if (block.timestamp < r.from) return NOT_YET;', ''],
  ['Recovery', 'if (intent.signer != r.signer) return FOREIGN_SIGNER;', ''],
  ['Recovery', 'if (block.timestamp < clocks[number].kitFrom) return NOT_YET;', ''],
  ['Recovery', 'if (kind == ROTATE_KIT && intent.second != counts[number].kit) return FOREIGN_SIGNER;', ''],
  ['Recovery', 'code = RECOVERY_OPEN;', 'code = OK;'],
  ['Recovery', 'return block.timestamp < from ? NOT_YET : OK;', 'return OK;'],
  ['Recovery', 'target.mergedInto == 0 && entries[id].mergedInto == 0 ? OK : MERGED', 'entries[id].mergedInto == 0 ? OK : MERGED'],
  ['Recovery', '&& first.member != other.member', ''],
  ['Recovery', 'if (actor.memberKind != HOSPITAL || actor.by == id) return NOT_ALLOWED;\n        code =', 'code ='],
  ['Accounts', 'if (byKit) _forgetProposedKit(number);', ''],
  ['Members', 'if (standingOfRules[msg.sender].place != EMERGENCY_PLACE) revert NotEmergency(msg.sender);', ''],
  ['Emergency', 'if (clinician == r.doctor) return NOT_ALLOWED;', ''],
  ['Emergency', 'if (r.renewed) return BREAK_RENEWED;', ''],
  ['Emergency', 'if (member != _reviewer(r)) return NOT_ALLOWED;', ''],
  ['Emergency', 'if (verdict == MISUSE) accounts', 'if (false) accounts'],
  ['Emergency', '>= limits_.doctorDaily', '> limits_.doctorDaily'],
  ['Emergency', '>= limits_.memberDaily', '> limits_.memberDaily'],
  ['Emergency', 'if (intent.context != CURRENT) return RULES_RETIRED;', ''],
  ['Emergency', 'if (w.employer != member || w.employerKind != HOSPITAL) return NOT_ALLOWED;', ''],
  ['Prescriptions', 'if (slot.word.exists()) return EXISTS;', ''],
  ['Prescriptions', 'if (intent.deadline > end) return TOO_FAR;', ''],
  ['Prescriptions', 'return key == _address(intent, 3) ? OK : FOREIGN_SIGNER;', 'return OK;'],
  ['Prescriptions', 'return code != OK || number == p.prescriberOf() ? code : NOT_ALLOWED;', 'return code;'],
  ['Prescriptions', 'if (p.has(WHOLE)) return PRESCRIPTION_DISPENSED;\n        if (_isClaimed(p)) return PRESCRIPTION_CLAIMED;\n        if (block.timestamp >= p.endOf())', 'if (_isClaimed(p)) return PRESCRIPTION_CLAIMED;\n        if (block.timestamp >= p.endOf())'],
  ['Prescriptions', 'if (_isClaimed(p)) return PRESCRIPTION_CLAIMED;\n        if (block.timestamp >= p.endOf())', 'if (block.timestamp >= p.endOf())'],
  ['Prescriptions', 'if (block.timestamp >= p.endOf()) return PRESCRIPTION_EXPIRED;', ''],
  ['Prescriptions', 'if (block.timestamp < Terms.start(terms)) return PRESCRIPTION_EARLY;', ''],
  ['Prescriptions', 'if (code == OK && cause == MISUSE) code = PRESCRIBER_MISUSE;', ''],
  ['Prescriptions', 'if (_number(intent, 6) != p.generationOf() || _number(intent, 7) != p.claimsOf()) return OLD_PICKUP;', ''],
  ['Prescriptions', 'return p.claimsOf() == LAST_COUNT ? EXHAUSTED : OK;', 'return OK;'],
  ['Prescriptions', 'if (code == OK && p.leaseOf() >= leases) code = LEASE_AT_MOST;', ''],
  ['Prescriptions', 'if (code == OK && p.has(ALERTED)) code = ALERT_OPEN;', ''],
  ['Prescriptions', 'p = p.freed().begun(firstDay);', 'p = p.begun(firstDay);'],
  ['Prescriptions', 'return (OK, p.freed().flagged(SUSPENDED_BY_PRESCRIBER));', 'return (OK, p.flagged(SUSPENDED_BY_PRESCRIBER));'],
  ['Prescriptions', 'p = p.freed().reissued();', 'p = p.reissued();'],
  ['Prescriptions', 'if (code == OK && isClaimed != byPharmacy)', 'if (false)'],
  ['Prescriptions', 'if (code == OK && block.timestamp < p.claimedAtOf() + release) code = NOT_YET;', ''],
  ['Prescriptions', 'if (code == OK && d.pharmacy != _number(intent, 1)) code = NOT_ALLOWED;', ''],
  ['Prescriptions', 'if (code == OK && _digestOf(quantities) != d.digest) code = BAD_VALUE;', ''],
  ['Prescriptions', 'if (d.flags & IS_REVERSED != 0) return DISPENSE_REVERSED;', ''],
  ['Prescriptions', 'if (handedOver && alone) return HANDED_OVER;', ''],
  ['Prescriptions', 'prescriptions[id].word = left == 0 ? p.begun(0) : p;', 'prescriptions[id].word = p;'],
  ['Prescriptions', 'Prescription p = prescriptions[id].word.unflagged(WHOLE);', 'Prescription p = prescriptions[id].word;'],
  ['Prescriptions', '>= extensions) code = EXTENSIONS_USED;', '> extensions) code = EXTENSIONS_USED;'],
  ['Prescriptions', 'return block.timestamp >= p.endOf() + month ? TOO_LATE : OK;', 'return OK;'],
  ['Prescriptions', 'code = NOT_ALLOWED;\n        uint256 now_', 'code = OK;\n        uint256 now_'],
  ['Prescriptions', 'let question := keccak256(free, 0xa4)', 'let question := keccak256(free, 0x24)'],
  ['Prescriptions', 'let question := keccak256(free, 0xa4)', 'let question := keccak256(add(free, 0x24), 0x80)'],
  ['Terms', 'if (then > totalOf(packed)) return (OVER_QUANTITY, false);', ''],
  ['Terms', 'if (then > allowed(packed, firstDay, day)) return (PRESCRIPTION_EARLY, false);', ''],
  ['Terms', 'whole = whole && then == totalOf(packed);', ''],
  ['Terms', 'quantities << (16 * lines) != 0', 'false'],
  ['Terms', 'if (maximum != total && packed & 0xffff == 0) return 0;', ''],
  ['Claims', 'if (code == OK && _number(intent, 1) != member) code = NOT_ALLOWED;', ''],
  ['Claims', 'if (isReversed) return DISPENSE_REVERSED;\n        if (rank', 'if (rank'],
  ['Claims', 'if (s.state == NONE || s.state == SUBMITTED) return NOT_YET;', ''],
  ['Claims', 'return cites == s.round ? OK : OTHER_ROUND;', 'return OK;'],
  ['Claims', 'if (code == OK && s.state != ACCEPTED) code = _named(s.state);', ''],
  ['Claims', 'if (code == OK && s.round >= rounds) code = ROUNDS_USED;', ''],
  ['Claims', 'if (s.round == 0) s.round = 1;', 's.round = 1;'],
  ['Claims', 'return block.timestamp >= s.changedAt + dispute ? TOO_LATE : OK;', 'return OK;'],
];

const only = process.argv[2]; // a contract's name, to run its mutations alone
const here = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'parcha-mutate-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const folder of ['vectors/intents', 'vectors/lifecycles', 'vectors/states']) cpSync(join(here, folder), join(scratch, folder), { recursive: true });
for (const part of ['src', 'test', 'foundry.toml', 'solc.mjs']) {
  cpSync(join(here, 'contracts', part), join(scratch, 'contracts', part), { recursive: true });
}
symlinkSync(join(here, 'contracts/node_modules'), join(scratch, 'contracts/node_modules'));

const survivors = [];
for (const [file, from, to] of MUTATIONS) {
  if (only && file !== only) continue;
  const path = join(scratch, `contracts/src/${file}.sol`);
  const original = readFileSync(path, 'utf8');
  if (!original.includes(from)) {
    console.error(`${file}.sol has no longer: ${from}`);
    process.exit(1);
  }
  writeFileSync(path, original.replace(from, to));
  const run = spawnSync(FORGE, ['test', '--no-match-contract', 'InvariantsTest', '--fail-fast'], {
    cwd: join(scratch, 'contracts'), encoding: 'utf8', env: { ...process.env, FOUNDRY_PROFILE: 'fast' },
  });
  const caught = run.stdout.match(/\[FAIL[^\n]*\] (\w+)\(/)?.[1];
  if (run.status === 0) survivors.push(`${file}: ${from}`);
  else if (!caught) {
    console.error(`${file}: ${from}\ndid not compile or run:\n${run.stdout.slice(-2_000)}${run.stderr.slice(-2_000)}`);
    process.exit(1);
  }
  console.log(`${run.status === 0 ? 'SURVIVED' : 'caught'}  ${file}: ${from.replace(/\s+/g, ' ').slice(0, 90)}${caught ? `  by ${caught}` : ''}`);
  writeFileSync(path, original);
}
const tried = MUTATIONS.filter(([file]) => !only || file === only).length;
console.log(`${tried - survivors.length} of ${tried} mutations caught`);
process.exit(survivors.length === 0 ? 0 : 1);
