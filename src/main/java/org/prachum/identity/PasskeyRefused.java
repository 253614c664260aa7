package org.prachum.identity;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** What a browser answered is no passkey that is good here and now. */
class PasskeyRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private PasskeyRefused(String key) {
        super(key, Map.of());
    }

    /** Nothing was answered, as where scripts do not run. */
    static PasskeyRefused noAnswer() {
        return new PasskeyRefused("identity.passkey.noAnswer");
    }

    /** The challenge is too old, or was used. */
    static PasskeyRefused late() {
        return new PasskeyRefused("identity.passkey.late");
    }

    static PasskeyRefused wrong() {
        return new PasskeyRefused("identity.passkey.wrong");
    }

    /** So often, or after so long, that one has to begin anew. */
    static PasskeyRefused forGood() {
        return new PasskeyRefused("identity.passkey.anew");
    }

    static PasskeyRefused tooMany() {
        return new PasskeyRefused("identity.passkeys.many");
    }
}
