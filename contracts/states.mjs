// Writes ../vectors/states/*.json: what becomes of every act, by whomever, in every state of an object. The tables are written from the
// lifecycles' page alone, as rules of refusal in the order of docs/spec/intents.md section 5; the contracts are asked the same by test/States.t.sol.
// With --check it fails where a committed file differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { CODES } from './intents.mjs';

const FOLDER = new URL('../vectors/states/', import.meta.url);

/** The code that names an account's state. */
const NAMED = {
  pending: 'NOT_VERIFIED', suspended: 'SUSPENDED', closed: 'CLOSED', provisional: 'PROVISIONAL', deceased: 'DECEASED', verified: 'NOT_SUSPENDED',
};
/** What the patient's own account hears where it acts for a member. */
const AS_ACTOR = { ...NAMED, pending: 'UNVERIFIED', verified: 'NOT_ALLOWED' };
const ended = (state) => (state === 'closed' || state === 'deceased' ? NAMED[state] : undefined);

const account = {
  about:
    'A patient account. Actors: its signer, its kit key, an admin of hospital 1 (asked, verified, or opened the file), of hospital 2, of pharmacy 6, a stranger. ' +
    'Each act names the right seq and sound values. merge is into a living verified account whose signer agrees.',
  states: ['none', 'pending', 'verified', 'suspended', 'closed', 'provisional', 'deceased'],
  actors: ['owner', 'kit', 'verifier', 'hospital', 'pharmacy', 'stranger'],
  acts: {
    register: (state, actor) => (state !== 'none' ? 'EXISTS' : actor === 'owner' ? 'OK' : 'FOREIGN_SIGNER'),
    ...byOwner(['publishCard', 'publishKeyring', 'proposeKit', 'setRecovery', 'rotateKit'], ['owner']),
    ...byOwner(['rotateSigner', 'revokeAll', 'close'], ['owner', 'kit']),
    verify: byMember((state) => (['pending', 'verified', 'provisional'].includes(state) ? undefined : NAMED[state])),
    suspend: byMember((state) => (state === 'verified' ? undefined : NAMED[state]), { verified: 'OK' }),
    reinstate: byMember((state) => (state === 'suspended' ? undefined : state === 'pending' ? 'NOT_SUSPENDED' : NAMED[state])),
    proposeRecovery: byHospital(['verified']),
    reportDeath: byHospital(['verified', 'suspended', 'provisional']),
    cancelRecovery: byKit('NO_RECOVERY'),
    cancelDeath: byKit('NO_DEATH_REPORTED'),
    executeRecovery: (state) => (state === 'none' ? 'NOT_FOUND' : 'NO_RECOVERY'),
    merge: (state, actor) => {
      if (state === 'none') return 'NOT_FOUND';
      if (actor !== 'owner') return 'FOREIGN_SIGNER';
      return ['verified', 'provisional'].includes(state) ? 'OK' : NAMED[state];
    },
  },
};

function byOwner(names, allowed) {
  const rule = (state, actor) =>
    state === 'none' ? 'NOT_FOUND' : !allowed.includes(actor) ? 'FOREIGN_SIGNER' : (ended(state) ?? 'OK');
  return Object.fromEntries(names.map((name) => [name, rule]));
}
function actorsCode(state, actor) {
  if (actor === 'owner') return AS_ACTOR[state];
  return ['kit', 'stranger'].includes(actor) ? 'FOREIGN_SIGNER' : undefined;
}
function byMember(refusal) {
  return (state, actor) => {
    if (state === 'none') return 'NOT_FOUND';
    return actorsCode(state, actor) ?? refusal(state) ?? (actor === 'verifier' ? 'OK' : 'NOT_ALLOWED');
  };
}
function byHospital(states) {
  return (state, actor) => {
    if (state === 'none') return 'NOT_FOUND';
    const refused = actorsCode(state, actor) ?? (actor === 'pharmacy' ? 'NOT_ALLOWED' : undefined);
    return refused ?? (states.includes(state) ? 'OK' : NAMED[state]);
  };
}
function byKit(nothing) {
  return (state, actor) => {
    if (state === 'none') return 'NOT_FOUND';
    return actor !== 'kit' ? 'FOREIGN_SIGNER' : (ended(state) ?? nothing);
  };
}

const OPEN = ['recoveryProposed', 'recoveryRunning', 'recoveryDue'];
const guard = {
  about:
    'What waits about a verified patient account. Actors: its signer, its kit key, an admin of hospital 1 (which verified it), of hospital 2 (which proposed the recovery ' +
    'and reported the death), of hospital 3, of pharmacy 6, the key that the recovery names, a stranger. A running recovery has two hospitals, a due one its wait behind it; ' +
    'held is after the kit key cancelled one. merge and unmerge are with the other owner, the hospitals\' with hospital 1 or 2 as the second.',
  states: ['nothing', 'kitProposed', 'kitDue', ...OPEN, 'recoveryHeld', 'recoveryOff', 'deathReported', 'deathDue', 'merged'],
  actors: ['owner', 'kit', 'verifier', 'hospital', 'third', 'pharmacy', 'recovered', 'stranger'],
  acts: {
    proposeKit: ofOwner((state) => (state === 'recoveryOff' ? 'RECOVERY_OFF' : 'OK')),
    takeKit: ofOwner((state) => ({ kitProposed: 'NOT_YET', kitDue: 'OK' })[state] ?? 'NO_KIT_PROPOSED'),
    rotateKit: ofOwner(() => 'OK'),
    setRecovery: ofOwner(() => 'OK'),
    rotateSigner: (_, actor) => (['owner', 'kit'].includes(actor) ? 'OK' : 'FOREIGN_SIGNER'),
    close: (_, actor) => (['owner', 'kit'].includes(actor) ? 'OK' : 'FOREIGN_SIGNER'),
    proposeRecovery: ofHospital((state) => {
      if (OPEN.includes(state)) return 'RECOVERY_OPEN';
      return { recoveryHeld: 'RECOVERY_HELD', recoveryOff: 'RECOVERY_OFF' }[state] ?? 'OK';
    }),
    approveRecovery: ofHospital((state, actor) => {
      if (state === 'recoveryOff') return 'RECOVERY_OFF';
      if (!OPEN.includes(state)) return 'NO_RECOVERY';
      if (state !== 'recoveryProposed') return 'EXISTS';
      return { verifier: 'OK', hospital: 'EXISTS', third: 'NOT_ALLOWED' }[actor];
    }),
    cancelRecovery: ofKit((state) => (OPEN.includes(state) ? 'OK' : 'NO_RECOVERY')),
    executeRecovery: (state, actor) => {
      if (!OPEN.includes(state)) return 'NO_RECOVERY';
      if (actor !== 'recovered') return 'FOREIGN_SIGNER';
      return { recoveryProposed: 'NOT_PASSED', recoveryRunning: 'NOT_YET', recoveryDue: 'OK' }[state];
    },
    reportDeath: ofHospital((state) => (state.startsWith('death') ? 'DEATH_REPORTED' : 'OK')),
    cancelDeath: ofKit((state) => (state.startsWith('death') ? 'OK' : 'NO_DEATH_REPORTED')),
    declareDead: ofHospital((state) => ({ deathReported: 'NOT_YET', deathDue: 'OK' })[state] ?? 'NO_DEATH_REPORTED'),
    merge: (state, actor) => (actor !== 'owner' ? 'FOREIGN_SIGNER' : state === 'merged' ? 'MERGED' : 'OK'),
    unmerge: (state, actor) => (actor !== 'owner' ? 'FOREIGN_SIGNER' : state === 'merged' ? 'OK' : 'NOT_MERGED'),
    mergeByHospitals: ofHospital((state) => (state === 'merged' ? 'MERGED' : 'OK')),
    unmergeByHospitals: ofHospital((state) => (state === 'merged' ? 'OK' : 'NOT_MERGED')),
  },
};
function ofOwner(rule) {
  return (state, actor) => (actor !== 'owner' ? 'FOREIGN_SIGNER' : OPEN.includes(state) ? 'RECOVERY_OPEN' : rule(state));
}
function ofKit(rule) {
  return (state, actor) => (actor !== 'kit' ? 'FOREIGN_SIGNER' : rule(state));
}
function ofHospital(rule) {
  return (state, actor) => {
    if (['kit', 'recovered', 'stranger'].includes(actor)) return 'FOREIGN_SIGNER';
    return ['owner', 'pharmacy'].includes(actor) ? 'NOT_ALLOWED' : rule(state, actor);
  };
}

const consent = {
  about: 'A blinded grant. Actors: its controller, and another controller who signs in its name.',
  states: ['none', 'active', 'expired', 'revoked'],
  actors: ['controller', 'thief'],
  acts: {
    grant: (state, actor) => (state !== 'none' ? 'EXISTS' : actor === 'controller' ? 'OK' : 'FOREIGN_SIGNER'),
    renew: ofGrant(),
    revoke: ofGrant(),
  },
};
function ofGrant() {
  return (state, actor) => {
    if (state === 'none') return 'NOT_FOUND';
    if (actor !== 'controller') return 'FOREIGN_SIGNER';
    return { active: 'OK', expired: 'GRANT_EXPIRED', revoked: 'GRANT_REVOKED' }[state];
  };
}

const MEMBER = { active: 'MEMBER_STANDS', suspended: 'MEMBER_SUSPENDED', removed: 'MEMBER_GONE', succeeded: 'MEMBER_GONE' };
const member = {
  about:
    'Hospital 3 of three. Actors: an admin of hospital 1, of hospital 3 itself, of pharmacy 6, a stranger who signs for hospital 1. ' +
    'suspend to succeed are proposals about hospital 3 (succeed: by hospital 2), the others are its own acts, or anchor its log.',
  states: ['active', 'suspended', 'removed', 'succeeded'],
  actors: ['hospital', 'itself', 'pharmacy', 'stranger'],
  acts: {
    suspend: aboutMember((state) => (state === 'active' ? 'OK' : MEMBER[state]), true),
    reinstate: aboutMember((state) => (state === 'suspended' ? 'OK' : MEMBER[state]), true),
    remove: aboutMember((state) => (['active', 'suspended'].includes(state) ? 'OK' : MEMBER[state]), true),
    succeed: aboutMember((state) => (['active', 'suspended'].includes(state) ? 'OK' : MEMBER[state]), false),
    propose: ofItsOwn(),
    rotateMemberKeys: ofItsOwn(),
    changeAdmins: ofItsOwn(),
    anchor: (state, actor) => (actor !== 'itself' ? 'FOREIGN_SIGNER' : state === 'succeeded' ? 'LOG_CLOSED' : 'OK'),
  },
};
function aboutMember(rule, isAccused) {
  return (state, actor) => {
    if (actor === 'stranger') return 'FOREIGN_SIGNER';
    if (actor === 'pharmacy') return 'NOT_ALLOWED';
    if (actor === 'hospital') return rule(state);
    if (state !== 'active') return 'MEMBER_INACTIVE';
    return isAccused ? 'NOT_ALLOWED' : rule(state);
  };
}
function ofItsOwn() {
  return (state, actor) => (state !== 'active' ? 'MEMBER_INACTIVE' : actor === 'itself' ? 'OK' : 'FOREIGN_SIGNER');
}

const OVER = ['ended', 'lapsed', 'judged', 'unjudged'];
const emergency = {
  about:
    'A request of a doctor of hospital 1. Actors: the doctor, a colleague (doctor of hospital 1), officers of hospital 2 (whose turn is first) and of hospital 3, ' +
    'an officer of hospital 1, a stranger. confirmed and explained run still; lapsed ended by the clock; in unjudged three turns have passed.',
  states: ['open', 'confirmed', 'renewed', 'explained', 'ended', 'lapsed', 'judged', 'unjudged'],
  actors: ['doctor', 'colleague', 'officer', 'laterOfficer', 'ownOfficer', 'stranger'],
  acts: {
    confirm: (state, actor) => {
      if (actor === 'stranger') return 'FOREIGN_SIGNER';
      if (actor === 'doctor') return 'NOT_ALLOWED';
      if (actor !== 'colleague') return 'WRONG_ROLE';
      return OVER.includes(state) ? 'BREAK_ENDED' : state === 'confirmed' ? 'BREAK_CONFIRMED' : 'OK';
    },
    renew: byDoctor((state) => (OVER.includes(state) ? 'BREAK_ENDED' : state === 'renewed' ? 'BREAK_RENEWED' : 'OK')),
    end: byDoctor((state) => (OVER.includes(state) ? 'BREAK_ENDED' : 'OK')),
    explain: byDoctor((state) => (state === 'judged' ? 'BREAK_REVIEWED' : state === 'explained' ? 'BREAK_EXPLAINED' : 'OK')),
    review: (state, actor) => {
      if (actor === 'stranger') return 'FOREIGN_SIGNER';
      if (actor === 'doctor') return 'NOT_ALLOWED';
      if (actor === 'colleague') return 'WRONG_ROLE';
      if (!OVER.includes(state)) return 'BREAK_RUNS';
      if (state === 'judged') return 'BREAK_REVIEWED';
      if (state === 'unjudged') return 'REVIEW_OVER';
      return actor === 'officer' ? 'OK' : 'NOT_ALLOWED';
    },
  },
};
function byDoctor(rule) {
  return (state, actor) => (actor === 'doctor' ? rule(state) : 'FOREIGN_SIGNER');
}

function table({ about, states, actors, acts }) {
  const cells = {};
  for (const state of states) {
    cells[state] = {};
    for (const act of Object.keys(acts)) {
      cells[state][act] = {};
      for (const actor of actors) {
        const code = acts[act](state, actor);
        if (!(code in CODES)) throw new Error(`${state}.${act}.${actor}: no code ${code}`);
        cells[state][act][actor] = code;
      }
    }
  }
  return { about, states, acts: Object.keys(acts), actors, codes: codesOf(cells), cells };
}
function codesOf(cells) {
  const names = new Set(Object.values(cells).flatMap((acts) => Object.values(acts).flatMap((actors) => Object.values(actors))));
  return Object.fromEntries([...names].sort().map((name) => [name, CODES[name]]));
}

const made = Object.fromEntries(
  Object.entries({ account, guard, consent, member, emergency }).map(([name, of]) => [`${name}.json`, JSON.stringify(table(of), null, 1) + '\n']),
);
if (process.argv.includes('--check')) {
  const wrong = Object.keys(made).filter(
    (name) => !existsSync(new URL(name, FOLDER)) || readFileSync(new URL(name, FOLDER), 'utf8') !== made[name],
  );
  if (wrong.length > 0) {
    console.error(`vectors/states differs from the tables: ${wrong.join(', ')}. Run "npm run states" in contracts/`);
    process.exit(1);
  }
  console.log(`${readdirSync(FOLDER).length - 1} state tables are as made`);
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of Object.entries(made)) writeFileSync(new URL(name, FOLDER), content);
  console.log(`wrote ${Object.keys(made).length} tables to vectors/states`);
}
