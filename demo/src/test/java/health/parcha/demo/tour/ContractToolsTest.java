package health.parcha.demo.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ContractToolsTest {
    @Test
    void read_countsWhatForgeSays_bySortAndRuns() {
        String said = """
                Ran 3 tests for test/Consents.t.sol:ConsentsTest
                [PASS] testFuzz_anyBitFlipped_changesNothing(uint256,bytes32,uint40) (runs: 256, μ: 46697, ~: 47156)
                [PASS] testFuzz_onlyTheControllerRevokes(uint256) (runs: 256, μ: 89725, ~: 89725)
                [PASS] test_deadline_bounds() (gas: 96760)
                [PASS] test_admins_areAddedAndTakenAway_butOneStays() (gas: 652401)
                [PASS] invariant_closedAccountStaysClosed() (runs: 8, calls: 512, reverts: 0)
                [FAIL: not equal] test_seq_otherThanStored_isRefused() (gas: 109997)
                Suite result: ok. 14 passed; 0 failed; 0 skipped; finished in 914.14ms (993.38ms CPU time)
                """;

        assertEquals(new ContractTools.Passed(2, 2, 512, 1, 512), ContractTools.read(said));
    }
}
