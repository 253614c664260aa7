package org.prachum.privacy;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Texts;

/** {@code /admin/privacy/person?who=…}: one person across everything; with {@code alone=yes} what is known under the address itself. */
@Named
@ViewScoped
public class PersonPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PersonKeeping keeping;

    @Inject
    Asked asked;

    @Inject
    Texts texts;

    private String who;
    private String alone;
    private String confirm;
    private transient Person person;
    private transient List<Candidate> candidates;
    private transient List<Found> found;

    /** @throws Invalid beside {@code who} for what is neither a number nor an address */
    public void load() {
        candidates = List.of();
        found = List.of();
        person = null;
        if (who == null || who.isBlank()) {
            return;
        }
        person = asked.person(who, alone).orElse(null);
        if (person == null) {
            candidates = asked.candidates(who);
            return;
        }
        found = keeping.found(person);
    }

    public void erase() {
        load();
        if (person == null) {
            return;
        }
        keeping.erase(person, confirm);
        confirm = null;
        Messages.addGlobalInfo(texts.get("privacy.person.erased"));
        load();
    }

    public boolean isAsked() {
        return who != null && !who.isBlank();
    }

    public Person getPerson() {
        return person;
    }

    public String getNumber() {
        return person.number();
    }

    public String getName() {
        return person.name();
    }

    /** Between commas. */
    public String getEmails() {
        return String.join(", ", person.emails());
    }

    public String getSaid() {
        return person.said();
    }

    public List<Found> getFound() {
        return found;
    }

    public List<Candidate> getCandidates() {
        return candidates;
    }

    /** What follows an address that is about the same person. */
    public String getQuery() {
        return "?who=" + URLEncoder.encode(who, StandardCharsets.UTF_8) + (alone == null ? "" : "&alone=yes");
    }

    /** The same for the address itself, whosever number it was typed with. */
    public String getQueryAlone() {
        return "?who=" + URLEncoder.encode(who, StandardCharsets.UTF_8) + "&alone=yes";
    }

    public String query(String number) {
        return "?who=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }

    public String getWho() {
        return who;
    }

    public void setWho(String who) {
        this.who = who;
    }

    public String getAlone() {
        return alone;
    }

    public void setAlone(String alone) {
        this.alone = alone == null || alone.isBlank() ? null : alone;
    }

    public String getConfirm() {
        return confirm;
    }

    public void setConfirm(String confirm) {
        this.confirm = confirm;
    }
}
