package org.prachum.registration;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Texts;

/** {@code /admin/settings}, the part about seats that become free. */
@Named
@ViewScoped
public class WaitingRulePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int A_DAY = 24;

    @Inject
    WaitingRules rules;

    @Inject
    Texts texts;

    private boolean offering;
    private Integer hours;

    @PostConstruct
    void open() {
        WaitingRule rule = rules.current();
        offering = rule.isOffering();
        hours = rule.isOffering() ? rule.offerHours() : A_DAY;
    }

    public void save() {
        if (offering) {
            rules.offerFor(hours);
        } else {
            rules.giveAtOnce();
        }
        open();
        Messages.addGlobalInfo(texts.get("registration.rule.saved"));
    }

    public boolean isOffering() {
        return offering;
    }

    public void setOffering(boolean offering) {
        this.offering = offering;
    }

    public Integer getHours() {
        return hours;
    }

    public void setHours(Integer hours) {
        this.hours = hours;
    }
}
