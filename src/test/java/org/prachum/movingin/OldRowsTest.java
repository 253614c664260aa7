package org.prachum.movingin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prachum.meetings.Format;
import org.prachum.movingin.OldRows.OldMeeting;

class OldRowsTest {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    List<Note> notes = new ArrayList<>();
    OldRows old = new OldRows(ZoneId.of("Asia/Bangkok"), NOW, notes::add);

    @Test
    void meetingsAreLocalAndRegistrationsUtc() {
        OldMeeting meeting = meeting(Map.of());
        assertThat(meeting.number()).isEqualTo(5);
        assertThat(meeting.plan().startsAt()).isEqualTo(Instant.parse("2025-08-29T02:00:00Z"));
        assertThat(meeting.plan().endsAt()).isEqualTo(Instant.parse("2025-08-29T05:00:00Z"));
        assertThat(meeting.origin()).isEqualTo("5 2025-08-01T01:02:03.500Z");
        assertThat(place(Map.of()).registeredAt()).isEqualTo(Instant.parse("2025-08-20T02:03:04.123456Z"));
        assertThat(place(Map.of("registration_time", "2025-08-20 09:03:04+07")).registeredAt()).isEqualTo(Instant.parse("2025-08-20T02:03:04Z"));
        assertThat(notes).isEmpty();
    }

    @Test
    void aMeetingWithoutTheLaterColumnsIsPublicOpenAndOnSite() {
        Map<String, String> row = new HashMap<>(Map.of(
                "id", "5", "topic", "T", "meeting_date", "2025-08-29", "start_time", "09:00:00", "end_time", "12:00:00"));
        OldMeeting meeting = old.meeting(1, row).orElseThrow();
        assertThat(meeting.plan().format()).isEqualTo(Format.ONSITE);
        assertThat(meeting.plan().isPublic()).isTrue();
        assertThat(meeting.open()).isTrue();
        assertThat(meeting.origin()).isEqualTo("5 2025-08-29T02:00:00Z T");
    }

    @Test
    void whatThatProgramTookAndWeDoNotIsMendedAndNoted() {
        assertThat(meeting(Map.of("end_time", "01:00:00")).plan().endsAt()).isEqualTo(Instant.parse("2025-08-29T18:00:00Z"));
        assertThat(meeting(Map.of("meeting_date", "2568-08-29")).plan().startsAt()).isEqualTo(Instant.parse("2025-08-29T02:00:00Z"));
        assertThat(meeting(Map.of("meeting_type", "weird")).plan().format()).isEqualTo(Format.ONSITE);
        OldMeeting chat = meeting(Map.of("meeting_type", "online", "meeting_url", "see the chat", "additional_info", "Bring tea"));
        assertThat(chat.plan().conference().url()).isNull();
        assertThat(chat.plan().information()).isEqualTo("see the chat\nBring tea");
        assertThat(notes).extracting(Note::fact).containsExactly(
                "movingin.meeting.end", "movingin.meeting.year", "movingin.meeting.type", "movingin.meeting.url");
        assertThat(notes).noneMatch(Note::left);
    }

    @Test
    void whatCannotBeIsLeftOutWithItsReason() {
        assertThat(old.meeting(7, row(Map.of("meeting_date", "someday")))).isEmpty();
        assertThat(old.meeting(8, row(Map.of("id", "99999999999")))).isEmpty();
        assertThat(old.meeting(9, row(Map.of("topic", " ")))).isEmpty();
        assertThat(old.organizer(10, Map.of("id", "1", "email", "nobody", "is_active", "t"))).isEmpty();
        assertThat(old.organizer(11, Map.of("id", "1", "email", "a@b.example", "is_active", "f"))).isEmpty();
        assertThat(notes).allMatch(Note::left).extracting(Note::fact).containsExactly(
                "movingin.meeting.time", "movingin.meeting.number", "meetings.topicNeeded", "identity.email.malformed",
                "movingin.organizer.inactive");
    }

    @Test
    void aRegistrationOfNobodyKnownIsKeptUnderANumberOfItsOwn() {
        Map<String, String> nobody = new HashMap<>();
        nobody.put("emp_id", null);
        assertThat(place(nobody).number()).isEqualTo("old-77");
        assertThat(place(Map.of("emp_id", "10#02")).number()).isEqualTo("old-77");
        assertThat(place(Map.of("emp_id", " 00100 002 ")).number()).isEqualTo("00100002");
        assertThat(notes).extracting(Note::fact).containsExactly("movingin.place.nobody", "movingin.place.number");
    }

    @Test
    void nobodyIsAnAdminForHavingBeenOne() {
        assertThat(old.organizer(1, Map.of("id", "1", "email", " A@B.example ", "is_admin", "t")).orElseThrow())
                .isEqualTo(new OldRows.Organizer(1, "1", "a@b.example", "a"));
        assertThat(notes).extracting(Note::fact).containsExactly("movingin.organizer.wasAdmin");
    }

    private OldMeeting meeting(Map<String, String> different) {
        return old.meeting(1, row(different)).orElseThrow();
    }

    private static Map<String, String> row(Map<String, String> different) {
        Map<String, String> row = new HashMap<>(Map.of(
                "id", "5", "topic", "Town hall", "meeting_date", "2025-08-29", "start_time", "09:00:00", "end_time", "12:00:00",
                "is_active", "t", "is_public", "t", "meeting_type", "onsite", "created_at", "2025-08-01 01:02:03.5"));
        row.putAll(different);
        return row;
    }

    private OldRows.Place place(Map<String, String> different) {
        Map<String, String> row = new HashMap<>(Map.of(
                "id", "77", "meeting_id", "5", "emp_id", "100002", "emp_name", "Ben", "registration_time", "2025-08-20 02:03:04.123456"));
        row.putAll(different);
        return old.place(1, row).orElseThrow();
    }
}
