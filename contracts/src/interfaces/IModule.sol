// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A rule module: takes signed intents, changes its own objects, trusts signatures alone
/// @notice Actor: anybody, with what others have signed. The caller has no right of his own and can only delay. Units: as each module
/// says. Source: docs/spec/intents.md sections 2 to 5.
///
/// Always true:
/// - Nothing changes but by the signature of the actor named, over this chain, this contract and the seq that stands.
/// - The same intent has its effect once, whoever sends it and how often.
/// - A signer that is a contract is asked with a bounded stipend of gas; one that reverts, burns or answers too much fails alone.
/// - An intent whose deadline is past, or further ahead than its kind may be, is refused.
interface IModule {
    /// @notice The batch's lengths do not add up.
    /// @param offset first byte of the item that runs over the end
    error BadFraming(uint256 offset);

    /// @notice Executes a batch in its order; never reverts for a well-framed one (gas aside).
    /// @param batch items of [length u16][kind u8][fields][signatures], docs/spec/intents.md section 3
    /// @return codes one byte an item, section 5
    function run(bytes calldata batch) external returns (bytes memory codes);

    /// @notice EIP-712 domain separator {Parcha, 1, chain id, this contract}.
    function domainSeparator() external view returns (bytes32);

    /// @notice EIP-5267: the domain's parts.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );
}
