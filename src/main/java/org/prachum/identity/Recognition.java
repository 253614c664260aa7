package org.prachum.identity;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.UseCase;

/** Whether the account that a session remembers may still do anything. */
@UseCase
class Recognition {

    @Inject
    Accounts accounts;

    Optional<Account> recognize(UUID account, int generation) {
        return accounts.find(account).filter(found -> found.isActive() && found.generation() == generation);
    }
}
