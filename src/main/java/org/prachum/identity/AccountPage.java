package org.prachum.identity;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;

/** {@code /account} */
@Named
@ViewScoped
public class AccountPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    OwnAccount own;

    @Inject
    SignedIn me;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Texts texts;

    @Inject
    Links link;

    private String name;
    private Language language;
    private String email;
    private String otp;
    private boolean asked;

    @PostConstruct
    void open() {
        name = me.getName();
        language = me.account().language().orElse(reader.getLanguage());
        email = Faces.getRequestParameter("email");
    }

    /** The page is built anew, because it may speak another language now. */
    public void save() {
        own.describe(name, language);
        Redirect.to(link.to("/account") + "?lang=" + language.getTag());
    }

    /** Whoever has to prove first that it is they finds what they typed again afterwards. */
    public void ask() {
        if (!me.isFresh()) {
            String typed = URLEncoder.encode(email == null ? "" : email, StandardCharsets.UTF_8);
            Redirect.to(link.toDoor(ProofNeeded.DOOR, "/account?email=" + typed));
            return;
        }
        own.askToMove(Email.typed(email), browser.value(), Faces.getRequest().getRemoteAddr(), reader.getLanguage());
        asked = true;
        otp = null;
    }

    public void move() {
        me.renew(own.move(browser.value(), otp).orRefuse().account());
        stay();
        Messages.addGlobalInfo(texts.get("identity.account.moved"));
    }

    public void stay() {
        asked = false;
        email = null;
        otp = null;
    }

    public void signOutEverywhere() {
        own.signOutEverywhere();
        me.signOut();
        Redirect.to(link.to("/auth/login"));
    }

    public String getAddress() {
        return me.account().getEmail();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Language getLanguage() {
        return language;
    }

    /** No choice leaves it as it is. */
    public void setLanguage(Language chosen) {
        this.language = chosen == null ? language : chosen;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getOtp() {
        return otp;
    }

    public void setOtp(String otp) {
        this.otp = otp;
    }

    /** Whether a code is on its way to the new address. */
    public boolean isAsked() {
        return asked;
    }
}
