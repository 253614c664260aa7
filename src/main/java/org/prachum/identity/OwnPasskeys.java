package org.prachum.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/**
 * What everybody may do with the passkeys of the account they are signed in to. They are told of each by mail, at once, and every session
 * of the account ends: whoever else is signed in to it was let in by what held before. The page keeps its own reader signed in.
 */
@UseCase
@Requires({Permission.ORGANIZE_OWN_MEETINGS, Permission.OPERATE_PLATFORM})
class OwnPasskeys {

    @Inject
    SignedIn me;

    @Inject
    Accounts accounts;

    @Inject
    Passkeys passkeys;

    @Inject
    WebAuthn webAuthn;

    @Inject
    AccountPost post;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The oldest first. */
    List<Passkey> list() {
        return passkeys.of(me.account());
    }

    /** @throws Missing when it is none of theirs */
    Passkey byId(UUID id) {
        return passkeys.find(id).filter(passkey -> passkey.isOf(me.account())).orElseThrow(() -> new Missing("passkey " + id));
    }

    /**
     * @param name as typed
     * @param challenge that the browser was given; empty when it is not good any more
     * @param answer of the browser, as JSON
     * @return the account, every session of which has ended
     * @throws PasskeyRefused when the answer is not sound, or there are {@value Passkey#MOST} already
     * @throws PasskeyKnown when that very passkey is kept already
     */
    @Requires(value = {Permission.ORGANIZE_OWN_MEETINGS, Permission.OPERATE_PLATFORM}, fresh = true)
    Account add(String name, Party party, Optional<byte[]> challenge, String answer) {
        Account account = mine();
        String called = Passkey.nameTyped(name);
        if (answer == null || answer.isEmpty()) {
            throw PasskeyRefused.noAnswer();
        }
        byte[] asked = challenge.orElseThrow(PasskeyRefused::late);
        WebAuthn.Credential made = webAuthn.made(party, asked, answer).orElseThrow(PasskeyRefused::wrong);
        Passkey passkey = new Passkey(account, freeSlot(account), called, party, made, clock.instant());
        passkeys.add(passkey);
        post.to(account, AccountMails.PASSKEY_ADDED, passkey.getName());
        audit.note(deed("account.passkey_added", account, passkey));
        account.signOutEverywhere();
        return account;
    }

    /** @return as for {@link #add} */
    @Requires(value = {Permission.ORGANIZE_OWN_MEETINGS, Permission.OPERATE_PLATFORM}, fresh = true)
    Account remove(UUID id) {
        Account account = mine();
        Passkey passkey = byId(id);
        passkeys.remove(passkey);
        post.to(account, AccountMails.PASSKEY_REMOVED, passkey.getName());
        audit.note(deed("account.passkey_removed", account, passkey));
        account.signOutEverywhere();
        return account;
    }

    /** One whose session has ended since the request began changes nothing any more; of two at once the row's version lets one through. */
    private Account mine() {
        Account account = accounts.byId(me.account().getId());
        if (account.generation() != me.account().generation()) {
            throw new SignInNeeded();
        }
        return account;
    }

    private int freeSlot(Account account) {
        Set<Integer> taken = passkeys.of(account).stream().map(Passkey::slot).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, Passkey.MOST)
                .filter(slot -> !taken.contains(slot))
                .findFirst()
                .orElseThrow(PasskeyRefused::tooMany);
    }

    private static Deed deed(String verb, Account account, Passkey passkey) {
        return Deed.of(verb).on(account.getId(), account.getName()).with("passkey", passkey.getName()).by(account.actor());
    }
}
