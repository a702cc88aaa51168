// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Claims: what a pharmacy asks of two payers for one dispense
/// @notice Reads Prescriptions and never writes there. A claim is the hash of its dispense and its rank; what is asked and answered
/// stands in sealed documents, of which the newest one's digest is kept. Actors: a pharmacist of the pharmacy that dispensed submits,
/// disputes, withdraws and reverses; an agent of the payer that is asked answers, pays and reverses. Units: Unix seconds, rounds from 1.
/// Source: docs/spec/prescriptions.md section 6.
///
/// Always true:
/// - For one dispense at one rank there is at most one claim.
/// - Only the pharmacy that dispensed asks, and only the payer that was asked answers and pays.
/// - Claim 2 is never there before claim 1 was answered.
/// - A reversed dispense is not claimed, and none is paid that was not accepted.
/// - Every act raises the claim's seq by one, withdrawal too.
interface IClaims {
    /// @notice Seconds but where said.
    /// @param answer how long a payer may answer, and after how long without an answer a pharmacy may dispute; default 30 days
    /// @param dispute how long a refusal or a payer's reversal may be disputed; default 90 days
    /// @param rounds most rounds of a claim, 1 to 255; default 3
    struct Waits {
        uint40 answer;
        uint40 dispute;
        uint8 rounds;
    }

    /// @param state 0 none, 1 submitted, 2 accepted, 3 refused, 4 paid, 5 reversed by the pharmacy, 6 reversed by the payer
    /// @param payer member's number
    /// @param pharmacy member's number
    /// @param round from 1; stays when withdrawn
    /// @param changedAt Unix seconds
    /// @param seq the one the next act must name
    /// @param document SHA-256 of the newest document
    struct State {
        uint8 state;
        uint32 payer;
        uint32 pharmacy;
        uint8 round;
        uint40 changedAt;
        uint32 seq;
        bytes32 document;
    }

    /// @notice Rounds are 0.
    error BadWaits(Waits waits);

    /// @param claim its slot
    /// @param payer member's number
    /// @param pharmacy member's number
    /// @param document SHA-256 of the sealed claim
    event ClaimSubmitted(
        bytes32 indexed claim,
        uint32 indexed payer,
        bytes32 digest,
        uint32 seq,
        uint32 pharmacy,
        bytes32 prescription,
        uint8 delivery,
        uint8 rank,
        uint8 round,
        bytes32 document
    );
    /// @param document SHA-256 of the sealed answer
    event ClaimAnswered(bytes32 indexed claim, bytes32 digest, uint32 seq, bool accepted, bytes32 document);
    /// @param document SHA-256 of the payment's; many claims may name it
    event ClaimPaid(bytes32 indexed claim, bytes32 digest, uint32 seq, bytes32 document);
    /// @param payer member's number, the one that is asked now
    event ClaimDisputed(bytes32 indexed claim, uint32 indexed payer, bytes32 digest, uint32 seq, uint8 round, bytes32 document);
    event ClaimWithdrawn(bytes32 indexed claim, bytes32 digest, uint32 seq);
    event ClaimReversed(bytes32 indexed claim, bytes32 digest, uint32 seq, bool byPayer, bytes32 document);

    function waits() external view returns (Waits memory);

    /// @notice keccak(abi.encode(keccak(abi.encode(prescription, delivery)), rank)).
    function claimOf(bytes32 prescription, uint8 delivery, uint8 rank) external pure returns (bytes32);

    function claimAt(bytes32 claim) external view returns (State memory);
}
