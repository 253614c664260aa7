package org.prachum.meetings;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.prachum.meetings.MeetingPlanTest.refusal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.meetings.Recurrence.Rhythm;

class RecurrenceTest {

    /** A Friday, the third of its month. */
    static final LocalDate FIRST = LocalDate.of(2026, 11, 20);

    @Test
    void everyWeekOnTheWeekdayOfTheFirstDay() {
        assertThat(weekly(1, Set.of(), null, 3).dates(FIRST)).isEqualTo(days("2026-11-20", "2026-11-27", "2026-12-04"));
    }

    @Test
    void everySecondWeekOnSomeDaysBeginningWithTheWeekOfTheFirst() {
        assertThat(weekly(2, Set.of(FRIDAY, MONDAY), null, 5).dates(FIRST))
                .isEqualTo(days("2026-11-20", "2026-11-30", "2026-12-04", "2026-12-14", "2026-12-18"));
    }

    @Test
    void theFirstDayIsNotAmongThemWhereItIsNoneOfTheDays() {
        assertThat(weekly(1, Set.of(WEDNESDAY), null, 2).dates(FIRST)).isEqualTo(days("2026-11-25", "2026-12-02"));
    }

    @Test
    void untilADayThatIsStillOneOfThem() {
        assertThat(weekly(1, Set.of(), LocalDate.of(2026, 12, 4), null).dates(FIRST)).hasSize(3).endsWith(LocalDate.of(2026, 12, 4));
        assertThat(weekly(1, Set.of(), LocalDate.of(2026, 12, 3), null).dates(FIRST)).hasSize(2);
        assertThat(weekly(1, Set.of(), LocalDate.of(2027, 12, 3), 4).dates(FIRST)).as("whichever comes first").hasSize(4);
    }

    @Test
    void aMonthWithoutTheDayIsLeftOut() {
        assertThat(monthly(Rhythm.MONTHLY_DAY, 1, 4).dates(LocalDate.of(2026, 10, 31)))
                .isEqualTo(days("2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"));
        assertThat(monthly(Rhythm.MONTHLY_DAY, 12, 2).dates(LocalDate.of(2028, 2, 29))).isEqualTo(days("2028-02-29", "2032-02-29"));
    }

    @Test
    void theThirdFridayTheFifthAndTheLast() {
        assertThat(monthly(Rhythm.MONTHLY_WEEKDAY, 1, 3).dates(FIRST)).isEqualTo(days("2026-11-20", "2026-12-18", "2027-01-15"));
        assertThat(monthly(Rhythm.MONTHLY_WEEKDAY, 1, 3).dates(LocalDate.of(2026, 10, 30)))
                .as("months with five Fridays").isEqualTo(days("2026-10-30", "2027-01-29", "2027-04-30"));
        assertThat(monthly(Rhythm.MONTHLY_LAST, 1, 3).dates(FIRST)).isEqualTo(days("2026-11-27", "2026-12-25", "2027-01-29"));
        assertThat(monthly(Rhythm.MONTHLY_LAST, 2, 2).dates(FIRST)).isEqualTo(days("2026-11-27", "2027-01-29"));
    }

    @Test
    void sixtyAreASeriesAndOneMoreIsNot() {
        LocalDate sixtieth = FIRST.plusWeeks(59);
        assertThat(weekly(1, Set.of(), sixtieth, null).dates(FIRST)).hasSize(60).endsWith(sixtieth);
        assertThat(refusal(() -> weekly(1, Set.of(), sixtieth.plusWeeks(1), null).dates(FIRST)))
                .isEqualTo("meetings.repeat.tooMany beside repeat_until");
        assertThat(refusal(() -> weekly(1, Set.of(), FIRST.plusDays(6), null).dates(FIRST)))
                .isEqualTo("meetings.repeat.tooFew beside repeat_until");
    }

    @ParameterizedTest
    @CsvSource({
        "repeat, daily, meetings.repeat.unknown",
        "repeat_every, 0, meetings.repeat.everyRange",
        "repeat_every, 13, meetings.repeat.everyRange",
        "repeat_every, often, meetings.repeat.everyRange",
        "repeat_times, 1, meetings.repeat.timesRange",
        "repeat_times, 61, meetings.repeat.timesRange",
        "repeat_times, ever, meetings.repeat.timesRange",
        "repeat_times, '', meetings.repeat.endless",
        "repeat_until, soon, meetings.date"
    })
    void saysWhichFieldItCannotTake(String field, String value, String key) {
        var typed = MeetingFormTest.fields("repeat", "weekly", "repeat_times", "5");
        typed.put(field, value);
        assertThat(refusal(() -> RepeatForm.typed(typed::get).rule())).isEqualTo(key + " beside " + field);
    }

    @Test
    void isTypedByTheNamesOfTheDays() {
        var typed = MeetingFormTest.fields("repeat", "weekly", "repeat_mo", "on", "repeat_fr", "on", "repeat_until", "2027-01-31");
        assertThat(RepeatForm.typed(typed::get).rule()).isEqualTo(weekly(1, Set.of(MONDAY, FRIDAY), LocalDate.of(2027, 1, 31), null));
        assertThat(RepeatForm.typed(MeetingFormTest.fields("repeat", "none")::get).isWanted()).isFalse();
        assertThat(RepeatForm.typed(MeetingFormTest.fields()::get).isWanted()).isFalse();
    }

    @Test
    void isStoredAsARecurrenceRule() {
        assertThat(weekly(2, Set.of(FRIDAY, MONDAY), null, 5).stored()).isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=5");
        assertThat(new Recurrence(Rhythm.MONTHLY_LAST, 1, Set.of(), LocalDate.of(2027, 1, 31), null).stored())
                .isEqualTo("FREQ=MONTHLY;UNTIL=20270131");
    }

    /** Clocks in London go back on 25 October 2026 and forward on 28 March 2027. */
    @Test
    void nineStaysNineWhenTheClocksChange() {
        ZoneId london = ZoneId.of("Europe/London");
        MeetingForm form = MeetingFormTest.typed(
                "topic", "Stand-up", "meeting_date", "2026-10-23", "start_time", "09:00", "end_time", "09:30",
                "registration_opens", "2026-10-20T08:00");
        assertThat(form.daysLater(7).plan(london).startsAt()).isEqualTo("2026-10-30T09:00:00Z");
        assertThat(form.plan(london).startsAt()).isEqualTo("2026-10-23T08:00:00Z");
        assertThat(form.daysLater(7).plan(london).registrationOpensAt()).isEqualTo("2026-10-27T08:00:00Z");
    }

    @Test
    void aChangeReachesTheOthersAndLeavesWhatIsTheirs() {
        MeetingForm before = MeetingFormTest.typed(
                "topic", "Stand-up", "meeting_date", "2026-11-20", "start_time", "09:00", "end_time", "09:30", "room", "Hall 2",
                "registration_closes", "2026-11-19T18:00");
        MeetingForm after = MeetingFormTest.typed(
                "topic", "Stand-up", "meeting_date", "2026-11-19", "start_time", "10:00", "end_time", "10:30", "room", "Hall 2",
                "registration_closes", "2026-11-18T18:00");
        MeetingForm other = MeetingFormTest.typed(
                "topic", "Stand-up with cake", "meeting_date", "2026-11-27", "start_time", "09:00", "end_time", "09:30", "room", "Dock 4",
                "registration_closes", "2026-11-26T18:00");

        assertThat(other.changedLike(before, after).fields()).isEqualTo(MeetingFormTest.typed(
                "topic", "Stand-up with cake", "meeting_date", "2026-11-26", "start_time", "10:00", "end_time", "10:30", "room", "Dock 4",
                "registration_closes", "2026-11-25T18:00").fields());
    }

    private static Recurrence weekly(int every, Set<DayOfWeek> days, LocalDate until, Integer times) {
        return new Recurrence(Rhythm.WEEKLY, every, days, until, times);
    }

    private static Recurrence monthly(Rhythm rhythm, int every, int times) {
        return new Recurrence(rhythm, every, Set.of(), null, times);
    }

    private static List<LocalDate> days(String... days) {
        return List.of(days).stream().map(LocalDate::parse).toList();
    }
}
