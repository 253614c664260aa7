package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prachum.meetings.Format;
import org.prachum.meetings.MeetingPlan;
import org.prachum.meetings.Standing;

class TenantFolderTest {

    static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    @TempDir
    Path tenants;

    Path acme;

    @BeforeEach
    void anOrganization() throws IOException {
        acme = Files.createDirectory(tenants.resolve("acme"));
        write("organization.json", """
                {"name": "Acme", "locale": "en", "timeZone": "Europe/London", "admins": ["ann@acme.example"]}""");
    }

    @Test
    void readsWhatIsNeededAndNoMore() {
        TenantFolder folder = TenantFolder.read(acme);

        assertThat(folder.name()).isEqualTo("Acme");
        assertThat(folder.zone().getId()).isEqualTo("Europe/London");
        assertThat(folder.meetings(NOON)).isEmpty();
        assertThat(folder.logo()).isEmpty();
    }

    @Test
    void reckonsMeetingsFromTheMomentOfLoading() throws IOException {
        write("meetings.json", """
                [{"topic": "Soon", "format": "online", "onlineUrl": "https://meet.acme.example/1", "startsIn": "PT2H",
                  "duration": "PT1H", "organizer": "ann@acme.example", "status": "closed"},
                 {"topic": "Tomorrow", "format": "onsite", "startsIn": "P1D", "at": "09:30", "duration": "PT30M",
                  "organizer": "ann@acme.example"}]""");

        var meetings = TenantFolder.read(acme).meetings(NOON);

        assertThat(meetings.get(0).plan().startsAt()).isEqualTo(Instant.parse("2030-05-01T14:00:00Z"));
        assertThat(meetings.get(0).plan().format()).isEqualTo(Format.ONLINE);
        assertThat(meetings.get(0).standing()).isEqualTo(Standing.CLOSED);
        assertThat(meetings.get(1).plan().startsAt()).isEqualTo(Instant.parse("2030-05-02T08:30:00Z"));
    }

    @Test
    void readsWhoIsThereFromTheBeginningAndWhetherOthersMayWait() throws IOException {
        write("meetings.json", """
                [{"topic": "Full", "format": "onsite", "startsIn": "P1D", "duration": "PT1H", "organizer": "ann@acme.example",
                  "capacity": 2, "waitingList": true, "waitingMost": 9, "registered": 3}]""");

        var meeting = TenantFolder.read(acme).meetings(NOON).get(0);

        assertThat(meeting.registered()).isEqualTo(3);
        assertThat(meeting.plan().waitingList()).isEqualTo(new MeetingPlan.WaitingList(true, 9));
    }

    @Test
    void readsDocument000sScheduleWithItsThaiDate() throws IOException {
        write("schedule.json", """
                {"topic": "ประชุม", "date": "29 ส.ค. 2568", "start_time": "09:00", "end_time": "12:00",
                 "room": "A", "floor": "5", "building": "B"}""");

        assertThat(TenantFolder.read(acme).meetings(NOON).get(0).plan().startsAt())
                .isEqualTo(Instant.parse("2025-08-29T08:00:00Z"));
    }

    @Test
    void saysFolderFileRowAndReason() throws IOException {
        write("meetings.json", """
                [{"topic": "Fine", "format": "onsite", "startsIn": "P1D", "duration": "PT1H", "organizer": "ann@acme.example"},
                 {"topic": "Bad", "format": "by post", "startsIn": "P1D", "duration": "PT1H", "organizer": "ann@acme.example"}]""");

        TenantFolder folder = TenantFolder.read(acme);

        assertThatThrownBy(() -> folder.meetings(NOON))
                .hasMessage("acme/meetings.json, meeting 2: \"format\" is \"by post\", expected onsite, online or hybrid");
    }

    @Test
    void letsNoMisspeltFieldPass() throws IOException {
        write("organization.json", """
                {"name": "Acme", "locale": "en", "timezone": "Europe/London", "admins": ["ann@acme.example"]}""");

        assertThatThrownBy(() -> TenantFolder.read(acme)).hasMessage("acme/organization.json: unknown field \"timezone\"");
    }

    @Test
    void knowsWhoMayOrganize() throws IOException {
        write("meetings.json", """
                [{"topic": "Whose?", "format": "onsite", "startsIn": "P1D", "duration": "PT1H", "organizer": "eve@acme.example"}]""");

        TenantFolder folder = TenantFolder.read(acme);

        assertThatThrownBy(() -> folder.meetings(NOON))
                .hasMessage("acme/meetings.json, meeting 1: \"organizer\" eve@acme.example is none of the organizers or admins");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(acme.resolve(file), text);
    }
}
