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

Code constant NOT_GROWN = Code.wrap(0x50);

Code constant PROPOSAL_DEAD = Code.wrap(0x60);
Code constant PROPOSAL_DONE = Code.wrap(0x61);
