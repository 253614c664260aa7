package org.prachum.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.prachum.notifications.Outbox;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.TooOften;

/** Asking for a code and entering it. */
@UseCase
public class OneTimeCodes {

    static final String KEY = "one-time-code";

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(60);
    private static final int MOST_AN_HOUR_FOR_AN_ADDRESS = 5;
    private static final int MOST_AN_HOUR_FOR_A_CLIENT = 20;
    private static final int MOST_WRONG_AN_HOUR = 10;

    @Inject
    Codes codes;

    @Inject
    Keys keys;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * What a browser asked for.
     *
     * @param email where the mail went
     * @param details as in the request
     * @param secondsToWait seconds until it may ask again, 0 when it may now
     */
    public record Asked(Email email, String details, long secondsToWait) {}

    /**
     * Makes a code and has it mailed. A code that this browser asked for before, for the same purpose and address, is void from now on,
     * and the tries it had are counted on.
     *
     * @throws TooOften within a minute of the last, or above the limits of an hour for the address or the client
     */
    public void ask(CodeRequest request) {
        Instant now = clock.instant();
        String browser = keys.fingerprint(KEY, request.browser());
        codes.lock(request.email().value());
        Optional<OneTimeCode> last = codes.lastOf(request.purpose(), browser)
                .filter(code -> code.email().equals(request.email().value()));
        last.ifPresent(code -> notTooSoon(code, now));
        withinLimits(request, now);
        int attempts = last.filter(code -> code.isOpen(now)).map(OneTimeCode::attempts).orElse(0);
        last.ifPresent(code -> code.voided(now));

        String digits = keys.randomDigits(OneTimeCode.DIGITS);
        OneTimeCode code = new OneTimeCode(request, keys.fingerprint(KEY, digits), browser, attempts, now);
        codes.add(code);
        outbox.mail(
                request.mail(),
                code.getId(),
                request.email().value(),
                request.language(),
                keys.seal(KEY, digits));
    }

    /** Tries a code in the browser that asked for it. Never throws for a wrong one, because the try must be counted. */
    public CodeTry enter(String purpose, String browser, String typed) {
        Instant now = clock.instant();
        String fingerprint = keys.fingerprint(KEY, browser);
        Optional<OneTimeCode> asked = codes.lastOf(purpose, fingerprint);
        if (asked.isEmpty()) {
            return CodeTry.voided();
        }
        OneTimeCode code = asked.get();
        codes.lock(code);
        boolean underWay = code.attempts() == 0;
        if (!underWay && codes.wrongFor(code.email(), now.minus(AN_HOUR)) >= MOST_WRONG_AN_HOUR) {
            return CodeTry.voided();
        }
        if (!codes.takeTry(code.getId(), now)) {
            return CodeTry.voided();
        }
        if (!keys.matches(KEY, digitsOf(typed), code.fingerprint())) {
            codes.wrong(code.email(), fingerprint, now);
            return CodeTry.wrong(OneTimeCode.MOST_TRIES - code.attempts() - 1, code.email());
        }
        return codes.burn(code.getId(), now)
                ? new CodeTry(CodeTry.Outcome.RIGHT, 0, code.email(), code.details())
                : CodeTry.voided();
    }

    /** What this browser asked for last, for that purpose, so that the page can say so and it can be asked for again. */
    public Optional<Asked> asked(String purpose, String browser) {
        return codes.lastOf(purpose, keys.fingerprint(KEY, browser)).map(this::asked);
    }

    /** Whether this browser asked for a code of any purpose, and whether one of them is still good. */
    Waiting waiting(String browser) {
        Optional<OneTimeCode> last = codes.lastOfAnyPurpose(keys.fingerprint(KEY, browser));
        if (last.isEmpty()) {
            return Waiting.FOR_NOTHING;
        }
        return last.get().isOpen(clock.instant()) ? Waiting.FOR_A_CODE : Waiting.NO_MORE;
    }

    /** Whether a browser waits for a code. It says nothing of the mail, which only an address that is known is sent. */
    enum Waiting {
        FOR_NOTHING,
        FOR_A_CODE,
        NO_MORE
    }

    private Asked asked(OneTimeCode code) {
        Duration wait = Duration.between(clock.instant(), code.createdAt().plus(BETWEEN_TWO));
        return new Asked(new Email(code.email()), code.details(), Math.max(0, wait.toSeconds()));
    }

    private static void notTooSoon(OneTimeCode last, Instant now) {
        Duration since = Duration.between(last.createdAt(), now);
        if (since.compareTo(BETWEEN_TWO) < 0) {
            throw new TooOften("identity.code.soon", BETWEEN_TWO.minus(since));
        }
    }

    private void withinLimits(CodeRequest request, Instant now) {
        Instant hourAgo = now.minus(AN_HOUR);
        String email = request.email().value();
        if (codes.askedFor(email, hourAgo) >= MOST_AN_HOUR_FOR_AN_ADDRESS
                || codes.askedBy(request.client(), hourAgo) >= MOST_AN_HOUR_FOR_A_CLIENT
                || codes.wrongFor(email, hourAgo) >= MOST_WRONG_AN_HOUR) {
            throw new TooOften("identity.code.often", AN_HOUR);
        }
    }

    /** Codes are read out, copied with a blank in the middle, and typed with Thai digits. */
    private static String digitsOf(String typed) {
        StringBuilder digits = new StringBuilder();
        if (typed != null) {
            typed.codePoints()
                    .filter(Character::isDigit)
                    .limit(OneTimeCode.DIGITS + 1L)
                    .forEach(digit -> digits.append(Character.digit(digit, 10)));
        }
        return digits.toString();
    }
}
