package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.meetings.MeetingPlan.Conference;
import org.prachum.meetings.MeetingPlan.Place;
import org.prachum.platform.problem.Invalid;

class MeetingPlanTest {

    static final Instant THREE = Instant.parse("2026-11-20T15:00:00Z");
    static final Instant FOUR = Instant.parse("2026-11-20T16:00:00Z");

    @Test
    void isOnSitePublicAndWithoutLimitsUnlessSaidOtherwise() {
        var plan = MeetingPlan.of("Town hall", THREE, FOUR);

        assertThat(plan)
                .isEqualTo(new MeetingPlan(
                        "Town hall", Format.ONSITE, true, THREE, FOUR, Place.NONE, Conference.NONE, null, null, null, null));
    }

    @Test
    void hasItsTopicOnOneLine() {
        assertThat(MeetingPlan.of("  Town\r\n\thall ", THREE, FOUR).topic()).isEqualTo("Town hall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n"})
    void needsATopic(String topic) {
        assertThat(refusal(() -> MeetingPlan.of(topic, THREE, FOUR))).isEqualTo("meetings.topicNeeded beside topic");
    }

    @Test
    void countsCharactersAndNotHalvesOfThem() {
        String faces = "😀".repeat(300);

        assertThat(MeetingPlan.of(faces, THREE, FOUR).topic()).isEqualTo(faces);
        assertThat(refusal(() -> MeetingPlan.of(faces + "!", THREE, FOUR))).isEqualTo("meetings.tooLong beside topic");
    }

    @Test
    void endsAfterItStarts() {
        assertThat(refusal(() -> MeetingPlan.of("Town hall", THREE, THREE)))
                .isEqualTo("meetings.endsBeforeItStarts beside end_time");
        assertThat(refusal(() -> MeetingPlan.of("Town hall", FOUR, THREE)))
                .isEqualTo("meetings.endsBeforeItStarts beside end_time");
    }

    @ParameterizedTest
    @CsvSource({
        "1999-12-31T23:59:59Z, 2026-11-20T16:00:00Z, meeting_date",
        "2101-01-01T00:00:00Z, 2101-01-01T01:00:00Z, meeting_date",
        "2026-11-20T15:00:00Z, 2101-01-01T00:00:00Z, end_date"
    })
    void isOfThisCentury(Instant start, Instant end, String field) {
        assertThat(refusal(() -> MeetingPlan.of("Town hall", start, end))).isEqualTo("meetings.year beside " + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "data:text/html,x", "ftp://files.example/", "meet.example/1", "https:", "https:///x",
                "https://a b/", "//meet.example"
            })
    void isJoinedAtAWebAddressOnly(String url) {
        assertThat(refusal(() -> new Conference(url, null, null))).isEqualTo("meetings.url beside meeting_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://meet.example/1?pwd=x#y", "HTTP://MEET.EXAMPLE", "https://ประชุม.example/ห้อง"})
    void takesAnyWebAddress(String url) {
        assertThat(new Conference(" " + url + " ", null, null).url()).isEqualTo(url);
    }

    @Test
    void forgetsWhatDoesNotGoWithItsFormat() {
        var place = new Place("Auditorium", "2", "Foundry House");
        var conference = new Conference("https://meet.example/1", "1", "secret");

        assertThat(planned(Format.ONSITE, place, conference).conference()).isEqualTo(Conference.NONE);
        assertThat(planned(Format.ONLINE, place, conference).place()).isEqualTo(Place.NONE);
        assertThat(planned(Format.HYBRID, place, conference).place()).isEqualTo(place);
        assertThat(planned(Format.HYBRID, place, conference).conference()).isEqualTo(conference);
    }

    @Test
    void hasFromOneToAMillionSeats() {
        assertThat(seating(1).capacity()).isEqualTo(1);
        assertThat(seating(1_000_000).capacity()).isEqualTo(1_000_000);
        assertThat(refusal(() -> seating(0))).isEqualTo("meetings.capacity beside capacity");
        assertThat(refusal(() -> seating(1_000_001))).isEqualTo("meetings.capacity beside capacity");
    }

    @Test
    void opensToRegistrationBeforeItCloses() {
        assertThat(registering(null, FOUR).registrationClosesAt()).isEqualTo(FOUR);
        assertThat(refusal(() -> registering(THREE, THREE)))
                .isEqualTo("meetings.closesBeforeItOpens beside registration_closes");
        assertThat(refusal(() -> registering(FOUR, null)))
                .isEqualTo("meetings.closesBeforeItOpens beside registration_opens");
        assertThat(refusal(() -> registering(null, FOUR.plusSeconds(1))))
                .isEqualTo("meetings.closesAfterTheEnd beside registration_closes");
    }

    static String refusal(ThrowingCallable planning) {
        Invalid refused = catchThrowableOfType(Invalid.class, planning);
        return refused.key() + " beside " + refused.field().orElse("nothing");
    }

    static MeetingPlan planned(Format format, Place place, Conference conference) {
        return new MeetingPlan("Town hall", format, true, THREE, FOUR, place, conference, null, null, null, null);
    }

    static MeetingPlan seating(Integer capacity) {
        return new MeetingPlan(
                "Town hall", Format.ONSITE, true, THREE, FOUR, Place.NONE, Conference.NONE, null, capacity, null, null);
    }

    static MeetingPlan registering(Instant opens, Instant closes) {
        return new MeetingPlan(
                "Town hall", Format.ONSITE, true, THREE, FOUR, Place.NONE, Conference.NONE, null, null, opens, closes);
    }
}
