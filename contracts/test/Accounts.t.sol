// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import "../src/Codes.sol";
import {IAccounts} from "../src/interfaces/IAccounts.sol";
import {World} from "./World.sol";

contract AccountsTest is World {
    bytes32 private constant NAMES = keccak256("names");
    bytes32 private constant IDENTIFIER = keccak256("identifier");

    uint256 private patient;
    address private p;

    function setUp() public {
        settle();
        patient = key("patient");
        p = vm.addr(patient);
    }

    function _verified() private {
        run(register(patient, CLINIC));
        expect(verify(adminOf(1), patientClaim(p, CLINIC, NAMES)), OK, "verify");
    }

    function _staff(string memory name, uint16 roles) private returns (address account) {
        account = who(name);
        run(register(key(name), CLINIC));
        expect(verify(adminOf(1), staffClaim(account, CLINIC, roles)), OK, name);
    }

    // ---- register ----

    function test_register_makesAPendingAccountWithANumber() public {
        expect(register(patient, CLINIC), OK, "register");
        IAccounts.Account memory a = stateOf(p);
        eq(a.number, 1, "number");
        eq(a.status, 1, "pending");
        eq(a.signer, p, "signer");
        eq(a.kit, vm.addr(kitOf(patient)), "kit");
        eq(a.verifiedBy, CLINIC, "asked");
        eq(a.ownerSeq, 1, "owner's seq");
        eq(a.othersSeq, 0, "others' seq");
        eq(a.grantEpoch, 0, "grant epoch");
        eq(directory.accountCount(), 1, "count");
        eq(directory.numberOf(p), 1, "number of");
        eq(directory.who(1).signer, p, "who");
        expect(register(patient, CLINIC), EXISTS, "twice");
    }

    function test_register_refusals() public {
        address kit = who("kit");
        expect(registerBy(key("thief"), p, kit, 0, 0), FOREIGN_SIGNER, "by another");
        expect(registerBy(patient, p, address(0), 0, 0), BAD_VALUE, "no kit");
        expect(registerBy(patient, p, p, 0, 0), BAD_VALUE, "kit is the account itself");
        expect(registerBy(patient, p, kit, 99, 0), BAD_VALUE, "asks a member that is not there");
        expect(registerBy(patient, p, kit, 0, 1), BAD_VALUE, "an act that creates names 0");
        eq(directory.accountCount(), 0, "nobody registered");
    }

    // ---- verify ----

    function test_verify_bindsProfileTagsAndStanding() public {
        run(register(patient, CLINIC));
        Claim memory c = patientClaim(p, CLINIC, NAMES);
        (c.identifierTag, c.validUntil) = (IDENTIFIER, 21_000);
        expect(verify(adminOf(1), c), OK, "verify");
        IAccounts.Account memory a = stateOf(p);
        eq(a.status, 2, "verified");
        eq(a.roles, PATIENT, "role");
        eq(a.level, 2, "in person");
        eq(a.employer, 0, "no employer");
        eq(a.verifiedBy, CLINIC, "by");
        eq(a.validUntil, 21_000, "until");
        eq(a.profile, keccak256("profile"), "profile");
        eq(a.othersSeq, 1, "others' seq");
        eq(a.ownerSeq, 1, "owner's seq untouched");
        yes(directory.tagsInUse(NAMES, 0) && directory.tagsInUse(0, IDENTIFIER), "tags");
        yes(!directory.tagsInUse(0, 0), "zero tags are nobody's");
    }

    function test_verify_samePersonAgain_isDuplicate() public {
        run(register(patient, CLINIC));
        Claim memory c = patientClaim(p, CLINIC, NAMES);
        c.identifierTag = IDENTIFIER;
        run(verify(adminOf(1), c));
        run(register(key("again"), 2));
        Claim memory byNames = patientClaim(who("again"), 2, NAMES);
        Claim memory byIdentifier = patientClaim(who("again"), 2, keccak256("other names"));
        byIdentifier.identifierTag = IDENTIFIER;
        expect(verify(adminOf(2), byNames), DUPLICATE, "names, at another hospital");
        expect(verify(adminOf(2), byIdentifier), DUPLICATE, "identifier");
        eq(stateOf(who("again")).status, 1, "still pending");
        yes(!directory.tagsInUse(keccak256("other names"), 0), "a refusal holds no tag");
    }

    function test_verify_afterTheOtherClosed_tagIsFree() public {
        _verified();
        run(close(patient, p, false, 1));
        yes(!directory.tagsInUse(NAMES, 0), "freed");
        run(register(key("again"), CLINIC));
        expect(verify(adminOf(1), patientClaim(who("again"), CLINIC, NAMES)), OK, "a new account");
    }

    function test_verify_again_keepsFormerTags() public {
        _verified();
        Claim memory c = patientClaim(p, CLINIC, keccak256("married names"));
        (c.seq, c.profile) = (1, keccak256("new profile"));
        expect(verify(adminOf(1), c), OK, "changed profile");
        eq(stateOf(p).profile, keccak256("new profile"), "profile");
        yes(directory.tagsInUse(NAMES, 0) && directory.tagsInUse(keccak256("married names"), 0), "both are his");
        Claim memory back = patientClaim(p, CLINIC, NAMES);
        back.seq = 2;
        expect(verify(adminOf(1), back), OK, "his own tag is no duplicate");
    }

    function test_verify_isForTheMemberAsked_andThenForTheOneThatVerified() public {
        run(register(patient, CLINIC));
        expect(verify(adminOf(2), patientClaim(p, 2, NAMES)), NOT_ALLOWED, "asked another");
        expect(verify(adminOf(1), patientClaim(p, CLINIC, NAMES)), OK, "the one asked");
        Claim memory c = patientClaim(p, 2, NAMES);
        c.seq = 1;
        expect(verify(adminOf(2), c), NOT_ALLOWED, "verified by another");
        run(register(key("open"), 0));
        expect(verify(adminOf(2), patientClaim(who("open"), 2, keccak256("x"))), OK, "asked anybody");
    }

    function test_verify_matrixOfMemberKindsAndRoles() public {
        // rows: hospital, practice, laboratory, pharmacy, insurer, care home; bits: what each may give
        uint16[6] memory may = [uint16(0xdf), 0x10, 0x10, 0x14, 0x30, 0x10];
        uint32[6] memory member = [uint32(1), 4, 5, 6, 7, 8];
        for (uint256 m; m < 6; ++m) {
            for (uint256 bit; bit < 8; ++bit) {
                uint256 fresh = vm.snapshotState();
                uint16 role = uint16(1 << bit);
                run(register(patient, 0));
                Claim memory c = role == PATIENT ? patientClaim(p, member[m], NAMES) : staffClaim(p, member[m], role);
                Code code = may[m] & role != 0 ? OK : NOT_ALLOWED;
                expect(verify(adminOf(member[m]), c), code, string.concat(vm.toString(m), " gives ", vm.toString(bit)));
                vm.revertToState(fresh);
            }
        }
    }

    function test_verify_fieldsThatMakeNoSense_areRefused() public {
        run(register(patient, CLINIC));
        for (uint256 i; i < 16; ++i) {
            Claim memory c = i < 8 ? patientClaim(p, CLINIC, NAMES) : staffClaim(p, CLINIC, DOCTOR);
            if (i == 0) c.level = 0;
            if (i == 1) c.level = 3;
            if (i == 2) c.roles = 0;
            if (i == 3) c.roles = 256;
            if (i == 4) c.roles = PATIENT | DOCTOR;
            if (i == 5) c.employer = CLINIC;
            if (i == 6) c.namesTag = 0;
            if (i == 7) c.profile = 0;
            if (i == 8) c.roles = DEPARTMENT | DOCTOR;
            if (i == 9) c.employer = 0;
            if (i == 10) c.employer = 2;
            if (i == 11) c.namesTag = NAMES;
            if (i == 12) c.identifierTag = IDENTIFIER;
            if (i == 13) c.validUntil = uint16(NOW / 1 days - 1);
            if (i == 14) c.roles = 0x8000 | DOCTOR;
            if (i == 15) c.validUntil = 1;
            expect(verify(adminOf(1), c), BAD_VALUE, vm.toString(i));
        }
        eq(stateOf(p).status, 1, "still pending");
    }

    function test_verify_patientStaysPatient_doctorStaysDoctor() public {
        _verified();
        Claim memory c = staffClaim(p, CLINIC, DOCTOR);
        c.seq = 1;
        expect(verify(adminOf(1), c), NOT_ALLOWED, "patient to doctor");
        address d = _staff("doctor", DOCTOR);
        Claim memory back = patientClaim(d, CLINIC, keccak256("d"));
        back.seq = 1;
        expect(verify(adminOf(1), back), NOT_ALLOWED, "doctor to patient");
        Claim memory more = staffClaim(d, CLINIC, DOCTOR | OFFICER);
        more.seq = 1;
        expect(verify(adminOf(1), more), OK, "doctor and officer");
    }

    // ---- who may act for a member ----

    function test_actor_everyKindOfHand() public {
        run(register(patient, 0));
        address officer = _staff("officer", OFFICER);
        address doctor = _staff("doctor", DOCTOR);
        run(register(key("pending"), CLINIC));

        _tryAs(adminOf(2), vm.addr(adminOf(1)), FOREIGN_SIGNER, "another member's admin signs for ours");
        _tryAs(adminOf(2), vm.addr(adminOf(2)), FOREIGN_SIGNER, "another member's admin in our name");
        _tryAs(relayerOf(1), vm.addr(relayerOf(1)), FOREIGN_SIGNER, "the relayer has no right");
        _tryAs(patient, p, UNVERIFIED, "the patient himself");
        _tryAs(key("pending"), who("pending"), UNVERIFIED, "a pending account");
        _tryAs(key("doctor"), doctor, WRONG_ROLE, "a doctor");
        _tryAs(key("doctor"), officer, FOREIGN_SIGNER, "a doctor in the officer's name");
        _tryAs(key("officer"), officer, OK, "an officer");
    }

    function _tryAs(uint256 signer, address by, Code code, string memory what) private {
        Claim memory c = patientClaim(p, CLINIC, NAMES);
        c.by = by;
        expect(verify(signer, c), code, what);
    }

    function test_actor_suspendedLapsedClosedOrElsewhere_isRefused() public {
        run(register(patient, 0));
        address officer = _staff("officer", OFFICER);
        address admin = vm.addr(adminOf(1));
        uint256 fresh = vm.snapshotState();

        run(suspend(adminOf(1), officer, CLINIC, admin, 1, 1));
        _tryAs(key("officer"), officer, SUSPENDED, "suspended");
        run(reinstate(adminOf(1), officer, CLINIC, admin, 2));
        _tryAs(key("officer"), officer, OK, "reinstated");
        vm.revertToState(fresh);

        run(close(key("officer"), officer, false, 1));
        _tryAs(key("officer"), officer, CLOSED, "closed");
        vm.revertToState(fresh);

        Claim memory until = staffClaim(officer, CLINIC, OFFICER);
        (until.seq, until.validUntil) = (1, uint16(NOW / 1 days));
        expect(verify(adminOf(1), until), OK, "valid through today");
        vm.warp(NOW / 1 days * 1 days + 1 days - 1);
        uint256 today = vm.snapshotState();
        _tryAs(key("officer"), officer, OK, "the day's last second");
        vm.revertToState(today);
        vm.warp(NOW / 1 days * 1 days + 1 days);
        _tryAs(key("officer"), officer, LAPSED, "midnight");
        vm.revertToState(fresh);
        vm.warp(NOW);

        Claim memory c = patientClaim(p, 2, NAMES);
        c.by = officer;
        expect(verify(key("officer"), c), NOT_ALLOWED, "officer of another member");
    }

    function test_actor_afterRotation_isTheNewSigner() public {
        run(register(patient, 0));
        address officer = _staff("officer", OFFICER);
        run(rotateSigner(key("officer"), officer, who("new"), false, 1));
        _tryAs(key("officer"), officer, FOREIGN_SIGNER, "old signer");
        _tryAs(key("new"), officer, OK, "new signer");
    }

    function test_office_isGivenAndTakenByAdminsAlone() public {
        address officer = _staff("officer", OFFICER);
        address admin = _staff("admin account", ADMIN);
        run(register(key("x"), CLINIC));
        Claim memory c = staffClaim(who("x"), CLINIC, OFFICER);
        c.by = officer;
        expect(verify(key("officer"), c), NOT_ALLOWED, "an officer makes no officer");
        c.by = admin;
        expect(verify(key("admin account"), c), OK, "an account with ADMIN does");
        expect(suspend(key("officer"), admin, CLINIC, officer, 1, 1), NOT_ALLOWED, "an officer suspends no admin");
        Claim memory strip = staffClaim(admin, CLINIC, DOCTOR);
        (strip.by, strip.seq) = (officer, 1);
        expect(verify(key("officer"), strip), NOT_ALLOWED, "nor strips him");
    }

    function test_nobody_judgesHimself_butAnAdminKeyMayStand() public {
        uint256 admin = adminOf(1);
        address a = vm.addr(admin);
        run(register(admin, CLINIC));
        expect(verify(admin, staffClaim(a, CLINIC, DOCTOR | ADMIN)), NOT_ALLOWED, "no doctor by oneself");
        expect(verify(admin, patientClaim(a, CLINIC, NAMES)), NOT_ALLOWED, "no patient by oneself");
        expect(verify(admin, staffClaim(a, CLINIC, ADMIN | OFFICER)), OK, "the account of the admin key");
        expect(suspend(admin, a, CLINIC, a, 1, 1), NOT_ALLOWED, "no self-suspension");
        address other = _staff("second admin", ADMIN);
        Claim memory self = staffClaim(other, CLINIC, ADMIN | OFFICER);
        (self.by, self.seq) = (other, 1);
        expect(verify(key("second admin"), self), NOT_ALLOWED, "an account with ADMIN is no admin key");
    }

    function test_unknownMemberOrAccount_isNotFound() public {
        run(register(patient, 0));
        Claim memory c = patientClaim(p, 99, NAMES);
        expect(verify(adminOf(99), c), NOT_FOUND, "member");
        expect(verify(adminOf(1), patientClaim(who("nobody"), CLINIC, NAMES)), NOT_FOUND, "account");
        expect(publishCard(key("nobody"), who("nobody"), NAMES, 0), NOT_FOUND, "owner's act");
    }

    // ---- homonyms ----

    function _twins() private returns (Claim memory c, Twin memory t) {
        _verified();
        _staff("officer", OFFICER);
        run(register(key("twin"), CLINIC));
        c = patientClaim(who("twin"), CLINIC, NAMES);
        t = Twin(1, who("officer"), keccak256("reason"));
    }

    function test_homonym_takesASecondOfficer() public {
        (Claim memory c, Twin memory t) = _twins();
        expect(verify(adminOf(1), c), DUPLICATE, "by one");
        expect(verifyHomonym(adminOf(1), key("officer"), c, t), OK, "by two");
        eq(stateOf(who("twin")).status, 2, "verified");
        c.seq = 1;
        expect(verifyHomonym(adminOf(1), key("officer"), c, t), OK, "again: the tag is his own");
    }

    function test_homonym_refusals() public {
        (Claim memory c, Twin memory t) = _twins();
        expect(verifyHomonym(adminOf(1), key("thief"), c, t), FOREIGN_SIGNER, "second signature is not the officer's");
        expect(verifyHomonym(adminOf(1), adminOf(1), c, Twin(1, c.by, t.reason)), NOT_ALLOWED, "one person twice");
        expect(verifyHomonym(adminOf(1), key("officer"), c, Twin(0, t.second, t.reason)), BAD_VALUE, "no discriminator");
        expect(verifyHomonym(adminOf(1), key("officer"), c, Twin(1, t.second, 0)), BAD_VALUE, "no reason");
        Claim memory alone = patientClaim(who("twin"), CLINIC, keccak256("names of nobody"));
        expect(verifyHomonym(adminOf(1), key("officer"), alone, t), BAD_VALUE, "nobody has these names");
        address doctor = _staff("doctor", DOCTOR);
        expect(verifyHomonym(adminOf(1), key("doctor"), c, Twin(1, doctor, t.reason)), WRONG_ROLE, "a doctor as second");
        eq(stateOf(who("twin")).status, 1, "still pending");
    }

    function test_homonym_sameDiscriminator_isDuplicate() public {
        (Claim memory c, Twin memory t) = _twins();
        run(verifyHomonym(adminOf(1), key("officer"), c, t));
        run(register(key("triplet"), CLINIC));
        c.account = who("triplet");
        expect(verifyHomonym(adminOf(1), key("officer"), c, t), DUPLICATE, "1 is taken");
        t.discriminator = 2;
        expect(verifyHomonym(adminOf(1), key("officer"), c, t), OK, "2 is free");
    }

    // ---- owner and kit ----

    function test_keyring_versionOnlyRises() public {
        run(register(patient, 0));
        expect(publishKeyring(patient, p, 0, NAMES, 1), OLD_VERSION, "versions start at 1");
        expect(publishKeyring(patient, p, 5, NAMES, 1), OK, "5");
        expect(publishKeyring(patient, p, 5, NAMES, 2), OLD_VERSION, "5 again");
        expect(publishKeyring(patient, p, 4, NAMES, 2), OLD_VERSION, "4");
        expect(publishKeyring(patient, p, 1 << 24, NAMES, 2), BAD_VALUE, "past the end");
        expect(publishKeyring(patient, p, 6, 0, 2), BAD_VALUE, "no digest");
        expect(publishKeyring(patient, p, 6, IDENTIFIER, 2), OK, "6");
        eq(stateOf(p).keyringVersion, 6, "version");
        eq(stateOf(p).keyring, IDENTIFIER, "digest");
    }

    function test_card_isReplaced() public {
        run(register(patient, 0));
        expect(publishCard(patient, p, 0, 1), BAD_VALUE, "no digest");
        expect(publishCard(patient, p, NAMES, 1), OK, "first");
        expect(publishCard(patient, p, IDENTIFIER, 2), OK, "second");
        eq(stateOf(p).card, IDENTIFIER, "card");
    }

    function test_rotation_refusals() public {
        run(register(patient, 0));
        address kit = vm.addr(kitOf(patient));
        expect(rotateSigner(patient, p, address(0), false, 1), BAD_VALUE, "to nobody");
        expect(rotateSigner(patient, p, kit, false, 1), BAD_VALUE, "to the kit key");
        expect(rotateSigner(kitOf(patient), p, who("n"), false, 1), FOREIGN_SIGNER, "kit as signer");
        expect(rotateSigner(patient, p, who("n"), true, 0), FOREIGN_SIGNER, "signer as kit");
    }

    function test_kit_winsOverAThiefWhoSpendsSeqs() public {
        _verified();
        for (uint32 i = 1; i < 5; ++i) {
            expect(publishCard(patient, p, keccak256(abi.encode(i)), i), OK, "the thief holds the signer");
        }
        expect(rotateSigner(kitOf(patient), p, who("new signer"), true, 1), OK, "signed long before");
        expect(publishCard(patient, p, NAMES, 5), FOREIGN_SIGNER, "the thief is out");
        expect(publishCard(key("new signer"), p, NAMES, 5), OK, "the owner is in");
        expect(revokeAll(kitOf(patient), p, 0, true, 2), OK, "and kills the grants");
        eq(stateOf(p).grantEpoch, 1, "epoch");
    }

    function test_revokeAll_namesTheEpoch() public {
        run(register(patient, 0));
        expect(revokeAll(patient, p, 1, false, 1), AHEAD, "not there yet");
        expect(revokeAll(patient, p, 0, false, 1), OK, "0");
        expect(revokeAll(patient, p, 0, false, 2), STALE, "0 is over");
        eq(stateOf(p).grantEpoch, 1, "epoch");
    }

    function test_flagThatIsNoBool_isMalformed() public {
        run(register(patient, 0));
        bytes memory item = build(
            0x1A,
            directory,
            "Close(address account,bool byKit,uint32 seq,uint40 deadline)",
            abi.encode(p, uint8(2), uint32(1), soon()),
            abi.encodePacked(p, uint8(2), uint32(1), soon()),
            patient
        );
        expect(item, MALFORMED, "2 is no bool");
    }

    function test_close_isFinalAndRaisesTheEpoch() public {
        _verified();
        expect(close(kitOf(patient), p, true, 1), OK, "by kit");
        eq(stateOf(p).status, 4, "closed");
        eq(stateOf(p).grantEpoch, 1, "epoch");
        expect(register(patient, 0), EXISTS, "never again");
    }

    // ---- suspension ----

    function test_suspend_keepsCause_reinstate_clearsIt() public {
        _verified();
        address admin = vm.addr(adminOf(1));
        for (uint8 cause; cause < 6; ++cause) {
            uint256 fresh = vm.snapshotState();
            bool known = cause > 0 && cause < 5;
            expect(suspend(adminOf(1), p, CLINIC, admin, cause, 1), known ? OK : BAD_VALUE, vm.toString(cause));
            eq(stateOf(p).cause, known ? cause : 0, "cause");
            vm.revertToState(fresh);
        }
        run(suspend(adminOf(1), p, CLINIC, admin, 2, 1));
        expect(reinstate(adminOf(1), p, CLINIC, admin, 2), OK, "reinstate");
        eq(stateOf(p).cause, 0, "no cause");
        eq(stateOf(p).status, 2, "verified");
    }

    function test_suspend_isForTheMemberThatVerified() public {
        _verified();
        expect(suspend(adminOf(2), p, 2, vm.addr(adminOf(2)), 1, 1), NOT_ALLOWED, "another hospital");
        run(suspend(adminOf(1), p, CLINIC, vm.addr(adminOf(1)), 1, 1));
        expect(reinstate(adminOf(2), p, 2, vm.addr(adminOf(2)), 2), NOT_ALLOWED, "another hospital");
    }

    // ---- the table ----

    /// @notice Every state x act of the lifecycle by the right actor.
    function test_table_everyStateAndAct() public {
        // states: none, pending, verified, suspended, closed
        // acts: register, verify, suspend, reinstate, card, keyring, rotate, revokeAll, close
        Code[9][5] memory wanted = [
            [OK, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND],
            [EXISTS, OK, NOT_VERIFIED, NOT_SUSPENDED, OK, OK, OK, OK, OK],
            [EXISTS, OK, OK, NOT_SUSPENDED, OK, OK, OK, OK, OK],
            [EXISTS, SUSPENDED, SUSPENDED, OK, OK, OK, OK, OK, OK],
            [EXISTS, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED]
        ];
        for (uint256 state; state < 5; ++state) {
            for (uint256 act; act < 9; ++act) {
                uint256 fresh = vm.snapshotState();
                _reach(state);
                string memory cell = string.concat("state ", vm.toString(state), " act ", vm.toString(act));
                bytes32 before = keccak256(abi.encode(stateOf(p)));
                expect(_act(act, stateOf(p), patient), wanted[state][act], cell);
                bool changed = keccak256(abi.encode(stateOf(p))) != before;
                yes(changed == (wanted[state][act] == OK), string.concat(cell, ": changes exactly when OK"));
                vm.revertToState(fresh);
            }
        }
    }

    function _reach(uint256 state) private {
        address admin = vm.addr(adminOf(1));
        if (state > 0) run(register(patient, CLINIC));
        if (state > 1) run(verify(adminOf(1), patientClaim(p, CLINIC, NAMES)));
        if (state == 3) run(suspend(adminOf(1), p, CLINIC, admin, 1, 1));
        if (state == 4) run(close(patient, p, false, 1));
    }

    function _act(uint256 act, IAccounts.Account memory a, uint256 signer) private view returns (bytes memory) {
        address admin = vm.addr(adminOf(1));
        if (act == 0) return register(signer, CLINIC);
        if (act == 1) {
            Claim memory c = patientClaim(p, CLINIC, NAMES);
            c.seq = a.othersSeq;
            return verify(adminOf(1), c);
        }
        if (act == 2) return suspend(adminOf(1), p, CLINIC, admin, 1, a.othersSeq);
        if (act == 3) return reinstate(adminOf(1), p, CLINIC, admin, a.othersSeq);
        if (act == 4) return publishCard(signer, p, keccak256("card"), a.ownerSeq);
        if (act == 5) return publishKeyring(signer, p, a.keyringVersion + 1, keccak256("keyring"), a.ownerSeq);
        if (act == 6) return rotateSigner(signer, p, who("next"), false, a.ownerSeq);
        if (act == 7) return revokeAll(signer, p, a.grantEpoch, false, a.ownerSeq);
        return close(signer, p, false, a.ownerSeq);
    }

    function test_table_seqOfEveryAct() public {
        for (uint256 act = 1; act < 9; ++act) {
            if (act == 3) continue; // reinstate: see below
            _seqOf(act, 2);
        }
        _seqOf(3, 3);
    }

    function _seqOf(uint256 act, uint256 state) private {
        uint256 fresh = vm.snapshotState();
        _reach(state);
        IAccounts.Account memory a = stateOf(p);
        (a.ownerSeq, a.othersSeq) = (a.ownerSeq + 1, a.othersSeq + 1);
        expect(_act(act, a, patient), AHEAD, vm.toString(act));
        (a.ownerSeq, a.othersSeq) = (a.ownerSeq - 2, a.othersSeq - 2);
        expect(_act(act, a, patient), STALE, vm.toString(act));
        vm.revertToState(fresh);
    }

    // ---- fuzz ----

    function testFuzz_ownersActs_byAnyoneElse_changeNothing(uint256 stranger, uint8 act) public {
        stranger = within(stranger, 1, type(uint248).max);
        vm.assume(stranger != patient);
        _verified();
        bytes32 before = keccak256(abi.encode(stateOf(p)));
        expect(_act(4 + act % 5, stateOf(p), stranger), FOREIGN_SIGNER, "stranger");
        eq(keccak256(abi.encode(stateOf(p))), before, "nothing changed");
    }

    function testFuzz_verify_anyBitFlipped_changesNothing(uint256 bit) public {
        run(register(patient, CLINIC));
        bytes memory item = verify(adminOf(1), patientClaim(p, CLINIC, NAMES));
        bit = within(bit, 16, item.length * 8 - 1);
        item[bit / 8] = bytes1(uint8(item[bit / 8]) ^ uint8(1 << (bit % 8)));
        yes(run(item) >= 0x10, "refused");
        eq(stateOf(p).status, 1, "still pending");
        yes(!directory.tagsInUse(NAMES, 0), "no tag");
    }

    function testFuzz_homonym_anyBitFlipped_changesNothing(uint256 bit) public {
        (Claim memory c, Twin memory t) = _twins();
        bytes memory item = verifyHomonym(adminOf(1), key("officer"), c, t);
        bit = within(bit, 16, item.length * 8 - 1);
        item[bit / 8] = bytes1(uint8(item[bit / 8]) ^ uint8(1 << (bit % 8)));
        yes(run(item) >= 0x10, "refused");
        eq(stateOf(who("twin")).status, 1, "still pending");
    }

    /// @notice who() and account() agree, whatever was verified.
    function testFuzz_who_agreesWithAccount(uint16 roles, uint8 level, uint16 validUntil) public {
        run(register(patient, 0));
        Claim memory c = staffClaim(p, CLINIC, roles);
        (c.level, c.validUntil) = (level, validUntil);
        run(verify(adminOf(1), c));
        IAccounts.Account memory a = stateOf(p);
        IAccounts.Who memory w = directory.who(a.number);
        eq(w.signer, a.signer, "signer");
        eq(w.roles, a.roles, "roles");
        eq(w.level, a.level, "level");
        eq(w.status, a.status, "status");
        eq(w.employer, a.employer, "employer");
        eq(w.validUntil, a.validUntil, "valid until");
        eq(w.employerKind, a.employer == 0 ? 0 : 1, "employer's kind");
        eq(w.employerStatus, a.employer == 0 ? 0 : 1, "employer's status");
        eq(w.signatureKind, 0, "secp256k1");
    }

    // ---- what other modules ask ----

    function _may(address id, address signer, uint32 member, uint16 roles, Code code, string memory what) private view {
        (Code found,) = directory.mayAct(id, signer, member, roles);
        eq(Code.unwrap(found), Code.unwrap(code), what);
    }

    function test_mayAct_tellsTheFirstThatFails() public {
        _may(p, p, 0, 0, NOT_FOUND, "nobody");
        run(register(patient, CLINIC));
        _may(p, who("thief"), 0, 0, FOREIGN_SIGNER, "another key");
        _may(p, p, 0, 0, UNVERIFIED, "pending");
        address doctor = _staff("doctor", DOCTOR);
        _may(doctor, doctor, CLINIC, DOCTOR, OK, "as employed");
        _may(doctor, doctor, 0, 0, OK, "whatever he is");
        _may(doctor, doctor, 2, DOCTOR, NOT_ALLOWED, "another employer");
        _may(doctor, doctor, CLINIC, PHARMACIST | OFFICER, WRONG_ROLE, "another role");
        (, uint32 number) = directory.mayAct(doctor, doctor, 0, 0);
        eq(number, stateOf(doctor).number, "number");
        eq(directory.causeOf(number), 0, "no cause");
        run(suspend(adminOf(1), doctor, CLINIC, vm.addr(adminOf(1)), 2, 1));
        _may(doctor, doctor, CLINIC, DOCTOR, SUSPENDED, "suspended");
        eq(directory.causeOf(number), 2, "misuse");
        run(close(key("doctor"), doctor, false, 1));
        _may(doctor, doctor, CLINIC, DOCTOR, CLOSED, "closed");
        eq(directory.causeOf(number), 0, "no longer suspended");
    }

    function test_mayAct_afterTheLastValidDay_isLapsed() public {
        address doctor = who("doctor");
        run(register(key("doctor"), CLINIC));
        Claim memory c = staffClaim(doctor, CLINIC, DOCTOR);
        c.validUntil = uint16(NOW / 1 days);
        run(verify(adminOf(1), c));
        _may(doctor, doctor, CLINIC, DOCTOR, OK, "on its last day");
        vm.warp((NOW / 1 days + 1) * 1 days);
        _may(doctor, doctor, CLINIC, DOCTOR, LAPSED, "a day later");
    }
}
