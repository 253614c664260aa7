package org.prachum.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.prachum.notifications.Outbox;
import org.prachum.platform.config.Keys;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.TooOften;

/** Asking for a code and entering it. */
@UseCase
public class OneTimeCodes {

    static final String KEY = "one-time-code";

    private static final String LINK = "sign-in-link";

    private static final Duration BETWEEN_TWO = Duration.ofSeconds(60);

    @Inject
    Codes codes;

    @Inject
    CodeLimits limits;

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
     * and the tries it had are counted on. One that another browser asked for stays as good as it was.
     *
     * @throws TooOften within a minute of the last, or above the limits ({@link CodeLimits}); what was mailed before stays good then
     */
    public void ask(CodeRequest request) {
        Instant now = clock.instant();
        String browser = keys.fingerprint(KEY, request.browser());
        codes.lock(request.email().value());
        Optional<OneTimeCode> last = codes.lastOf(request.purpose(), browser)
                .filter(code -> code.email().equals(request.email().value()));
        last.ifPresent(code -> notTooSoon(code, now));
        limits.mayBeMailed(request, now);
        Optional<OneTimeCode> replaced = last.filter(code -> code.isOpen(now));
        int attempts = replaced.map(OneTimeCode::attempts).orElse(0);
        last.ifPresent(code -> code.voided(now));

        String digits = keys.randomDigits(OneTimeCode.DIGITS);
        OneTimeCode code = new OneTimeCode(request, keys.fingerprint(KEY, digits), browser, attempts, replaced.isPresent(), now);
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
        String digits = digitsOf(typed);
        boolean right = keys.matches(KEY, digits, code.fingerprint());
        if (!right && code.isOpen(now) && isOfAnEarlierMail(code, fingerprint, digits, now)) {
            return CodeTry.replaced();
        }
        if (!limits.mayBeTyped(code, now)) {
            return code.isOpen(now) && hasLink(code) ? CodeTry.byLinkOnly() : CodeTry.voided();
        }
        if (!codes.takeTry(code.getId(), now)) {
            return CodeTry.voided();
        }
        if (!right) {
            codes.wrong(code, fingerprint, now);
            return CodeTry.wrong(OneTimeCode.MOST_TRIES - code.attempts() - 1, code.email());
        }
        return burn(code, now);
    }

    /** What follows {@code code=} in the link of a mail: in place of the digits, in any browser. */
    static String link(UUID code, Keys keys) {
        return code + "." + keys.token(LINK, code.toString());
    }

    /** The address for which a link was mailed, whatever became of its code; empty when it is none of ours. */
    Optional<Email> linked(String link) {
        return codeOf(link).map(code -> new Email(code.email()));
    }

    /** Uses the code up by its mail's link. No try is counted, because nobody guesses one. */
    CodeTry follow(String link) {
        Instant now = clock.instant();
        Optional<OneTimeCode> found = codeOf(link);
        if (found.isEmpty()) {
            return CodeTry.voided();
        }
        OneTimeCode code = found.get();
        codes.lock(code);
        return now.isBefore(code.expiresAt()) ? burn(code, now) : CodeTry.voided();
    }

    private CodeTry burn(OneTimeCode code, Instant now) {
        return codes.burn(code.getId(), now)
                ? new CodeTry(CodeTry.Outcome.RIGHT, 0, code.email(), code.details())
                : CodeTry.voided();
    }

    private Optional<OneTimeCode> codeOf(String link) {
        String[] parts = link == null ? new String[0] : link.split("\\.", 2);
        return parts.length == 2 && keys.isToken(LINK, parts[0], parts[1])
                ? codes.find(UUID.fromString(parts[0])).filter(OneTimeCodes::hasLink)
                : Optional.empty();
    }

    static boolean hasLink(OneTimeCode code) {
        return code.purpose().equals(SignIn.PURPOSE);
    }

    /** Whoever types the code of a mail that another has replaced was not guessing: its code is worth nothing, and no try is lost. */
    private boolean isOfAnEarlierMail(OneTimeCode code, String browserFingerprint, String digits, Instant now) {
        return codes.before(code, browserFingerprint, now.minus(OneTimeCode.LIFE)).stream()
                .anyMatch(earlier -> keys.matches(KEY, digits, earlier.fingerprint()));
    }

    /** What this browser asked for last, for that purpose, so that the page can say so and it can be asked for again. */
    public Optional<Asked> asked(String purpose, String browser) {
        return codes.lastOf(purpose, keys.fingerprint(KEY, browser)).map(this::asked);
    }

    /** Whether this browser can still enter a code that it asked for, for that purpose. */
    boolean isAwaited(String purpose, String browser) {
        return codes.lastOf(purpose, keys.fingerprint(KEY, browser)).filter(code -> code.isOpen(clock.instant())).isPresent();
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

    /** Whoever has entered the last one is not waiting for it. */
    private static void notTooSoon(OneTimeCode last, Instant now) {
        Duration since = Duration.between(last.createdAt(), now);
        if (since.compareTo(BETWEEN_TWO) < 0 && !last.isUsed()) {
            throw new TooOften(last.isOpen(now) ? "identity.code.soon" : "identity.code.wait", BETWEEN_TWO.minus(since));
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
