package org.prachum.registration;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Texts;

/** {@code /admin/settings}, the part about people who are not in the directory. */
@Named
@ViewScoped
public class GuestPolicyPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    GuestPolicies policies;

    @Inject
    Texts texts;

    private Integer networkLimit;
    private Integer meetingLimit;
    private Integer seatShare;
    private boolean asksNumber;

    @PostConstruct
    void open() {
        GuestPolicy policy = policies.current();
        networkLimit = policy.networkLimit();
        meetingLimit = policy.meetingLimit();
        seatShare = policy.seatShare();
        asksNumber = policy.asksNumber();
    }

    public void save() {
        policies.decide(networkLimit, meetingLimit, seatShare, asksNumber);
        open();
        Messages.addGlobalInfo(texts.get("registration.guests.saved"));
    }

    public Integer getNetworkLimit() {
        return networkLimit;
    }

    public void setNetworkLimit(Integer networkLimit) {
        this.networkLimit = networkLimit;
    }

    public Integer getMeetingLimit() {
        return meetingLimit;
    }

    public void setMeetingLimit(Integer meetingLimit) {
        this.meetingLimit = meetingLimit;
    }

    /** In percent; null for the usual. */
    public Integer getSeatShare() {
        return seatShare;
    }

    public void setSeatShare(Integer seatShare) {
        this.seatShare = seatShare;
    }

    public boolean isAsksNumber() {
        return asksNumber;
    }

    public void setAsksNumber(boolean asksNumber) {
        this.asksNumber = asksNumber;
    }
}
