package org.prachum.identity;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.prachum.platform.live.Follower;
import org.prachum.platform.persistence.UseCase;

/** Whether the account that a session remembers may still do anything. */
@UseCase
class Recognition {

    @Inject
    Accounts accounts;

    /** Which of these may do nothing any more. */
    Set<Follower> gone(Set<Follower> followers) {
        return followers.stream()
                .filter(follower -> recognize(follower.account(), follower.generation()).isEmpty())
                .collect(Collectors.toSet());
    }

    Optional<Account> recognize(UUID account, int generation) {
        return accounts.find(account).filter(found -> found.isActive() && found.generation() == generation);
    }
}
