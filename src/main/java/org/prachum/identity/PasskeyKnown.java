package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.platform.problem.ConstraintNames;
import org.prachum.platform.problem.Refusal;

/** That very passkey is kept here already. */
class PasskeyKnown extends Refusal {

    private static final long serialVersionUID = 1L;

    PasskeyKnown() {
        super("identity.passkeys.known", Map.of());
    }

    /** What the database says: also to two that are added at once. */
    @ApplicationScoped
    static class Names implements ConstraintNames {

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return switch (constraint) {
                case "passkey_credential_taken" -> Optional.of(new PasskeyKnown());
                case "passkey_slot_taken" -> Optional.of(new ChangedMeanwhile());
                default -> Optional.empty();
            };
        }
    }
}
