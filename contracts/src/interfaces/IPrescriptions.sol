// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Prescriptions: how much of what may still be handed over, and who holds it now
/// @notice The chain shows neither patient nor medicine: a prescription is the hash of its prescriber, a one-time key, its terms and its
/// sealed content. Quantities and dates travel in clear again whenever they are needed, and are not kept. Actors: a doctor prescribes;
/// a pharmacist with a pickup claims, dispenses, gives back, extends and reverses; the prescription key or the prescriber releases, cancels
/// and reissues; the prescriber or his organisation suspends and resumes, the organisation alerts. Units: Unix seconds; days since
/// 1970-01-01 UTC; quantities as each line's own unit says (packs, units or days). Source: docs/spec/prescriptions.md sections 1 to 5.
///
/// Always true:
/// - Of no line more is dispensed than prescribed, and never earlier than its interval lets.
/// - Of one pickup at most one claim comes; while a lease runs, one pharmacy holds the prescription and no other.
/// - After cancellation nothing is claimed or dispensed. After the window nothing is claimed, and nobody dispenses but who claimed within it.
/// - A suspended or whole prescription is not claimed; under an open alert nothing is dispensed.
/// - Every act but the two reversals raises the prescription's seq by one; a reversal raises the dispense's.
/// - A dispense keeps its trace for ever, also when reversed.
interface IPrescriptions {
    /// @notice Seconds but where said.
    /// @param lease how long a claim holds, and how much a renewal adds; default 30 minutes
    /// @param leases a claim's most leases in a row, 1 to 15; default 8 (4 hours)
    /// @param lastHolder after its lease a pharmacy may still dispense for so long, if nobody has claimed since; default 72 hours
    /// @param release a claim is so old before the patient or prescriber may end it; default 30 minutes
    /// @param reversal of what was not handed over; default 30 days
    /// @param handedReversal of what was handed over; default 72 hours
    /// @param month extend: how long after the end, for how long, and the period of the limit; default 30 days
    /// @param extensions a pharmacist's extensions a month; default 3
    struct Waits {
        uint40 lease;
        uint8 leases;
        uint40 lastHolder;
        uint40 release;
        uint40 reversal;
        uint40 handedReversal;
        uint40 month;
        uint8 extensions;
    }

    /// @param exists everything else is zero where not
    /// @param prescriber account's number
    /// @param organisation member's number, the prescriber's employer when it was prescribed
    /// @param pharmacy member's number: holds it, or held it last; 0 = nobody since it was given back, dispensed or freed
    /// @param end Unix seconds; first second after the window
    /// @param claimedAt Unix seconds; 0 = no holder
    /// @param leaseEnd Unix seconds; the lease runs while block time is below
    /// @param firstDay of a dispense, days since 1970-01-01 UTC; 0 = nothing dispensed
    /// @param seq the one the next act must name
    /// @param claims ever made; the k of the pickup that works next
    /// @param generation of the pickups that work
    /// @param cancelled for ever
    /// @param whole every line stands at its total
    /// @param dispensed 16 x u16, the first line in the highest bits
    struct State {
        bool exists;
        uint32 prescriber;
        uint32 organisation;
        uint32 pharmacy;
        uint40 end;
        uint40 claimedAt;
        uint40 leaseEnd;
        uint16 firstDay;
        uint32 seq;
        uint8 claims;
        uint8 generation;
        bool cancelled;
        bool suspended;
        bool alerted;
        bool whole;
        uint256 dispensed;
    }

    /// @notice The lease or the month is zero, or leases are not 1 to 15.
    error BadWaits(Waits waits);

    /// @param end Unix seconds
    event Prescribed(bytes32 indexed prescription, uint32 indexed organisation, bytes32 digest, uint32 seq, address prescriber, uint40 end);
    /// @param delivery number of this claim, and of the dispense that may follow; from 1
    event Claimed(bytes32 indexed prescription, bytes32 digest, uint32 seq, uint32 pharmacy, uint8 delivery);
    /// @param leaseEnd Unix seconds
    event LeaseRenewed(bytes32 indexed prescription, bytes32 digest, uint32 seq, uint40 leaseEnd);
    event GivenBack(bytes32 indexed prescription, bytes32 digest, uint32 seq);
    /// @param quantities 16 x u16, the first line in the highest bits
    event Dispensed(
        bytes32 indexed prescription, bytes32 digest, uint32 seq, uint32 pharmacy, uint8 delivery, bool handedOver, uint256 quantities
    );
    /// @param seq of the dispense
    event Reversed(bytes32 indexed prescription, bytes32 digest, uint32 seq, uint8 delivery, uint256 quantities);
    event PrescriptionCancelled(bytes32 indexed prescription, bytes32 digest, uint32 seq, address by);
    /// @param reason SHA-256 of the reason's document
    event PrescriptionSuspended(bytes32 indexed prescription, bytes32 digest, uint32 seq, address by, bytes32 reason);
    event PrescriptionResumed(bytes32 indexed prescription, bytes32 digest, uint32 seq, address by);
    /// @param reason SHA-256 of the alert's document
    event Alerted(bytes32 indexed prescription, bytes32 digest, uint32 seq, address by, bytes32 reason);
    /// @param answer SHA-256 of the answer's document
    event AlertAnswered(bytes32 indexed prescription, bytes32 digest, uint32 seq, uint32 pharmacy, bytes32 answer);
    /// @param end Unix seconds, the new one
    event Extended(bytes32 indexed prescription, bytes32 digest, uint32 seq, uint32 pharmacy, uint40 end);
    event Released(bytes32 indexed prescription, bytes32 digest, uint32 seq, address by);
    /// @param generation the new one
    event Reissued(bytes32 indexed prescription, bytes32 digest, uint32 seq, address by, uint8 generation);

    function waits() external view returns (Waits memory);

    /// @notice keccak(abi.encode(prescriber, key, keccak(terms), content)): nobody can squat another's.
    /// @param prescriber account id
    /// @param key address of the prescription key
    /// @param terms their keccak
    /// @param content SHA-256 of the sealed content
    function prescriptionOf(address prescriber, address key, bytes32 terms, bytes32 content) external pure returns (bytes32);

    function prescriptionAt(bytes32 prescription) external view returns (State memory);

    /// @notice One dispense, for a follower and for Claims; zeros where that claim led to none.
    /// @param delivery number of the claim
    /// @return pharmacy member's number
    /// @return time Unix seconds
    /// @return handedOver the patient has it
    /// @return reversed for ever
    /// @return seq the one a reversal must name
    /// @return digest first 160 bits of keccak(abi.encode(quantities))
    function dispenseAt(bytes32 prescription, uint8 delivery)
        external
        view
        returns (uint32 pharmacy, uint40 time, bool handedOver, bool reversed, uint32 seq, bytes20 digest);

    /// @param month block time / Waits.month
    function extensionsOf(uint32 pharmacist, uint256 month) external view returns (uint256);
}
