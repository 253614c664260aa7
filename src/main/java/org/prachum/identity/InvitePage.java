package org.prachum.identity;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Links;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Here;

/** {@code /admin/invite} */
@Named
@ViewScoped
public class InvitePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AccountAdministration administration;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    Here here;

    @Inject
    Texts texts;

    private String name;
    private String email;
    private Role role = Role.ORGANIZER;
    private Language language;

    @PostConstruct
    void open() {
        name = Faces.getRequestParameter("name");
        email = Faces.getRequestParameter("email");
        role = "admin".equals(Faces.getRequestParameter("role")) ? Role.ADMIN : Role.ORGANIZER;
        language = Language.of(String.valueOf(Faces.getRequestParameter("in"))).orElse(here.getOrganization().getLanguage());
    }

    /** Whoever has to prove first that it is they finds what they typed again afterwards. */
    public void invite() {
        if (role == Role.ADMIN && !me.isFresh()) {
            Redirect.to(link.toDoor(ProofNeeded.DOOR, "/admin/invite?role=admin&in=" + language.getTag() + "&name=" + encoded(name)
                    + "&email=" + encoded(email)));
            return;
        }
        Account invited = administration.invite(Email.typed(email), name, role, language);
        Messages.addGlobalInfo(texts.say("identity.invite.done", "email", invited.getEmail()));
        name = null;
        email = null;
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed == null ? "" : typed, StandardCharsets.UTF_8);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Role getRole() {
        return role;
    }

    /** No choice leaves it as it is. */
    public void setRole(Role chosen) {
        this.role = chosen == null ? role : chosen;
    }

    public Language getLanguage() {
        return language;
    }

    /** Likewise. */
    public void setLanguage(Language chosen) {
        this.language = chosen == null ? language : chosen;
    }
}
