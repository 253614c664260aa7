package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prachum.meetings.MeetingPlanTest.FOUR;
import static org.prachum.meetings.MeetingPlanTest.THREE;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.meetings.MeetingPlan.Conference;
import org.prachum.meetings.MeetingPlan.Place;

class MeetingTest {

    static final UUID OLGA = UUID.randomUUID();
    static final String KEY = "0123456789abcdefghjkmnpqrstvwxyz";

    Meeting meeting = meeting(MeetingPlan.of("Town hall", THREE, FOUR));

    @Test
    void isOpenAtOnce() {
        assertThat(meeting.getStanding()).isEqualTo(Standing.OPEN);
        assertThat(meeting.organizer()).contains(OLGA);
        assertThat(meeting.registrationAt(THREE.minusSeconds(86_400 * 365))).isEqualTo(RegistrationState.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:59:59Z, UTC, TODAY",
        "2026-11-20T15:00:00Z, UTC, IN_PROGRESS",
        "2026-11-20T16:00:00Z, UTC, IN_PROGRESS",
        "2026-11-20T16:00:01Z, UTC, PAST",
        "2026-11-19T23:59:59Z, UTC, UPCOMING",
        "2026-11-19T17:00:00Z, Asia/Bangkok, TODAY",
        "2026-11-19T16:59:59Z, Asia/Bangkok, UPCOMING"
    })
    void standsInTimeAsTheOrganizationsCalendarSays(Instant now, ZoneId zone, Phase phase) {
        assertThat(meeting.phaseAt(now, zone)).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T13:59:59Z, EARLY",
        "2026-11-20T14:00:00Z, OPEN",
        "2026-11-20T15:29:59Z, OPEN",
        "2026-11-20T15:30:00Z, CLOSED",
        "2026-11-20T16:00:00Z, OVER"
    })
    void takesRegistrationsWithinItsWindow(Instant now, RegistrationState state) {
        var windowed = meeting(MeetingPlanTest.registering(
                Instant.parse("2026-11-20T14:00:00Z"), Instant.parse("2026-11-20T15:30:00Z")));

        assertThat(windowed.registrationAt(now)).isEqualTo(state);
    }

    @Test
    void takesRegistrationsUntilItEndsWhereNothingElseIsSaid() {
        assertThat(meeting.registrationAt(FOUR.minusNanos(1))).isEqualTo(RegistrationState.OPEN);
        assertThat(meeting.registrationAt(FOUR)).isEqualTo(RegistrationState.OVER);
    }

    @Test
    void canBeClosedAndReopened() {
        meeting.close();
        assertThat(meeting.registrationAt(THREE)).isEqualTo(RegistrationState.CLOSED);

        meeting.reopen();
        assertThat(meeting.registrationAt(THREE)).isEqualTo(RegistrationState.OPEN);
    }

    @Test
    void isCancelledForGood() {
        meeting.cancel();

        assertThat(meeting.registrationAt(THREE)).isEqualTo(RegistrationState.CANCELLED);
        assertThat(meeting.getSequence()).isEqualTo(1);
        assertThatThrownBy(meeting::cancel).isInstanceOf(AlreadyCancelled.class);
        assertThatThrownBy(meeting::reopen).isInstanceOf(AlreadyCancelled.class);
        assertThatThrownBy(meeting::close).isInstanceOf(AlreadyCancelled.class);
        assertThatThrownBy(() -> meeting.replan(MeetingPlan.of("Town hall", THREE, FOUR), false))
                .isInstanceOf(AlreadyCancelled.class);
    }

    @Test
    void hasMovedWhenItsTimeOrPlaceIsAnother() {
        assertThat(meeting.replan(MeetingPlan.of("All hands", THREE, FOUR), false)).isEmpty();
        assertThat(meeting.getSequence()).isZero();

        assertThat(meeting.replan(MeetingPlan.of("All hands", THREE, FOUR.plusSeconds(60)), false).orElseThrow().endsAt()).isEqualTo(FOUR);
        assertThat(meeting.getSequence()).isEqualTo(1);

        var elsewhere = MeetingPlanTest.planned(Format.ONSITE, new Place("Room 2", null, null), Conference.NONE);
        assertThat(meeting.replan(elsewhere, false)).isPresent();
        assertThat(meeting.replan(elsewhere, true)).isEmpty();
        assertThat(meeting.getSequence()).isEqualTo(2);
    }

    @Test
    void anotherTopicOrDescriptionIsNewsWhereItsOrganizerSaysSo() {
        String topic = meeting.getTopic();
        assertThat(meeting.replan(described("Renamed", "Bring the laptop"), true).orElseThrow().topic()).isEqualTo(topic);
        assertThat(meeting.getSequence()).isEqualTo(1);
        assertThat(meeting.replan(described("Renamed", "Bring a pen"), false)).isEmpty();
        assertThat(meeting.replan(described("Renamed", null), true).orElseThrow().information()).isEqualTo("Bring a pen");
        assertThat(meeting.getSequence()).isEqualTo(2);
    }

    /** A mail that is written later knows the meeting as it is then, and of what it was only what differs. */
    @Test
    void whatWasSaidBeforeIsKeptAsFarAsItDiffers() {
        meeting.replan(described("Board", "Line one\nLine \"two\""), false);
        var before = MeetingBefore.of(meeting);
        meeting.replan(described("Council", null), false);

        assertThat(before.stored(meeting)).isEqualTo("{\"topic\":\"Board\",\"information\":\"Line one\\nLine \\\"two\\\"\"}");
        assertThat(MeetingBefore.read(before.stored(meeting), meeting)).isEqualTo(before);
        assertThat(MeetingBefore.read(MeetingBefore.of(meeting).stored(meeting), meeting)).isEqualTo(MeetingBefore.of(meeting));
        assertThat(MeetingBefore.read("{\"information\":null}", meeting).information()).isNull();
    }

    private static MeetingPlan described(String topic, String information) {
        return new MeetingPlan(
                topic, Format.ONSITE, true, THREE, FOUR, Place.NONE, Conference.NONE, information, null, null, null);
    }

    @Test
    void keepsTheTimesOfTheClockWhenItsOrganizationGoesByAnother() {
        ZoneId bangkok = ZoneId.of("Asia/Bangkok");
        Meeting closing = meeting(new MeetingPlan(
                "Board", Format.ONSITE, true, THREE, FOUR, Place.NONE, Conference.NONE, null, null, THREE.minusSeconds(7200),
                THREE.minusSeconds(3600)));
        closing.keepClockTimes(ZoneOffset.UTC, bangkok);
        assertThat(closing.getStartsAt()).isEqualTo(THREE.minusSeconds(7 * 3600));
        assertThat(closing.getEndsAt()).isEqualTo(FOUR.minusSeconds(7 * 3600));
        assertThat(closing.getRegistrationOpensAt()).isEqualTo(THREE.minusSeconds(9 * 3600));
        assertThat(closing.getRegistrationClosesAt()).isEqualTo(THREE.minusSeconds(8 * 3600));
        assertThat(closing.getSequence()).isEqualTo(1);

        closing.keepMoments();
        assertThat(closing.getStartsAt()).isEqualTo(THREE.minusSeconds(7 * 3600));
        assertThat(closing.getSequence()).isEqualTo(2);
    }

    /** Half past two does not exist in Paris that day, and ten past three comes before it would end. */
    @Test
    void staysAsLongAsItWasWhereTheOtherClockSkipsItsTime() {
        Instant start = Instant.parse("2027-03-28T02:30:00Z");
        Meeting early = meeting(MeetingPlan.of("Watch", start, start.plusSeconds(2400)));
        early.keepClockTimes(ZoneOffset.UTC, ZoneId.of("Europe/Paris"));
        assertThat(early.getStartsAt()).isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(early.getEndsAt()).isEqualTo(Instant.parse("2027-03-28T02:10:00Z"));
    }

    @Test
    void isFullOnlyWhereItHasALimit() {
        assertThat(meeting.isFull()).isFalse();
        assertThat(meeting.capacity()).isEmpty();
        assertThat(meeting(MeetingPlanTest.seating(2)).isFull()).isFalse();
    }

    @Test
    void opensToItsKeyAloneWhilePrivate() {
        assertThat(meeting.opensWith(null)).isTrue();

        meeting.replan(new MeetingPlan(
                "Board", Format.ONSITE, false, THREE, FOUR, Place.NONE, Conference.NONE, null, null, null, null), false);
        assertThat(meeting.opensWith(KEY)).isTrue();
        assertThat(meeting.opensWith(null)).isFalse();
        assertThat(meeting.opensWith("")).isFalse();
        assertThat(meeting.opensWith(KEY.substring(1))).isFalse();
    }

    static Meeting meeting(MeetingPlan plan) {
        return new Meeting(7, plan, OLGA, KEY, Instant.parse("2026-11-01T09:00:00Z"));
    }
}
