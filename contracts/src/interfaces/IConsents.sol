// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Consents: blinded grants
/// @notice A slot says that somebody granted somebody something until a time. Who and what stand in the ticket, off chain; so do delegations,
/// which are grants like any other. Actor: the grant's controller, a key made for it alone. Units: Unix seconds. Source:
/// docs/spec/intents.md section 6 (Consents).
///
/// Always true:
/// - Nobody but the controller opens, renews or revokes a grant.
/// - A revoked grant is revoked for ever, and a slot once used stays used: the same ticket never lives again, under this controller or
///   another (another controller's slot is another ticket, for the ticket names its controller).
/// - An expiry only moves later, and an expired grant stays expired.
/// - Once this module is retired it opens and renews nothing; it is still read and revoked.
interface IConsents {
    /// @param expiry Unix seconds; the grant lives while block time is below
    event Granted(bytes32 indexed slot, bytes32 digest, uint32 seq, uint40 expiry);
    event Renewed(bytes32 indexed slot, bytes32 digest, uint32 seq, uint40 expiry);
    event Revoked(bytes32 indexed slot, bytes32 digest, uint32 seq);

    /// @notice keccak(abi.encode(controller, grantId)): nobody can squat another's id.
    function slotOf(address controller, bytes32 grantId) external pure returns (bytes32);

    /// @return state 0 none, 1 active (also past its expiry), 2 revoked for ever
    /// @return expiry Unix seconds
    /// @return seq the one the next act must name
    function grantAt(bytes32 slot) external view returns (uint8 state, uint40 expiry, uint32 seq);
}
