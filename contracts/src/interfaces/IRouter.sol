// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The door for batches that span modules
/// @notice Actor: anybody, mostly a member's relayer. Holds nothing and has no right: a newer router with more modules replaces it
/// without touching state. Source: docs/spec/intents.md sections 1 and 3.
///
/// Always true:
/// - A well-framed batch gets one code an item, in its order, and never reverts but for want of gas.
/// - A bad item changes nobody else's outcome; what is refused has used up nothing.
/// - What each item does is what it would do in a batch of its own, after those before it.
interface IRouter {
    /// @notice A module answered another number of codes than it was asked; ours never does.
    error AnswersAmiss(uint256 answers, uint256 items);

    /// @notice A batch was executed.
    /// @param relayer who sent it
    /// @param codes byte i is the result code of item i
    event Executed(address indexed relayer, bytes codes);

    /// @notice Executes a batch in its order, with one call for each run of items of the same module. A run that fails as a whole
    /// is tried again item by item; an item that fails alone gets RETRY and has used up nothing.
    /// @param batch items of [length u16][kind u8][fields][signatures]; reverts BadFraming where the lengths do not add up
    /// @return codes one byte an item
    function execute(bytes calldata batch) external returns (bytes memory codes);

    /// @notice The module that takes a kind's page of sixteen; zero where none does.
    function moduleOf(uint8 kind) external view returns (address);
}
