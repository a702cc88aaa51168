// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice One prescription's first slot, 232 of 256 bits, from the low end: prescriber 32, organisation 32, pharmacy 32, end 32,
/// claimed at 32, first day 16, seq 24, claims 8, generation 8, lease 4, flags 12. A value, so that an act reads it once and writes it once.
type Prescription is uint256;

using {
    prescriberOf,
    organisationOf,
    pharmacyOf,
    endOf,
    claimedAtOf,
    firstDayOf,
    seqOf,
    claimsOf,
    generationOf,
    leaseOf,
    has,
    exists,
    acted,
    flagged,
    unflagged,
    moved,
    begun,
    claimed,
    renewed,
    freed,
    reissued
} for Prescription global;

uint256 constant CANCELLED = 1;
uint256 constant SUSPENDED_BY_PRESCRIBER = 2;
uint256 constant ALERTED = 4;
/// @dev Every line stands at its total.
uint256 constant WHOLE = 8;

uint256 constant END_AT = 96;
uint256 constant CLAIMED_AT_AT = 128;
uint256 constant FIRST_DAY_AT = 160;
uint256 constant SEQ_AT = 176;
uint256 constant CLAIMS_AT = 200;
uint256 constant GENERATION_AT = 208;
uint256 constant LEASE_AT = 216;
uint256 constant FLAGS_AT = 220;
/// @dev Pharmacy, claimed at and lease: who holds it, or held it last.
uint256 constant HOLDER = (0xffffffff << 64) | (0xffffffff << CLAIMED_AT_AT) | (0xf << LEASE_AT);

function written(uint256 prescriber, uint256 organisation, uint256 end) pure returns (Prescription) {
    return Prescription.wrap(prescriber | (organisation << 32) | (end << END_AT) | (1 << SEQ_AT));
}

function exists(Prescription p) pure returns (bool) {
    return Prescription.unwrap(p) != 0;
}

function prescriberOf(Prescription p) pure returns (uint32) {
    return uint32(Prescription.unwrap(p));
}

function organisationOf(Prescription p) pure returns (uint32) {
    return uint32(Prescription.unwrap(p) >> 32);
}

/// @dev Zero while nobody holds it.
function pharmacyOf(Prescription p) pure returns (uint32) {
    return uint32(Prescription.unwrap(p) >> 64);
}

function endOf(Prescription p) pure returns (uint256) {
    return uint32(Prescription.unwrap(p) >> END_AT);
}

function claimedAtOf(Prescription p) pure returns (uint256) {
    return uint32(Prescription.unwrap(p) >> CLAIMED_AT_AT);
}

/// @dev Days since 1970; zero while nothing is dispensed.
function firstDayOf(Prescription p) pure returns (uint256) {
    return uint16(Prescription.unwrap(p) >> FIRST_DAY_AT);
}

function seqOf(Prescription p) pure returns (uint24) {
    return uint24(Prescription.unwrap(p) >> SEQ_AT);
}

function claimsOf(Prescription p) pure returns (uint8) {
    return uint8(Prescription.unwrap(p) >> CLAIMS_AT);
}

function generationOf(Prescription p) pure returns (uint8) {
    return uint8(Prescription.unwrap(p) >> GENERATION_AT);
}

function leaseOf(Prescription p) pure returns (uint256) {
    return (Prescription.unwrap(p) >> LEASE_AT) & 0xf;
}

function has(Prescription p, uint256 flag) pure returns (bool) {
    return (Prescription.unwrap(p) >> FLAGS_AT) & flag != 0;
}

/// @dev The seq raised by one; the caller has looked that it is below its end.
function acted(Prescription p) pure returns (Prescription) {
    unchecked {
        return Prescription.wrap(Prescription.unwrap(p) + (1 << SEQ_AT));
    }
}

function flagged(Prescription p, uint256 flag) pure returns (Prescription) {
    return Prescription.wrap(Prescription.unwrap(p) | (flag << FLAGS_AT));
}

function unflagged(Prescription p, uint256 flag) pure returns (Prescription) {
    return Prescription.wrap(Prescription.unwrap(p) & ~(flag << FLAGS_AT));
}

function moved(Prescription p, uint256 end) pure returns (Prescription) {
    return Prescription.wrap((Prescription.unwrap(p) & ~uint256(0xffffffff << END_AT)) | (end << END_AT));
}

/// @param day zero where everything dispensed is reversed
function begun(Prescription p, uint256 day) pure returns (Prescription) {
    return Prescription.wrap((Prescription.unwrap(p) & ~uint256(0xffff << FIRST_DAY_AT)) | (day << FIRST_DAY_AT));
}

/// @dev Held by a pharmacy for one lease; the caller has looked that the claims are below their end.
function claimed(Prescription p, uint256 pharmacy, uint256 time) pure returns (Prescription) {
    unchecked {
        uint256 free = Prescription.unwrap(p) & ~HOLDER;
        return Prescription.wrap((free | (pharmacy << 64) | (time << CLAIMED_AT_AT) | (1 << LEASE_AT)) + (1 << CLAIMS_AT));
    }
}

/// @dev One lease more; the caller has looked that it is below the most.
function renewed(Prescription p) pure returns (Prescription) {
    unchecked {
        return Prescription.wrap(Prescription.unwrap(p) + (1 << LEASE_AT));
    }
}

function freed(Prescription p) pure returns (Prescription) {
    return Prescription.wrap(Prescription.unwrap(p) & ~HOLDER);
}

/// @dev One generation more; the caller has looked that it is below its end.
function reissued(Prescription p) pure returns (Prescription) {
    unchecked {
        return Prescription.wrap(Prescription.unwrap(p) + (1 << GENERATION_AT));
    }
}
