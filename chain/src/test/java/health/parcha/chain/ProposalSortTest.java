package health.parcha.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalSortTest {
    /** As contracts/src/Voting.sol counts. */
    @ParameterizedTest
    @CsvSource({
        "ADMIT,1,1", "ADMIT,2,2", "ADMIT,3,2", "ADMIT,4,3", "ADMIT,5,3",
        "SUSPEND,1,1", "SUSPEND,2,2", "SUSPEND,3,2", "SUSPEND,4,3", "REINSTATE,6,4",
        "SUSPEND,0,1", "REMOVE,2,2", "PAUSE,3,2", "SPONSOR,4,1"
    })
    void approvalsNeeded_areAsTheContractCounts(ProposalSort sort, long voters, long needed) {
        assertEquals(needed, sort.needed(voters));
    }
}
