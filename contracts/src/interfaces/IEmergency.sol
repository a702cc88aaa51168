// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Emergency: breaking the glass, in the open
/// @notice A doctor's request opens a patient's summary for a while, a second clinician's the file. Custodians of other members read it here
/// before they release their shares; nothing here opens anything by itself. The chain sees who asks, never about whom: subject and
/// reason are salted commitments. Actors: a doctor of a hospital, a second clinician, a privacy officer of another hospital. Units:
/// seconds, days since 1970-01-01 UTC. Source: docs/spec/intents.md section 6 (Emergency).
///
/// Always true:
/// - Every opening is told by an event before anybody can act on it.
/// - A request ends by itself, at the latest two windows after it was made.
/// - The file opens only with a second clinician of another account, and no longer than the summary.
/// - Nobody of the requester's own member judges a request; the same hour has one judge only.
/// - A verdict is final, and misuse suspends the requester.
/// - No doctor makes more requests a day than the doctors' limit, no member's doctors more than the member's.
interface IEmergency {
    /// @param window how long a request runs, and once more when renewed (default 4 h)
    /// @param explain how long after it was made an explanation is in time (default 24 h)
    /// @param review how long each of three hospitals in turn has for its verdict (default 7 days)
    /// @param doctorDaily requests of one doctor a day
    /// @param memberDaily requests of one member's doctors a day
    struct Limits {
        uint40 window;
        uint40 explain;
        uint40 review;
        uint16 doctorDaily;
        uint16 memberDaily;
    }

    /// @param doctor account that asked; zero = no such request
    /// @param member whose doctor he was then
    /// @param openedAt Unix seconds
    /// @param expires Unix seconds; it runs while block time is below
    /// @param seq the one that the next act must name
    /// @param confirmedBy number of the second clinician's account; 0 = the file is not open
    /// @param renewed whether its one renewal is used
    /// @param explained 0 no, 1 in time, 2 late
    /// @param verdict 0 none, 1 justified, 2 misuse
    /// @param recipient SHA-256 of the one-time recipient that shares are released to
    /// @param subject salted commitment of the patient
    /// @param reason salted commitment of the reason
    struct Request {
        address doctor;
        uint32 member;
        uint40 openedAt;
        uint40 expires;
        uint32 seq;
        uint32 confirmedBy;
        bool renewed;
        uint8 explained;
        uint8 verdict;
        bytes32 recipient;
        bytes32 subject;
        bytes32 reason;
    }

    /// @notice A wait or a limit is zero.
    error BadLimits(Limits limits);

    /// @param request digest of the Break
    /// @param expires Unix seconds
    /// @param ofDoctor the doctor's requests today, this one included
    /// @param ofMember the member's requests today, this one included
    event GlassBroken(
        bytes32 indexed request,
        address indexed doctor,
        bytes32 digest,
        uint32 seq,
        uint32 member,
        uint40 expires,
        bytes32 recipient,
        bytes32 subject,
        bytes32 reason,
        uint16 ofDoctor,
        uint16 ofMember
    );
    event BreakConfirmed(bytes32 indexed request, address indexed clinician, bytes32 digest, uint32 seq);
    event BreakRenewed(bytes32 indexed request, bytes32 digest, uint32 seq, uint40 expires);
    event BreakEnded(bytes32 indexed request, bytes32 digest, uint32 seq, uint40 endedAt);
    event BreakExplained(bytes32 indexed request, bytes32 digest, uint32 seq, bytes32 explanation, bool late);
    /// @param member of the officer that judged
    event BreakReviewed(
        bytes32 indexed request, uint32 indexed member, bytes32 digest, uint32 seq, address by, uint8 verdict, bytes32 reason
    );

    function limits() external view returns (Limits memory);

    /// @notice Zeros where there is none.
    function request(bytes32 id) external view returns (Request memory);

    /// @notice The hospital whose turn it is to judge a request now; 0 while it runs, once it is judged, when all turns are over, or where
    /// there is no other hospital.
    function reviewerOf(bytes32 id) external view returns (uint32 member);

    /// @param day days since 1970-01-01 UTC
    function countOf(address doctor, uint256 day) external view returns (uint16);

    /// @param day days since 1970-01-01 UTC
    function countOfMember(uint32 member, uint256 day) external view returns (uint16);
}
