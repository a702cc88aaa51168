package health.parcha.chain.contract;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.VerificationLevel;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the chain knows of an account at one block.
 *
 * @param number the network's short number; a reorganisation may change it, never the id
 * @param verifiedBy the member that verified, or, while pending, the one that was asked
 * @param card digest of the card; zero before the first
 * @param keyring SHA-256 of the keyring; zero before the first
 * @param mergedInto number of the account that this is an alias of
 */
public record AccountFacts(
        AccountId id,
        long number,
        AccountStatus status,
        Address signer,
        Address kit,
        Set<Role> roles,
        Optional<MemberNumber> employer,
        Optional<MemberNumber> verifiedBy,
        Optional<VerificationLevel> level,
        Optional<SuspensionCause> cause,
        Optional<LocalDate> validUntil,
        Seq ownerSeq,
        Seq othersSeq,
        GrantEpoch grantEpoch,
        long keyringVersion,
        Optional<Instant> recoveredAt,
        Bytes32 profile,
        Bytes32 card,
        Bytes32 keyring,
        Optional<Long> mergedInto) {}
