package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.TooOften;

/**
 * How many codes are mailed, and how many wrong ones are tried. A browser that signed in to the account before has a budget of its own; all
 * others share one for the address and one for their network. Joins its caller's transaction, which holds the address's lock.
 *
 * <p>Strangers get so many mails to one address in the life of a code, and not in an hour: where they have used up everything, a mail that
 * is still good has just arrived, and its link opens in any browser. So nobody is locked out, whoever asks and however often.
 */
@ApplicationScoped
class CodeLimits {

    static final int MOST_FOR_STRANGERS = 5;
    static final int MOST_FOR_A_DEVICE = 10;
    static final int MOST_FROM_A_NETWORK = 100;
    static final int MOST_EVERYWHERE = 20;
    static final int MOST_WRONG = 10;

    private static final String KEY = "code-mail";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    EntityManager database;

    @Inject
    Codes codes;

    @Inject
    Keys keys;

    /** @throws TooOften when no further code may be mailed; the same whether or not the address has an account */
    void mayBeMailed(CodeRequest request, Instant now) {
        boolean known = isWithinOwnBudget(request, now);
        long asked = codes.askedByStrangers(request.purpose(), request.email().value(), now.minus(OneTimeCode.LIFE));
        if (!known && codes.askedFrom(ClientNetwork.of(request.client()), now.minus(AN_HOUR)) >= MOST_FROM_A_NETWORK) {
            throw new TooOften("identity.code.network", AN_HOUR);
        }
        if (!known && asked >= MOST_FOR_STRANGERS) {
            throw new TooOften("identity.code.often", OneTimeCode.LIFE);
        }
        // What other organizations mailed to this address must not keep anybody from signing in here.
        boolean reserved = known || request.purpose().equals(SignIn.PURPOSE) && asked == 0;
        if (!countEverywhere(request.email()) && !reserved) {
            throw new TooOften("identity.code.often", AN_HOUR);
        }
    }

    /**
     * Whether what is typed for that code is looked at: where strangers have tried too many wrong ones, only the first try of a code that
     * was asked for before that.
     */
    boolean mayBeTyped(OneTimeCode code, Instant now) {
        Instant since = now.minus(AN_HOUR);
        if (code.device() != null) {
            return codes.wrongBy(code.device(), since) < MOST_WRONG;
        }
        Optional<Instant> tooMany = codes.wrongByStrangers(code.purpose(), code.email(), since, MOST_WRONG);
        return tooMany.isEmpty() || code.attempts() == 0 && code.createdAt().isBefore(tooMany.get());
    }

    private boolean isWithinOwnBudget(CodeRequest request, Instant now) {
        return request.device() != null
                && codes.askedBy(request.device(), request.purpose(), request.email().value(), now.minus(AN_HOUR)) < MOST_FOR_A_DEVICE;
    }

    /** Counts one more mail to that address, whichever organization asks; false where there were too many in this hour already. */
    private boolean countEverywhere(Email email) {
        Object counted = database.createNativeQuery("select cast(count_code_mail(?1, ?2) as text)")
                .setParameter(1, keys.fingerprint(KEY, email.value()))
                .setParameter(2, MOST_EVERYWHERE)
                .getSingleResult();
        return "true".equals(counted.toString());
    }
}
