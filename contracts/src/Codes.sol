// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What became of one intent. The high digit tells what to do: 0x0_ it stands, 0x1_ the same bytes may pass later,
/// 0x2_ and above it is over and the signer is told. docs/spec/intents.md section 5.
type Code is uint8;

using {same as ==, differs as !=} for Code global;

function same(Code a, Code b) pure returns (bool) {
    return Code.unwrap(a) == Code.unwrap(b);
}

function differs(Code a, Code b) pure returns (bool) {
    return Code.unwrap(a) != Code.unwrap(b);
}

Code constant OK = Code.wrap(0x01);

Code constant RETRY = Code.wrap(0x10);
Code constant AHEAD = Code.wrap(0x11);
Code constant TOO_FAR = Code.wrap(0x12);
Code constant NOT_YET = Code.wrap(0x13);
Code constant NOT_PASSED = Code.wrap(0x14);
Code constant NOT_FOUND = Code.wrap(0x15);

Code constant UNKNOWN_KIND = Code.wrap(0x20);
Code constant MALFORMED = Code.wrap(0x21);
Code constant BAD_SIGNATURE = Code.wrap(0x22);
Code constant HIGH_S = Code.wrap(0x23);
Code constant FOREIGN_SIGNER = Code.wrap(0x24);
Code constant EXPIRED = Code.wrap(0x25);
Code constant STALE = Code.wrap(0x26);
Code constant EXISTS = Code.wrap(0x27);
Code constant EXHAUSTED = Code.wrap(0x28);
Code constant BAD_VALUE = Code.wrap(0x29);

Code constant UNVERIFIED = Code.wrap(0x30);
Code constant SUSPENDED = Code.wrap(0x31);
Code constant LAPSED = Code.wrap(0x32);
Code constant WRONG_ROLE = Code.wrap(0x33);
Code constant NOT_ALLOWED = Code.wrap(0x34);
Code constant MEMBER_INACTIVE = Code.wrap(0x35);
Code constant DUPLICATE = Code.wrap(0x36);
Code constant OLD_VERSION = Code.wrap(0x37);
Code constant NOT_VERIFIED = Code.wrap(0x38);
Code constant NOT_SUSPENDED = Code.wrap(0x39);
Code constant CLOSED = Code.wrap(0x3A);

Code constant GRANT_REVOKED = Code.wrap(0x40);
Code constant GRANT_EXPIRED = Code.wrap(0x41);
Code constant NOT_LATER = Code.wrap(0x42);

Code constant PROVISIONAL = Code.wrap(0x43);
Code constant DECEASED = Code.wrap(0x44);
Code constant NO_RECOVERY = Code.wrap(0x45);
Code constant RECOVERY_OPEN = Code.wrap(0x46);
Code constant RECOVERY_OFF = Code.wrap(0x47);
Code constant RECOVERY_HELD = Code.wrap(0x48);
Code constant NOT_CANCELLABLE = Code.wrap(0x49);
Code constant NO_KIT_PROPOSED = Code.wrap(0x4A);
Code constant NO_DEATH_REPORTED = Code.wrap(0x4B);
Code constant DEATH_REPORTED = Code.wrap(0x4C);
Code constant MERGED = Code.wrap(0x4D);
Code constant NOT_MERGED = Code.wrap(0x4E);

Code constant NOT_GROWN = Code.wrap(0x50);
Code constant LAST_HOSPITAL = Code.wrap(0x51);
Code constant MEMBER_STANDS = Code.wrap(0x52);
Code constant MEMBER_SUSPENDED = Code.wrap(0x53);
Code constant MEMBER_GONE = Code.wrap(0x54);
Code constant LOG_CLOSED = Code.wrap(0x55);
Code constant RULES_RETIRED = Code.wrap(0x56);
Code constant PAUSED = Code.wrap(0x57);
Code constant NOT_PAUSED = Code.wrap(0x58);

Code constant PROPOSAL_DEAD = Code.wrap(0x60);
Code constant PROPOSAL_DONE = Code.wrap(0x61);

Code constant NOT_EXPIRED = Code.wrap(0x6E);
Code constant EXTENSIONS_USED = Code.wrap(0x6F);
Code constant PRESCRIPTION_CANCELLED = Code.wrap(0x70);
Code constant PRESCRIPTION_SUSPENDED = Code.wrap(0x71);
Code constant PRESCRIPTION_DISPENSED = Code.wrap(0x72);
Code constant PRESCRIPTION_CLAIMED = Code.wrap(0x73);
Code constant PRESCRIPTION_EXPIRED = Code.wrap(0x74);
Code constant PRESCRIPTION_EARLY = Code.wrap(0x75);
Code constant NOT_HELD = Code.wrap(0x76);
Code constant OVER_QUANTITY = Code.wrap(0x77);
Code constant LEASE_AT_MOST = Code.wrap(0x78);
Code constant ALERT_OPEN = Code.wrap(0x79);
Code constant NO_ALERT = Code.wrap(0x7A);
Code constant OLD_PICKUP = Code.wrap(0x7B);
Code constant DISPENSE_REVERSED = Code.wrap(0x7C);
Code constant HANDED_OVER = Code.wrap(0x7D);
Code constant TOO_LATE = Code.wrap(0x7E);
Code constant PRESCRIBER_MISUSE = Code.wrap(0x7F);

Code constant CLAIM_SUBMITTED = Code.wrap(0x90);
Code constant CLAIM_ACCEPTED = Code.wrap(0x91);
Code constant CLAIM_REFUSED = Code.wrap(0x92);
Code constant CLAIM_PAID = Code.wrap(0x93);
Code constant CLAIM_REVERSED = Code.wrap(0x94);
Code constant ROUNDS_USED = Code.wrap(0x95);
Code constant OTHER_ROUND = Code.wrap(0x96);

Code constant BREAK_ENDED = Code.wrap(0xA0);
Code constant BREAK_RUNS = Code.wrap(0xA1);
Code constant BREAK_CONFIRMED = Code.wrap(0xA2);
Code constant BREAK_RENEWED = Code.wrap(0xA3);
Code constant BREAK_EXPLAINED = Code.wrap(0xA4);
Code constant BREAK_REVIEWED = Code.wrap(0xA5);
Code constant REVIEW_OVER = Code.wrap(0xA6);
Code constant LIMIT_REACHED = Code.wrap(0xA7);
