package health.parcha.chain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.GrantState;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.QueuelessEngine;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.core.party.MemberNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private static Anvil anvil;
    private static Network network;
    private static ChainReader reader;

    @BeforeAll
    static void deploy() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
        reader = new ChainReader(anvil.rpc(), network.contracts());
    }

    @AfterAll
    static void stop() {
        anvil.close();
    }

    @Test
    void founders_standInTheDirectory() {
        assertEquals(3, reader.memberCount(BlockTag.latest()));
        for (int i = 0; i < 3; i++) {
            MemberFacts member =
                    reader.member(new MemberNumber(i + 1), BlockTag.latest()).orElseThrow();
            assertEquals(MemberKind.HOSPITAL, member.kind());
            assertEquals(MemberStatus.ACTIVE, member.status());
            assertEquals(network.relayers().get(i).address(), member.relayer());
            assertEquals(Samples.digest(100 + i), member.document());
            assertTrue(reader.isAdmin(member.number(), network.admins().get(i).address(), BlockTag.latest()));
            assertFalse(
                    reader.isAdmin(member.number(), network.relayers().get(i).address(), BlockTag.latest()));
        }
        assertEquals(Optional.empty(), reader.member(new MemberNumber(4), BlockTag.latest()));
    }

    @Test
    void onAnEngineThatEstimatesOnItsNewestBlock_eachWaitsForWhatItNeeds() throws Exception {
        try (Anvil slow = Anvil.start()) {
            slow.call("evm_setIntervalMining", "[1]");
            EthRpc rpc = new EthRpc(new QueuelessEngine(slow));
            Network there = Network.deploy(rpc);
            assertEquals(3, new ChainReader(rpc, there.contracts()).memberCount(BlockTag.latest()));
        }
    }

    @Test
    void network_tellsItsIdAndWaits() {
        assertEquals(network.contracts().network(), reader.network(BlockTag.latest()));
        assertEquals(new Waits(Duration.ofSeconds(2), Duration.ofHours(1)), reader.waits(BlockTag.latest()));
    }

    @Test
    void whatWasNeverWritten_readsAsNothing() {
        assertEquals(Optional.empty(), reader.account(Samples.ACCOUNT, BlockTag.latest()));
        GrantFacts grant = reader.grant(ChainReader.slot(Samples.address(1), Samples.grant(2)), BlockTag.latest());
        assertEquals(GrantState.NONE, grant.state());
        assertEquals(0, reader.anchor(new MemberNumber(1), BlockTag.latest()).size());
        assertEquals(
                Seq.FIRST, reader.anchor(new MemberNumber(1), BlockTag.latest()).seq());
        assertEquals(Optional.empty(), reader.proposal(Samples.word(3), BlockTag.latest()));
        assertFalse(reader.tagsInUse(Samples.word(1), Samples.word(2), BlockTag.latest()));
    }

    @Test
    void identity_differsForAnotherContractSet() {
        ChainIdentity here = ChainIdentity.of(anvil.rpc(), network.contracts());
        assertEquals(here, ChainIdentity.of(anvil.rpc(), network.contracts()));
        assertNotEquals(here, ChainIdentity.of(anvil.rpc(), Samples.CONTRACTS));
    }

    @Test
    void deploy_withoutAHospital_isRefusedByName() {
        var pharmacy =
                new Founder(MemberKind.PHARMACY, Samples.address(1), List.of(Samples.address(2)), Samples.digest(3));
        var refused = assertThrows(
                Deployment.Failed.class,
                () -> Deployment.deploy(
                        anvil.rpc(), Network.key(), Waits.DEFAULT, List.of(pharmacy), Duration.ofSeconds(1)));
        assertTrue(refused.getMessage().startsWith("Directory cannot be deployed"), refused.getMessage());
    }
}
