package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.config.Keys;
import org.prachum.platform.web.HostCookies;
import org.prachum.tenancy.CurrentTenant;

/**
 * Which accounts the running request's browser has signed in to before, by a signed cookie (OWASP, "Slow Down Online Guessing Attacks with
 * Device Cookies"). Such a browser has a budget of its own for codes, which nobody else can use up. The cookie signs nobody in.
 *
 * <p>The cookie holds up to {@value #MOST} entries of a random number, the day on which it was given, and a signature of both with
 * organization, account and generation: it says nothing of whose it is, and is worth nothing after {@link #LIFE}, in another organization,
 * or once the account's generation has risen.
 */
@RequestScoped
class KnownDevices {

    static final String COOKIE = "device";
    static final Duration LIFE = Duration.ofDays(180);
    static final int MOST = 4;

    private static final String KEY = "device";
    private static final Pattern ENTRY = Pattern.compile("([0-9a-z]{32})-(\\d{1,7})-([0-9a-z]{32})");

    /** In place of an account that is not there, so that the work is the same. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    HostCookies cookies;

    @Inject
    CurrentTenant tenant;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    /** What this browser's budget is counted under, where it has signed in to that account; null where it has not. */
    String of(Optional<Account> account) {
        String subject = subject(account.map(Account::getId).orElse(NOBODY), account.map(Account::generation).orElse(0));
        return entries()
                .filter(entry -> isFor(subject, entry))
                .reduce((one, other) -> one)
                .filter(entry -> account.isPresent())
                .map(entry -> keys.fingerprint(KEY, entry))
                .orElse(null);
    }

    /** From now on this browser is known to that account. */
    void remember(Account account) {
        String subject = subject(account.getId(), account.generation());
        String given = keys.randomToken() + "-" + clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
        List<String> others = entries().filter(entry -> !isFor(subject, entry)).limit(MOST - 1L).toList();
        String value = Stream.concat(Stream.of(given + "-" + keys.token(KEY, subject + given)), others.stream())
                .collect(Collectors.joining("."));
        cookies.give(COOKIE, value, LIFE);
    }

    private Stream<String> entries() {
        String held = cookies.held(COOKIE).orElse("");
        return Arrays.stream(held.split("\\.", MOST + 1)).limit(MOST).filter(entry -> ENTRY.matcher(entry).matches());
    }

    private boolean isFor(String subject, String entry) {
        String[] parts = entry.split("-");
        long age = clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds() - Long.parseLong(parts[1]);
        boolean signed = keys.isToken(KEY, subject + parts[0] + "-" + parts[1], parts[2]);
        return signed && age < LIFE.toDays();
    }

    private String subject(UUID account, int generation) {
        return tenant.id() + " " + account + " " + generation + " ";
    }
}
