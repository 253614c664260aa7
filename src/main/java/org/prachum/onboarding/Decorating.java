package org.prachum.onboarding;

import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.meetings.MeetingClocks;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Decoration;
import org.prachum.tenancy.Here;

/** An admin decides how the organization is called, looks and greets. */
@UseCase
@Requires(Permission.BRAND)
class Decorating {

    @Inject
    Decoration decoration;

    @Inject
    MeetingClocks clocks;

    @Inject
    Audit audit;

    @Inject
    Here here;

    /**
     * Takes over what was typed, all but a time zone that would change when meetings to come take place: about that the admin is asked.
     *
     * @return whether they have to be asked
     */
    boolean decorate(BrandingForm form) {
        List<String> changed = new ArrayList<>(form.differingFrom(here.getOrganization(), here.getBranding()));
        boolean undecided = changed.contains("zone") && clocks.count() > 0;
        if (undecided) {
            changed.remove("zone");
        }
        decoration.describe(form.name(), form.spoken(), undecided ? here.getOrganization().getZone() : form.reckoned());
        decoration.paint(form.primary(), form.accent());
        decoration.greet(form.welcome(), form.privacy());
        if (form.logo().length > 0) {
            decoration.hangLogo(form.logo());
        } else if (form.withoutLogo()) {
            decoration.takeLogoDown();
        }
        audit.note(Deed.of("branding.changed").on(here.id(), form.name()).changing(changed));
        return undecided;
    }

    /** What a time zone would change about meetings to come. */
    TimeZoneReview review(ZoneId after) {
        return new TimeZoneReview(here.getOrganization().getZone(), after, clocks.count(), clocks.next(TimeZoneReview.NAMED));
    }

    /**
     * Changes the time zone.
     *
     * @param before which time zone the admin saw
     * @param keepClockTimes whether meetings to come keep the times of the clock, rather than their moments
     * @throws org.prachum.platform.problem.ChangedMeanwhile when it is another already
     */
    void changeZone(ZoneId before, ZoneId after, boolean keepClockTimes) {
        decoration.reckonIn(before, after);
        int meetings = keepClockTimes ? clocks.keepClockTimes(before, after) : clocks.keepMoments(after);
        audit.note(Deed.of("organization.zone_changed")
                .on(here.id(), here.getOrganization().getName())
                .with("before", before.getId())
                .with("after", after.getId())
                .with("kept", keepClockTimes ? "clock" : "moment")
                .with("count", meetings));
    }
}
