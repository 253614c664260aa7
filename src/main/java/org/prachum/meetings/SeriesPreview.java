package org.prachum.meetings;

import java.util.List;

/**
 * What a meeting that repeats would become, by start.
 *
 * @param past how many of them are over already
 */
public record SeriesPreview(Recurrence rule, List<MeetingPlan> plans, int past) {

    public int getCount() {
        return plans.size();
    }

    public int getPast() {
        return past;
    }

    public List<MeetingPlan> getPlans() {
        return plans;
    }

    /** By which it is known that somebody who agrees has seen these very dates. */
    public String getSeen() {
        return Integer.toHexString(plans.stream().map(plan -> List.of(plan.startsAt(), plan.endsAt())).toList().hashCode());
    }
}
