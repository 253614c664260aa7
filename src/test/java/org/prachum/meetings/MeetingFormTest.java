package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.prachum.meetings.MeetingPlanTest.refusal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.meetings.MeetingPlan.Conference;
import org.prachum.meetings.MeetingPlan.Place;
import org.prachum.platform.problem.Invalid;

class MeetingFormTest {

    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void needsThreeFields() {
        var plan = typed("topic", "Town hall", "meeting_date", "2026-11-20", "start_time", "15:00").plan(BANGKOK);

        assertThat(plan.startsAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(plan.endsAt()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(plan.format()).isEqualTo(Format.ONSITE);
    }

    @ParameterizedTest
    @CsvSource({
        "topic, '', meetings.topicNeeded",
        "meeting_date, '', meetings.date",
        "meeting_date, 20/11/2026, meetings.date",
        "meeting_date, 2026-02-30, meetings.date",
        "meeting_date, +999999999-12-31, meetings.date",
        "meeting_date, 2569-11-20, meetings.year",
        "start_time, 25:00, meetings.time",
        "end_time, soon, meetings.time",
        "end_time, 14:00, meetings.endsBeforeItStarts",
        "end_time, 15:00, meetings.endsBeforeItStarts",
        "end_date, 2026-11-19, meetings.endsBeforeItStarts",
        "end_date, never, meetings.date",
        "meeting_type, weird, meetings.format",
        "capacity, many, meetings.capacity",
        "capacity, 99999999999, meetings.capacity",
        "waiting_most, many, meetings.capacity",
        "waiting_most, 0, meetings.capacity",
        "registration_opens, 2026-11-20, meetings.dateTime",
        "registration_closes, 2026-11-20T17:00, meetings.closesAfterTheEnd"
    })
    void saysWhichFieldItCannotTake(String field, String value, String key) {
        var typed = fields("topic", "Town hall", "meeting_date", "2026-11-20", "start_time", "15:00");
        typed.put(field, value);

        assertThat(refusal(() -> MeetingForm.typed(typed::get).plan(BANGKOK))).isEqualTo(key + " beside " + field);
    }

    /** In the order of the form, and nothing is said of what only follows from another mistake. */
    @Test
    void saysAllThatItCannotTakeAtOnce() {
        var typed = fields(
                "meeting_date", "soon", "start_time", "25:00", "end_time", "14:00", "room", "x".repeat(101), "building", "x".repeat(256),
                "meeting_type", "hybrid", "meeting_url", "nowhere", "capacity", "0", "waiting_most", "0", "registration_opens",
                "2026-11-20T15:00", "registration_closes", "never");
        assertThat(wrong(() -> MeetingForm.typed(typed::get).plan(BANGKOK)))
                .containsExactly("topic", "meeting_date", "start_time", "room", "building", "meeting_url", "waiting_most", "registration_closes",
                        "capacity");
        var late = fields("topic", "Town hall", "meeting_date", "2026-11-20", "start_time", "15:00", "end_time", "soon", "end_date", "never",
                "registration_closes", "2026-11-20T17:00");
        assertThat(wrong(() -> MeetingForm.typed(late::get).plan(BANGKOK))).containsExactly("end_time", "end_date");
    }

    private static List<String> wrong(ThrowingCallable reading) {
        return catchThrowableOfType(Invalid.class, reading).parts().stream().map(part -> part.field().orElseThrow()).toList();
    }

    @Test
    void keepsAWaitingListUnlessItIsTakenAway() {
        assertThat(MeetingForm.blank().fields()).containsEntry("waiting_list", "on");
        var fields = fields("topic", "Town hall", "meeting_date", "2026-11-20", "start_time", "15:00", "waiting_list", "on",
                "waiting_most", "5");
        var plan = MeetingForm.typed(fields::get).plan(BANGKOK);
        assertThat(plan.waitingList()).isEqualTo(new MeetingPlan.WaitingList(true, 5));
        assertThat(MeetingForm.of(MeetingTest.meeting(plan), BANGKOK).plan(BANGKOK)).isEqualTo(plan);

        fields.remove("waiting_list");
        assertThat(MeetingForm.typed(fields::get).plan(BANGKOK).waitingList().wanted()).isFalse();
    }

    @Test
    void isForTheDirectoryOnlyWhereThatIsTicked() {
        var fields = fields("topic", "Town hall", "meeting_date", "2026-11-20", "start_time", "15:00", "directory_only", "on");
        var plan = MeetingForm.typed(fields::get).plan(BANGKOK);
        assertThat(plan.isDirectoryOnly()).isTrue();
        var form = MeetingForm.of(MeetingTest.meeting(plan), BANGKOK);
        assertThat(form.plan(BANGKOK)).isEqualTo(plan);
        assertThat(form.with(fields("topic", "Moved")::get).plan(BANGKOK).isDirectoryOnly()).as("document 000 has no such field").isTrue();
        assertThat(MeetingForm.blank().fields()).doesNotContainKey("directory_only");
    }

    @Test
    void endsOnAnotherDayIfThatDayIsGiven() {
        var typed = fields("topic", "Night shift", "meeting_date", "2026-11-20", "start_time", "22:00", "end_time", "02:00");
        assertThat(refusal(() -> MeetingForm.typed(typed::get).plan(BANGKOK)))
                .isEqualTo("meetings.endsBeforeItStarts beside end_time");

        typed.put("end_date", "2026-11-21");
        assertThat(MeetingForm.typed(typed::get).plan(BANGKOK).endsAt()).isEqualTo(Instant.parse("2026-11-20T19:00:00Z"));
    }

    @Test
    void showsAMeetingAsItWouldBeTypedAgain() {
        var plan = new MeetingPlan(
                "Night shift", Format.HYBRID, false, Instant.parse("2026-11-20T15:00:00Z"), Instant.parse("2026-11-20T19:00:00Z"),
                new Place("Auditorium", "2", "Foundry House"), new Conference("https://meet.example/1", "412", "hat"),
                "Bring\nshoes", 120, Instant.parse("2026-11-10T02:00:00Z"), Instant.parse("2026-11-20T14:00:00Z"));

        var form = MeetingForm.of(MeetingTest.meeting(plan), BANGKOK);

        assertThat(form.fields().get("end_date")).isEqualTo("2026-11-21");
        assertThat(form.plan(BANGKOK)).isEqualTo(plan);
    }

    @Test
    void repeatsOnTheSameWeekdayAtTheSameLocalTime() {
        ZoneId london = ZoneId.of("Europe/London");
        var meeting = MeetingTest.meeting(MeetingPlanTest.registering(null, MeetingPlanTest.THREE));
        var beforeTheClockChanges = MeetingTest.meeting(
                MeetingPlan.of("Stand-up", Instant.parse("2026-10-21T09:00:00Z"), Instant.parse("2026-10-21T09:15:00Z")));

        assertThat(MeetingForm.aWeekAfter(meeting, BANGKOK).fields().get("meeting_date")).isEqualTo("2026-11-27");
        assertThat(MeetingForm.aWeekAfter(meeting, BANGKOK).fields().get("registration_closes")).isEqualTo("2026-11-27T22:00");
        assertThat(MeetingForm.aWeekAfter(beforeTheClockChanges, london).plan(london).startsAt())
                .isEqualTo(Instant.parse("2026-10-28T10:00:00Z"));
    }

    /** At two in the morning of 28 March 2027 the clocks of Paris go forward to three. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-28, 02:15, '', '', start_time",
        "2027-03-28, 02:30, 02:45, '', start_time",
        "2027-03-28, 02:30, 03:30, '', start_time",
        "2027-03-28, 01:30, 02:30, '', end_time",
        "2027-03-27, 02:30, '', 2027-03-28, end_date",
        "2027-03-29, 09:00, '', '', registration_closes"
    })
    void refusesATimeThatTheClocksSkip(String date, String start, String end, String lastDay, String field) {
        var typed = fields("topic", "Town hall", "meeting_date", date, "start_time", start);
        typed.put("end_time", end);
        typed.put("end_date", lastDay);
        typed.put("registration_closes", field.startsWith("registration") ? "2027-03-28T02:30" : null);

        Invalid refused = catchThrowableOfType(Invalid.class, () -> MeetingForm.typed(typed::get).plan(PARIS));
        assertThat(refused.key() + " beside " + refused.field().orElseThrow()).isEqualTo("meetings.clocksForward beside " + field);
        assertThat(refused.values())
                .containsEntry("day", LocalDate.of(2027, 3, 28))
                .containsEntry("at", "02:00")
                .containsEntry("city", "Paris")
                .containsEntry("time", start.equals("02:15") ? "02:15" : "02:30");
    }

    @Test
    void endsAnHourLaterWhereTheClocksSkipThatHour() {
        var plan = typed("topic", "Watch", "meeting_date", "2027-03-28", "start_time", "01:30").plan(PARIS);
        assertThat(plan.startsAt()).isEqualTo(Instant.parse("2027-03-28T00:30:00Z"));
        assertThat(plan.endsAt()).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
    }

    /** At three in the morning of 31 October 2027 they go back to two. */
    @Test
    void meansTheFirstOfTwoTimesThatAreTheSame() {
        var plan = typed("topic", "Watch", "meeting_date", "2027-10-31", "start_time", "02:30", "end_time", "04:00").plan(PARIS);
        assertThat(plan.startsAt()).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(ClockChange.twice(plan.startsAt(), plan.endsAt(), PARIS)).contains(
                new ClockChange(LocalDate.of(2027, 10, 31), "03:00", "02:30", "Paris"));
        assertThat(ClockChange.twice(plan.startsAt().plusSeconds(3600), plan.endsAt(), PARIS)).as("it is at the second").isEmpty();
        assertThat(ClockChange.twice(plan.startsAt(), plan.endsAt(), BANGKOK)).isEmpty();
    }

    static MeetingForm typed(String... namesAndValues) {
        return MeetingForm.typed(fields(namesAndValues)::get);
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
