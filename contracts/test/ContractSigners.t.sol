// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {Wallet} from "./Wallet.sol";
import {World} from "./World.sol";

contract ContractSignersTest is World {
    bytes32 private constant ID = keccak256("ticket");
    uint256 private owner;

    function setUp() public {
        settle();
        owner = key("owner of the wallet");
    }

    function _wallet(Wallet.Manner manner) private returns (Wallet) {
        return new Wallet(vm.addr(owner), manner);
    }

    function _grant(address controller, bytes memory signature) private view returns (bytes memory) {
        bytes memory packed = abi.encodePacked(controller, ID, uint40(NOW + 1 days), uint32(0), soon());
        return frame(0x30, bytes.concat(packed, abi.encode(controller), abi.encodePacked(uint16(signature.length)), signature));
    }

    function _digest(address controller) private view returns (bytes32) {
        return digestOf(
            consents,
            "Grant(address controller,bytes32 grantId,uint40 expiry,uint32 seq,uint40 deadline)",
            abi.encode(controller, ID, uint40(NOW + 1 days), uint32(0), soon())
        );
    }

    function _signedBy(uint256 who_, address controller) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(who_, _digest(controller));
        return abi.encode(r, s, v);
    }

    function test_contract_thatSaysYes_isTheSigner() public {
        address w = address(_wallet(Wallet.Manner.Honest));
        expect(_grant(w, _signedBy(owner, w)), OK, "the owner's signature");
        (uint8 state,,) = consents.grantAt(consents.slotOf(w, ID));
        eq(state, 1, "granted");
    }

    function test_contract_thatSaysNo_isABadSignature() public {
        address w = address(_wallet(Wallet.Manner.Honest));
        expect(_grant(w, _signedBy(key("thief"), w)), BAD_SIGNATURE, "a thief's");
        expect(_grant(w, ""), BAD_SIGNATURE, "none");
    }

    function test_contract_whoseOwnerChangedSinceSigning_isABadSignature() public {
        Wallet w = _wallet(Wallet.Manner.Honest);
        bytes memory item = _grant(address(w), _signedBy(owner, address(w)));
        w.changeOwner(who("next owner"));
        expect(item, BAD_SIGNATURE, "the former owner's signature");
    }

    function test_contract_thatMisbehaves_failsAlone() public {
        for (uint8 i = 1; i <= uint8(type(Wallet.Manner).max); ++i) {
            address w = address(_wallet(Wallet.Manner(i)));
            bytes32 other = keccak256(abi.encode("neighbour", i));
            bytes memory before = grant(key("one"), other, uint40(NOW + 1 days), 0);
            bytes memory after_ = grant(key("two"), other, uint40(NOW + 1 days), 0);
            uint256 gas = gasleft();
            bytes memory codes = router.execute(bytes.concat(before, _grant(w, _signedBy(owner, w)), after_));
            yes(gas - gasleft() < 400_000, "the stipend bounds what it burns");
            eq(codes, abi.encodePacked(OK, BAD_SIGNATURE, OK), vm.toString(uint256(i)));
        }
    }

    function test_keyWithoutCode_isNoContract() public {
        expect(_grant(who("somebody"), _signedBy(key("somebody"), who("somebody"))), BAD_SIGNATURE, "no code");
        expect(_grant(address(0), ""), MALFORMED, "nobody: a zero word is not a contract's");
        expect(_grant(address(4), ""), BAD_SIGNATURE, "a precompile");
    }

    function test_tooLittleGasForTheStipend_isRetry_andTheSameBytesPassLater() public {
        address w = address(_wallet(Wallet.Manner.Honest));
        bytes memory item = _grant(w, _signedBy(owner, w));
        bytes memory codes = router.execute{gas: 100_000}(item);
        eq(uint8(codes[0]), Code.unwrap(RETRY), "less than the stipend at hand");
        expect(item, OK, "with gas");
    }

    function test_lengthsThatDoNotAddUp_areMalformed() public {
        address w = address(_wallet(Wallet.Manner.Honest));
        bytes memory packed = abi.encodePacked(w, ID, uint40(NOW + 1 days), uint32(0), soon(), abi.encode(w));
        expect(frame(0x30, packed), MALFORMED, "no length");
        expect(frame(0x30, bytes.concat(packed, hex"00")), MALFORMED, "half a length");
        expect(frame(0x30, bytes.concat(packed, hex"0001")), MALFORMED, "one byte said, none there");
        expect(frame(0x30, bytes.concat(packed, hex"000000")), MALFORMED, "none said, one there");
        expect(frame(0x30, bytes.concat(packed, hex"0000", new bytes(30))), MALFORMED, "as long as a key's signature");
        expect(frame(0x30, bytes.concat(packed, hex"001e", new bytes(30))), BAD_SIGNATURE, "as long, and well formed");
    }

    /// @dev Neither what stands behind the item nor what stands before it is read as a signature.
    function testFuzz_tail_neverReverts(bytes calldata tail) public {
        bytes memory packed = abi.encodePacked(who("c"), ID, uint40(NOW + 1 days), uint32(0), soon(), bytes12(0), tail);
        if (packed.length > 60_000) return;
        yes(run(frame(0x30, packed)) != Code.unwrap(OK), "noise is no signature");
    }
}
