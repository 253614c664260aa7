package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /account/passkeys}, and {@code ?remove=<id>}, which asks first. */
@Named
@RequestScoped
public class PasskeysPage {

    @Inject
    OwnPasskeys own;

    @Inject
    SignedIn me;

    @Inject
    Challenges challenges;

    @Inject
    Site site;

    @Inject
    Links link;

    @Inject
    @Param
    String name;

    @Inject
    @Param
    String answer;

    @Inject
    @Param
    String remove;

    @Inject
    @Param
    String done;

    private List<Passkey> passkeys;
    private Passkey leaving;
    private String options;

    public void load() {
        boolean post = "POST".equals(Faces.getRequest().getMethod());
        if ((post || remove != null) && !me.isFresh()) {
            Redirect.to(getProof());
        } else if (post && remove != null) {
            me.renew(own.remove(Ids.typed("passkey", remove)));
            Redirect.to(link.to("/account/passkeys") + "?done=removed");
        } else if (post) {
            me.renew(own.add(name, site.party(), challenges.use(answer), answer));
            Redirect.to(link.to("/account/passkeys") + "?done=added");
        } else if (remove != null) {
            leaving = own.byId(Ids.typed("passkey", remove));
        }
    }

    public List<Passkey> getPasskeys() {
        if (passkeys == null) {
            passkeys = own.list();
        }
        return passkeys;
    }

    public boolean isFull() {
        return getPasskeys().size() >= Passkey.MOST;
    }

    /** Whether it can be used on the host that the reader is at. */
    public boolean isHere(Passkey passkey) {
        return passkey.isAt(site.party());
    }

    /** Whether they have proved lately that it is they; only then anything can be changed. */
    public boolean isFresh() {
        return me.isFresh();
    }

    /** Where that is done, and back to what they were about to do. */
    public String getProof() {
        String query = "";
        if (remove != null) {
            query = "?remove=" + URLEncoder.encode(remove, StandardCharsets.UTF_8);
        } else if (name != null) {
            query = "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        }
        return link.toDoor(ProofNeeded.DOOR, "/account/passkeys" + query);
    }

    /** What the browser is asked when one is added. */
    public String getOptions() {
        if (options == null) {
            options = PasskeyOptions.toMake(site.party(), me.account(), getPasskeys(), challenges.make());
        }
        return options;
    }

    /** The one that is about to be removed; null unless that was asked for. */
    public Passkey getLeaving() {
        return leaving;
    }

    public String getName() {
        return name;
    }

    public boolean isAdded() {
        return "added".equals(done);
    }

    public boolean isRemoved() {
        return "removed".equals(done);
    }
}
