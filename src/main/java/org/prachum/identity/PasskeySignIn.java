package org.prachum.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.OwnDomain;
import org.prachum.tenancy.OwnDomains;

/** The second step of signing in: whoever stands on the doorstep shows a passkey of theirs. */
@UseCase
class PasskeySignIn {

    /**
     * What can be shown.
     *
     * @param here the passkeys that belong to this host
     * @param elsewhere where the others do, as far as those hosts still lead to the organization; where there are passkeys for this host,
     *     nobody needs to know
     */
    record Wanted(List<Passkey> here, List<String> elsewhere) {}

    @Inject
    Recognition recognition;

    @Inject
    Accounts accounts;

    @Inject
    Passkeys passkeys;

    @Inject
    WebAuthn webAuthn;

    @Inject
    OwnDomains domains;

    @Inject
    Here here;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Empty when nothing can be shown any more: the account is closed or has signed out everywhere, or its passkeys were taken off. */
    Optional<Wanted> wanted(Doorstep.Waiting waiting, Party party) {
        return recognition.recognize(waiting.account(), waiting.generation())
                .map(passkeys::of)
                .filter(known -> !known.isEmpty())
                .map(known -> wanted(known, party));
    }

    /**
     * Never throws for a wrong one, because the try is noted.
     *
     * @param challenge that the browser was given; empty when it is not good any more
     * @return who has signed in with that; empty when nobody has
     */
    Optional<Account> show(Doorstep.Waiting waiting, Party party, Optional<byte[]> challenge, String answer) {
        Optional<Account> account = recognition.recognize(waiting.account(), waiting.generation());
        if (account.isEmpty()) {
            return account;
        }
        boolean inTime = waiting.isOpen(clock.instant()) && challenge.isPresent();
        if (inTime && isShown(account.get(), party, challenge.get(), answer)) {
            accounts.signedIn(account.get());
            return account;
        }
        audit.note(Deed.of("sign_in.failed")
                .on(account.get().getId(), account.get().getEmail())
                .with("why", inTime ? "wrong_passkey" : "late_passkey")
                .by(Actor.VISITOR));
        return Optional.empty();
    }

    private boolean isShown(Account account, Party party, byte[] challenge, String answer) {
        Optional<byte[]> named = webAuthn.credentialId(answer);
        return named.flatMap(id -> passkeys.of(account).stream()
                        .filter(passkey -> passkey.isAt(party) && passkey.isCalled(id))
                        .findFirst())
                .filter(passkey -> webAuthn.shown(passkey.credential(), account.getId(), party, challenge, answer)
                        .filter(count -> passkeys.use(passkey, count))
                        .isPresent())
                .isPresent();
    }

    private Wanted wanted(List<Passkey> known, Party party) {
        List<Passkey> usable = known.stream().filter(passkey -> passkey.isAt(party)).toList();
        return new Wanted(usable, usable.isEmpty() ? hosts(known) : List.of());
    }

    /** A domain that was given up may be somebody else's by now, and nobody is led there. */
    private List<String> hosts(List<Passkey> known) {
        List<String> ours = domains.all().stream().filter(OwnDomain::isVerified).map(OwnDomain::getName).toList();
        return known.stream()
                .map(Passkey::getHost)
                .distinct()
                .filter(host -> host.equals(here.getHost()) || ours.contains(host))
                .toList();
    }
}
