// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Batch} from "./Batch.sol";
import "./Codes.sol";
import {IModule} from "./interfaces/IModule.sol";

/// @notice One intent, opened. Its fields stand behind it in memory, each in a 32-byte word, in the type's order; a list stands as its
/// hash. Read them by Module._word and its kin.
/// @param digest its id
/// @param signer who signed first
/// @param second who signed second; zero where the kind has one signature
/// @param seq the seq it was signed for
/// @param deadline Unix seconds
struct Intent {
    bytes32 digest;
    address signer;
    address second;
    uint32 seq;
    uint256 deadline;
}

/// @title What every rule module does with a batch: open each intent, check form, time and signature, and hand it on
abstract contract Module is IModule {
    /// @dev Widths that no field has: address[] as count u8 and 20 bytes each; bytes as length u8 and so many bytes.
    uint8 internal constant LIST = 0xff;
    uint8 internal constant BYTES = 0xfe;
    /// @dev Places in Intent's memory.
    uint256 private constant SEQ_AT = 0x60;
    uint256 private constant DEADLINE_AT = 0x80;
    uint256 private constant FIELDS_AT = 0xa0;
    uint256 private constant ROOM = 0xa0 + 16 * 0x20;
    uint256 private constant LONGEST = 24 hours;
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;
    uint24 internal constant LAST_SEQ = type(uint24).max;

    bytes32 private constant DOMAIN_TYPE = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    uint256 private immutable bornOn = block.chainid;
    bytes32 private immutable separator = _separator();

    /// @inheritdoc IModule
    function run(bytes calldata batch) external returns (bytes memory codes) {
        codes = Batch.open(batch);
        bytes32 domain = domainSeparator();
        Intent memory intent;
        uint256 free = _makeRoom(intent);
        uint256 offset;
        uint256 items;
        while (offset < batch.length) {
            uint256 next = Batch.end(batch, offset);
            Code code = _take(Batch.kindAt(batch, offset), Batch.body(batch, offset, next), domain, intent);
            Batch.put(codes, items, code);
            items = Batch.following(items);
            offset = next;
            _releaseMemory(free); // nothing of one intent outlives it, so that a long batch pays for no growing memory
        }
        Batch.close(codes, items);
    }

    /// @inheritdoc IModule
    function domainSeparator() public view returns (bytes32) {
        return block.chainid == bornOn ? separator : _separator();
    }

    /// @inheritdoc IModule
    function eip712Domain() external view returns (bytes1, string memory, string memory, uint256, address, bytes32, uint256[] memory) {
        return (hex"0f", "Parcha", "1", block.chainid, address(this), 0, new uint256[](0));
    }

    /// @dev How an intent of a kind looks here. On the stack and not as a struct: this is asked for each intent.
    /// @return typeHash keccak of its EIP-712 type; zero = this module does not take the kind
    /// @return widths one byte a field: its width in bytes, LIST for address[], BYTES for bytes; ends at the first zero
    /// @return signatures how many follow the fields; the first two are over the digest, a third is the module's to read
    function _shape(uint8 kind) internal pure virtual returns (bytes32 typeHash, bytes32 widths, uint256 signatures);

    /// @dev How far ahead of the block a kind's deadline may lie, in seconds.
    function _longest(uint8) internal pure virtual returns (uint256) {
        return LONGEST;
    }

    /// @dev Changes this module's state as the intent says, or tells why not and changes nothing.
    /// @param item the packed fields, for a list's elements, and the signatures behind them
    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal virtual returns (Code);

    /// @dev The seq rule. `stored` is below or at LAST_SEQ always.
    function _checkSeq(uint256 stored, uint32 named) internal pure returns (Code) {
        if (named < stored) return STALE;
        if (named > stored) return AHEAD;
        return stored == LAST_SEQ ? EXHAUSTED : OK;
    }

    /// @dev Field i of the intent; the kind's shape says that it is there, so no bounds are checked.
    function _word(Intent memory intent, uint256 i) internal pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(intent, FIELDS_AT), shl(5, i)))
        }
    }

    /// @dev keccak of n fields from i on, as abi.encode would lay them.
    function _hashOf(Intent memory intent, uint256 i, uint256 n) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            hash := keccak256(add(add(intent, FIELDS_AT), shl(5, i)), shl(5, n))
        }
    }

    function _number(Intent memory intent, uint256 i) internal pure returns (uint256) {
        return uint256(_word(intent, i));
    }

    function _address(Intent memory intent, uint256 i) internal pure returns (address) {
        return address(uint160(_number(intent, i)));
    }

    function _take(uint8 kind, bytes calldata item, bytes32 domain, Intent memory intent) private returns (Code) {
        (bytes32 typeHash, bytes32 widths, uint256 signatures) = _shape(kind);
        if (typeHash == 0) return UNKNOWN_KIND;
        uint256 size = _expand(typeHash, widths, item, domain, intent);
        unchecked {
            if (size + 64 * signatures != item.length) return MALFORMED;
            if (block.timestamp > intent.deadline) return EXPIRED;
            if (intent.deadline > block.timestamp + _longest(kind)) return TOO_FAR;
        }
        Code code;
        (code, intent.signer) = _recover(intent.digest, item, size);
        if (code != OK) return code;
        if (signatures > 1) {
            (code, intent.second) = _recover(intent.digest, item, size + 64);
            if (code != OK) return code;
        }
        return _apply(kind, intent, item);
    }

    /// @dev Packed fields to 32-byte words, hashed behind the type hash as EIP-712 asks, then with the domain. Calldata past the item
    /// reads as whatever follows; the caller compares sizes before it uses a word.
    function _expand(bytes32 typeHash, bytes32 widths, bytes calldata item, bytes32 domain, Intent memory intent)
        private
        pure
        returns (uint256 size)
    {
        assembly ("memory-safe") {
            let to := add(intent, FIELDS_AT)
            for { let width := byte(0, widths) } width { width := byte(0, widths) } {
                let word := calldataload(add(item.offset, size))
                switch width
                case 0xff {
                    let n := byte(0, word)
                    size := add(size, 1)
                    let list := mload(0x40)
                    for { let i := 0 } lt(i, n) { i := add(i, 1) } {
                        mstore(add(list, shl(5, i)), shr(96, calldataload(add(item.offset, size))))
                        size := add(size, 20)
                    }
                    mstore(to, keccak256(list, shl(5, n)))
                }
                case 0xfe {
                    let n := byte(0, word)
                    let content := mload(0x40)
                    calldatacopy(content, add(item.offset, add(size, 1)), n)
                    mstore(to, keccak256(content, n))
                    size := add(size, add(n, 1))
                }
                default {
                    mstore(to, shr(sub(256, shl(3, width)), word))
                    size := add(size, width)
                }
                to := add(to, 0x20)
                widths := shl(8, widths)
            }
            // The word before the first field lends its place to the type hash.
            let head := add(intent, DEADLINE_AT)
            mstore(head, typeHash)
            let structHash := keccak256(head, sub(to, head))
            mstore(head, mload(sub(to, 0x20)))
            mstore(add(intent, SEQ_AT), mload(sub(to, 0x40)))
            let free := mload(0x40)
            mstore(free, hex"1901")
            mstore(add(free, 2), domain)
            mstore(add(free, 34), structHash)
            mstore(intent, keccak256(free, 66))
        }
    }

    /// @dev EIP-2098. The compact form leaves room for a sliver of high s, hence the check.
    function _recover(bytes32 digest, bytes calldata item, uint256 offset) internal pure returns (Code, address signer) {
        bytes32 r;
        uint256 vs;
        assembly ("memory-safe") {
            r := calldataload(add(item.offset, offset))
            vs := calldataload(add(item.offset, add(offset, 32)))
        }
        uint256 s = vs & (type(uint256).max >> 1);
        if (s > HALF_ORDER) return (HIGH_S, address(0));
        unchecked {
            signer = ecrecover(digest, uint8(27 + (vs >> 255)), r, bytes32(s));
        }
        return (signer == address(0) ? BAD_SIGNATURE : OK, signer);
    }

    function _separator() private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPE, keccak256("Parcha"), keccak256("1"), block.chainid, address(this)));
    }

    /// @dev Takes the memory behind a new intent for its fields.
    function _makeRoom(Intent memory intent) private pure returns (uint256 free) {
        assembly ("memory-safe") {
            free := add(intent, ROOM)
            mstore(0x40, free)
        }
    }

    function _releaseMemory(uint256 free) private pure {
        assembly ("memory-safe") {
            mstore(0x40, free)
        }
    }
}
