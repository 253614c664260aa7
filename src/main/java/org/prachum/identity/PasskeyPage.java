package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Here;

/** {@code /auth/passkey}: after the right code, for whoever has a passkey. */
@Named
@RequestScoped
public class PasskeyPage {

    @Inject
    PasskeySignIn signIn;

    @Inject
    Doorstep doorstep;

    @Inject
    Challenges challenges;

    @Inject
    Site site;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    Here here;

    @Inject
    @Param
    String answer;

    private Optional<PasskeySignIn.Wanted> wanted = Optional.empty();
    private String options;

    public void load() {
        boolean post = "POST".equals(Faces.getRequest().getMethod());
        Optional<Doorstep.Waiting> waiting = doorstep.waiting();
        if (waiting.isEmpty()) {
            Redirect.to(link.to("/auth/login"));
        } else if (post) {
            show(waiting.get());
        } else {
            ask(waiting.get());
            if (wanted.isEmpty()) {
                doorstep.leave();
                Redirect.to(link.to("/auth/login"));
            }
        }
    }

    private void show(Doorstep.Waiting waiting) {
        Optional<byte[]> challenge = challenges.use(answer);
        Optional<Account> account = signIn.show(waiting, site.party(), challenge, answer);
        if (account.isPresent()) {
            me.signIn(account.get());
            Redirect.to(link.to(waiting.then()));
            return;
        }
        doorstep.refuse(waiting);
        doorstep.waiting().ifPresent(this::ask);
        if (wanted.isEmpty()) {
            throw PasskeyRefused.forGood();
        }
        throw challenge.isPresent() ? PasskeyRefused.wrong() : PasskeyRefused.late();
    }

    private void ask(Doorstep.Waiting waiting) {
        wanted = signIn.wanted(waiting, site.party());
        options = wanted.filter(known -> !known.here().isEmpty())
                .map(known -> PasskeyOptions.toShow(site.party(), known.here(), challenges.make()))
                .orElse(null);
    }

    /** What the browser is asked; null where this host has nothing to ask for. */
    public String getOptions() {
        return options;
    }

    /** Whether they are in already, and only prove again that it is they. */
    public boolean isAgain() {
        return me.isPresent();
    }

    /** Where they can go on instead. */
    public List<String> getElsewhere() {
        return wanted.map(PasskeySignIn.Wanted::elsewhere).orElse(List.of());
    }

    public String signInAt(String host) {
        return here.linkAt(host, "/auth/login").toString();
    }

    /** Whether they have passkeys, but none for a host that still leads here. */
    public boolean isStranded() {
        return wanted.filter(known -> known.here().isEmpty() && known.elsewhere().isEmpty()).isPresent();
    }
}
