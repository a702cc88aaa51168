package health.parcha.validators;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Validators that agree on a block before it is one (CometBFT): evmd, whose blocks are final at once. */
public final class BftNetwork {
    private static final String CHAIN = "parcha-1";
    private static final String COIN = "atest";
    private static final String MONEY = "1000000000000000000000" + COIN;
    private static final String STAKE = "1000000000000000000" + COIN;

    private BftNetwork() {}

    /**
     * Starts four of them, where gas costs nothing; on return each has the blocks of the others.
     *
     * @param evmd the program, of cosmos/evm v0.3.2
     * @param folder is there; each gets one of its own in it
     */
    public static TestedChain start(Path evmd, Path folder) throws Exception {
        List<CometValidator> validators = new ArrayList<>();
        for (int i = 0; i < ValidatorNetwork.VALIDATORS; i++) {
            validators.add(new CometValidator(evmd, folder.resolve("validator-" + i), CHAIN));
            validators.get(i).prepare();
        }
        agreeOnFirstBlock(validators);
        Lines lines =
                Lines.between(validators.stream().map(CometValidator::p2pPort).toList());
        lines.each((from, to, line) -> validators.get(from).meets(validators.get(to), line));
        return new ValidatorNetwork(validators, lines, "depth: 1", seen -> seen == 0).started();
    }

    /** One drafts it, each signs its entry into it, all get it. */
    private static void agreeOnFirstBlock(List<CometValidator> validators) throws Exception {
        CometValidator first = validators.getFirst();
        Files.writeString(
                first.firstBlock(),
                settled(Files.readString(first.firstBlock())).toString());
        for (CometValidator validator : validators) {
            first.run("genesis", "add-genesis-account", validator.account(), MONEY);
        }
        Path entries = Files.createDirectories(first.firstBlock().resolveSibling("gentx"));
        for (CometValidator validator : validators) {
            hand(first, validator);
            validator.enter(STAKE, entries.resolve(validator.name() + ".json"));
        }
        first.run("genesis", "collect-gentxs");
        for (CometValidator validator : validators) {
            hand(first, validator);
        }
    }

    private static void hand(CometValidator from, CometValidator to) throws Exception {
        if (from != to) {
            Files.copy(from.firstBlock(), to.firstBlock(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Gas for nothing for ever, 60 million of it in a block, and nobody excluded for having been away. */
    private static JsonObject settled(String draft) {
        JsonObject genesis = JsonParser.parseString(draft).getAsJsonObject();
        object(genesis, "consensus", "params", "block").addProperty("max_gas", "60000000");
        JsonObject market = object(genesis, "app_state", "feemarket", "params");
        market.addProperty("base_fee", "0");
        market.addProperty("min_gas_multiplier", "0");
        // The fee rises in a block that is fuller than its share of the limit: here no block is.
        market.addProperty("elasticity_multiplier", 1);
        object(genesis, "app_state", "slashing", "params").addProperty("signed_blocks_window", "100000");
        object(genesis, "app_state", "staking", "params").addProperty("bond_denom", COIN);
        object(genesis, "app_state", "mint", "params").addProperty("mint_denom", COIN);
        object(genesis, "app_state", "evm", "params").addProperty("evm_denom", COIN);
        object(genesis, "app_state", "evm", "params").add("active_static_precompiles", new JsonArray());
        return genesis;
    }

    private static JsonObject object(JsonObject in, String... path) {
        JsonObject at = in;
        for (String name : path) {
            at = at.getAsJsonObject(name);
        }
        return at;
    }
}
