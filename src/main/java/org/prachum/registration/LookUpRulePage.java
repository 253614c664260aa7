package org.prachum.registration;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Texts;

/** {@code /admin/settings}, the part about what a typed number tells, and how many may be typed. */
@Named
@ViewScoped
public class LookUpRulePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    LookUpRules rules;

    @Inject
    Texts texts;

    private String reveals;
    private Integer misses;
    private Integer registrations;

    @PostConstruct
    void open() {
        LookUpRule rule = rules.current();
        reveals = rule.reveals().name();
        misses = rule.misses();
        registrations = rule.registrations();
    }

    public void save() {
        rules.decide(Revealing.valueOf(reveals), misses, registrations);
        open();
        Messages.addGlobalInfo(texts.get("registration.lookUp.saved"));
    }

    public String getReveals() {
        return reveals;
    }

    /** Nothing chosen leaves it as it is. */
    public void setReveals(String chosen) {
        if (chosen != null) {
            reveals = chosen;
        }
    }

    public Integer getMisses() {
        return misses;
    }

    public void setMisses(Integer misses) {
        this.misses = misses;
    }

    /** Null for no limit. */
    public Integer getRegistrations() {
        return registrations;
    }

    public void setRegistrations(Integer registrations) {
        this.registrations = registrations;
    }
}
