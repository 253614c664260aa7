package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.Permission;
import org.prachum.identity.SignedIn;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/** {@code /admin/time-zone?zone=…}: what a change of the time zone means for meetings to come, and the choice that an admin makes. */
@Named
@RequestScoped
public class TimeZonePage {

    @Inject
    Decorating decorating;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    Reader reader;

    @Inject
    @Param
    String zone;

    /** The time zone that the admin saw. */
    @Inject
    @Param
    String before;

    /** What meetings keep: {@code clock} or {@code moment}. */
    @Inject
    @Param
    String keep;

    private TimeZoneReview review;

    public void load() {
        if (!me.account().getRole().may(Permission.BRAND)) {
            throw new Missing("time zone");
        }
        review = decorating.review(known(zone));
        if (review.before().equals(review.after())) {
            Redirect.to(link.to("/admin/branding") + "?saved=yes");
        } else if ("POST".equals(Faces.getRequest().getMethod())) {
            decorating.changeZone(known(before), review.after(), keepsClockTimes());
            Redirect.to(link.to("/admin/branding") + "?saved=yes");
        }
    }

    private static ZoneId known(String zone) {
        return BrandingForm.zone(zone).orElseThrow(() -> new Missing("time zone " + zone));
    }

    private boolean keepsClockTimes() {
        if (!"clock".equals(keep) && !"moment".equals(keep)) {
            throw new Invalid("onboarding.zone.undecided", "keep");
        }
        return "clock".equals(keep);
    }

    public String getBefore() {
        return review.before().getId();
    }

    public String getAfter() {
        return review.after().getId();
    }

    /** How many meetings are to come. */
    public int getCount() {
        return review.count();
    }

    public List<TimeZoneReview.Sample> getSamples() {
        return review.samples(reader.getLocale());
    }

    /** How many are not shown. */
    public int getFurther() {
        return review.count() - review.next().size();
    }
}
