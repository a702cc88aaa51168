// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Batch} from "./Batch.sol";
import "./Codes.sol";
import {Fields, Intent} from "./Intent.sol";
import {IModule} from "./interfaces/IModule.sol";

/// @title What every rule module does with a batch: open each intent, check form, time and signature, and hand it on
abstract contract Module is IModule, Fields {
    /// @dev Widths that no field has: address[] as count u8 and 20 bytes each; bytes as length u8 and so many bytes.
    uint8 internal constant LIST = 0xff;
    uint8 internal constant BYTES = 0xfe;
    uint256 private constant LONGEST = 24 hours;
    /// @dev What a contract may burn to judge a signature.
    uint256 private constant STIPEND = 100_000;
    /// @dev isValidSignature(bytes32,bytes), also what it answers, at the head of a word.
    bytes4 private constant IS_VALID = 0x1626ba7e;
    uint256 private constant IS_VALID_WORD = 0x1626ba7e << 224;
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    bytes32 private constant DOMAIN_TYPE = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    uint256 private immutable bornOn = block.chainid;
    bytes32 private immutable separator = _separator();

    /// @inheritdoc IModule
    function run(bytes calldata batch) external returns (bytes memory codes) {
        codes = Batch.open(batch);
        (Intent memory intent, uint256 prefix) = _makeRoom(domainSeparator());
        intent.context = _context();
        uint256 free = _freeMemory();
        uint256 offset;
        uint256 items;
        while (offset < batch.length) {
            uint256 kind;
            bytes calldata item;
            (kind, item, offset) = Batch.take(batch, offset);
            Batch.put(codes, items, _take(uint8(kind), item, prefix, intent));
            items = Batch.following(items);
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

    /// @dev What this module asks of another contract once a batch and not once an intent, as it is when the batch begins; stands in
    /// Intent.context. An intent must not change it. Memory that it takes stays for the batch.
    function _context() internal view virtual returns (uint256) {
        return 0;
    }

    /// @dev How an intent of a kind looks here. On the stack and not as a struct: this is asked for each intent.
    /// @return typeHash keccak of its EIP-712 type; zero = this module does not take the kind
    /// @return widths one byte a field: its width in bytes, LIST for address[], BYTES for bytes; ends at the first zero
    /// @return signatures how many follow the fields; the first two are over the digest, a third is a key's and the module's to read
    function _shape(uint8 kind) internal pure virtual returns (bytes32 typeHash, bytes32 widths, uint256 signatures);

    /// @dev How far ahead of the block a kind's deadline may lie, in seconds.
    function _longest(uint8) internal pure virtual returns (uint256) {
        return LONGEST;
    }

    /// @dev Changes this module's state as the intent says, or tells why not and changes nothing.
    /// @param item the packed fields, for a list's elements, and the signatures behind them
    function _apply(uint8 kind, Intent memory intent, bytes calldata item) internal virtual returns (Code);

    function _take(uint8 kind, bytes calldata item, uint256 prefix, Intent memory intent) private returns (Code code) {
        (bytes32 typeHash, bytes32 widths, uint256 signatures) = _shape(kind);
        if (typeHash == 0) return UNKNOWN_KIND;
        (uint256 place, uint256 end) = _expand(kind, widths, item, intent);
        _digest(typeHash, prefix, intent, end);
        unchecked {
            if (place + 64 * signatures != item.length && !_areSignatures(item, place, signatures)) return MALFORMED;
            // One comparison for both: a deadline that is past wraps round to a distance beyond any other.
            if (intent.deadline - block.timestamp > _longest(kind)) return block.timestamp > intent.deadline ? EXPIRED : TOO_FAR;
        }
        (code, intent.signer, place) = _signer(intent.digest, item, place);
        if (code != OK) return code;
        if (signatures > 1) {
            (code, intent.second, place) = _signer(intent.digest, item, place);
            if (code != OK) return code;
            if (signatures > 2) place += 64;
        }
        return place == item.length ? _apply(kind, intent, item) : MALFORMED;
    }

    /// @dev Packed fields to 32-byte words. Calldata past the item reads as whatever follows; the caller compares sizes before it uses
    /// a word. A module overrides this for a kind with LIST or BYTES (_expandAny), and may write out the fields of one that there is much of.
    /// @return size bytes of the packed fields
    /// @return end where in memory the words end
    function _expand(uint8, bytes32 widths, bytes calldata item, Intent memory intent)
        internal
        pure
        virtual
        returns (uint256 size, uint256 end)
    {
        assembly ("memory-safe") {
            end := add(intent, FIELDS_AT)
            let at := item.offset
            for { let width := byte(0, widths) } width {} {
                mstore(end, shr(sub(256, shl(3, width)), calldataload(at)))
                end := add(end, 0x20)
                at := add(at, width)
                widths := shl(8, widths)
                width := byte(0, widths)
            }
            size := sub(at, item.offset)
        }
    }

    /// @dev The same for a kind that has LIST or BYTES somewhere, whose word is its hash.
    function _expandAny(bytes32 widths, bytes calldata item, Intent memory intent) internal pure returns (uint256 size, uint256 end) {
        assembly ("memory-safe") {
            end := add(intent, FIELDS_AT)
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
                    mstore(end, keccak256(list, shl(5, n)))
                }
                case 0xfe {
                    let n := byte(0, word)
                    let content := mload(0x40)
                    calldatacopy(content, add(item.offset, add(size, 1)), n)
                    mstore(end, keccak256(content, n))
                    size := add(size, add(n, 1))
                }
                default {
                    mstore(end, shr(sub(256, shl(3, width)), word))
                    size := add(size, width)
                }
                end := add(end, 0x20)
                widths := shl(8, widths)
            }
        }
    }

    /// @dev hashStruct of the words up to `end`, then the digest with the domain, as EIP-712 asks; the last two words are seq and deadline.
    function _digest(bytes32 typeHash, uint256 prefix, Intent memory intent, uint256 end) private pure {
        assembly ("memory-safe") {
            // The word before the first field lends its place to the type hash.
            let head := add(intent, DEADLINE_AT)
            mstore(head, typeHash)
            let structHash := keccak256(head, sub(end, head))
            mstore(head, mload(sub(end, 0x20)))
            mstore(add(intent, SEQ_AT), mload(sub(end, 0x40)))
            mstore(add(prefix, 34), structHash)
            mstore(intent, keccak256(prefix, 66))
        }
    }

    /// @dev Whether what stands from `place` to the item's end is that many signatures, of either form.
    function _areSignatures(bytes calldata item, uint256 place, uint256 signatures) private pure returns (bool) {
        for (uint256 i; i < signatures; ++i) {
            if (place + 34 > item.length) return false;
            bytes32 head = bytes32(item[place:]);
            bool isContracts = uint256(head) >> 160 == 0 && head != 0;
            place += isContracts ? 34 + uint16(bytes2(item[place + 32:])) : 64;
        }
        return place == item.length;
    }

    /// @dev Who signed. Either r and vs of EIP-2098, whose compact form leaves room for a sliver of high s, hence the check; or, where
    /// the first word is an address and not zero, the contract that ERC-1271 asks: address word, length u16, signature. (A curve point
    /// with such an r is beyond anybody's reach.)
    /// @return code BAD_SIGNATURE, HIGH_S, MALFORMED, RETRY or OK
    /// @return signer the key, or the contract
    /// @return next where the signature ends
    function _signer(bytes32 digest, bytes calldata item, uint256 place) private view returns (Code code, address signer, uint256 next) {
        uint256 s;
        bool isGood;
        assembly ("memory-safe") {
            let r := calldataload(add(item.offset, place))
            let vs := calldataload(add(item.offset, add(place, 32)))
            next := add(place, 64)
            switch shr(160, r)
            case 0 { signer := r }
            default {
                s := and(vs, shr(1, not(0)))
                let free := mload(0x40)
                mstore(free, digest)
                mstore(add(free, 0x20), add(27, shr(255, vs)))
                mstore(add(free, 0x40), r)
                mstore(add(free, 0x60), s)
                mstore(0, 0)
                pop(staticcall(gas(), 1, free, 0x80, 0, 0x20))
                signer := mload(0)
                isGood := and(lt(s, add(HALF_ORDER, 1)), iszero(iszero(signer)))
            }
        }
        if (isGood) return (OK, signer, next);
        if (s > HALF_ORDER) return (HIGH_S, signer, next);
        if (s != 0 || signer == address(0)) return (BAD_SIGNATURE, signer, next);
        (code, next) = _askContract(digest, signer, item, place + 32);
    }

    /// @dev A key's signature over whatever a module asks, 64 bytes from `place` on.
    function _recover(bytes32 digest, bytes calldata item, uint256 place) internal view returns (Code code, address signer) {
        if (bytes12(item[place:]) == 0) return (BAD_SIGNATURE, signer);
        (code, signer,) = _signer(digest, item, place);
    }

    /// @dev ERC-1271, with a stipend of gas and no more of the answer than a word: a signer that burns, bombs or reverts fails alone.
    function _askContract(bytes32 digest, address signer, bytes calldata item, uint256 place) private view returns (Code, uint256 next) {
        if (place + 2 > item.length) return (MALFORMED, place);
        next = place + 2 + uint16(bytes2(item[place:]));
        // Its length may deny what the item's length allowed: then something is left that is no signature.
        if (next > item.length || (next < item.length && next + 34 > item.length)) return (MALFORMED, place);
        bytes memory question = abi.encodeWithSelector(IS_VALID, digest, item[place + 2:next]);
        // A caller keeps a 64th of his gas: with less than this the signer would get less than the stipend, and that is not its fault.
        if (gasleft() < STIPEND + STIPEND / 63 + 5_000) return (RETRY, next);
        bool isValid;
        assembly ("memory-safe") {
            mstore(0, 0)
            let answered := staticcall(STIPEND, signer, add(question, 0x20), mload(question), 0, 0x20)
            isValid := and(and(answered, gt(returndatasize(), 31)), eq(mload(0), IS_VALID_WORD))
        }
        return (isValid ? OK : BAD_SIGNATURE, next);
    }

    function _separator() private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPE, keccak256("Parcha"), keccak256("1"), block.chainid, address(this)));
    }

    /// @dev Takes memory: for an intent and, behind it, its fields; and for what is hashed last, whose head is the same for all.
    /// @return intent all zeros
    /// @return prefix 0x1901, domain, room for the struct hash
    function _makeRoom(bytes32 domain) private pure returns (Intent memory intent, uint256 prefix) {
        assembly ("memory-safe") {
            prefix := add(intent, ROOM)
            mstore(prefix, hex"1901")
            mstore(add(prefix, 2), domain)
            mstore(0x40, add(prefix, 0x60))
        }
    }

    /// @dev What a module's _context keeps in memory lies below.
    function _freeMemory() private pure returns (uint256 free) {
        assembly ("memory-safe") {
            free := mload(0x40)
        }
    }

    function _releaseMemory(uint256 free) private pure {
        assembly ("memory-safe") {
            mstore(0x40, free)
        }
    }
}
