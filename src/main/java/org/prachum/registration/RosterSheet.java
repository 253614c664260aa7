package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.prachum.meetings.FormQuestion;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Here;

/** The columns of a meeting's list as a file, and its rows, read page by page so that a long list needs no more memory than a short one. */
@ApplicationScoped
class RosterSheet {

    private static final int PAGE = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Whose headings stand over the columns; the columns are the same for all. */
    enum Columns {
        READERS,
        ORGANIZER_000,
        ADMIN_000
    }

    @Inject
    RosterKeeping roster;

    @Inject
    Texts texts;

    @Inject
    Here here;

    /** @param asked the questions, whose answers stand in the last columns */
    List<String> headings(Columns columns, boolean xlsx, List<FormQuestion> asked) {
        return Stream.concat(headings(columns, xlsx).stream(), asked.stream().map(FormQuestion::getLabel)).toList();
    }

    private List<String> headings(Columns columns, boolean xlsx) {
        return switch (columns) {
            case ADMIN_000 -> List.of("ลำดับ", "รหัสพนักงาน", "ชื่อ-นามสกุล", "ตำแหน่ง", "ส่วนงานย่อ", "ศูนย์ต้นทุน",
                    "เวลาลงทะเบียน", "ลงทะเบียนด้วยตนเอง");
            case ORGANIZER_000 -> xlsx
                    ? List.of("ลำดับ", "รหัสพนักงาน", "ชื่อ-สกุล", "ตำแหน่ง", "ส่วนงาน", "ศูนย์ต้นทุน", "เวลาลงทะเบียน",
                            "ลงทะเบียนด้วยตนเอง")
                    : List.of("ลำดับ", "รหัสพนักงาน", "ชื่อ", "ตำแหน่ง", "หน่วยงาน", "ศูนย์ต้นทุน", "เวลาลงทะเบียน",
                            "ลงทะเบียนด้วยตนเอง");
            case READERS -> List.of(
                    texts.get("registration.roster.row"),
                    texts.get("registration.roster.number"),
                    texts.get("registration.roster.name"),
                    texts.get("registration.roster.position"),
                    texts.get("registration.roster.section"),
                    texts.get("registration.roster.costCenter"),
                    texts.get("registration.roster.when"),
                    texts.get("registration.roster.byHand"),
                    texts.get("registration.roster.email"),
                    texts.get("registration.roster.status"),
                    texts.get("registration.roster.checkedInAt"));
        };
    }

    String title(Columns columns) {
        return columns == Columns.READERS ? texts.get("registration.roster.title") : "รายชื่อผู้ลงทะเบียน";
    }

    Iterable<List<Object>> rows(int meeting, Columns columns, List<FormQuestion> asked) {
        return () -> new Pages(meeting, columns, asked);
    }

    private String byHand(Registration registration, Columns columns) {
        return switch (columns) {
            case ADMIN_000 -> registration.isByHand() ? "ใช่" : "ไม่ใช่";
            case ORGANIZER_000 -> registration.isByHand() ? "ใช่" : "ไม่";
            case READERS -> texts.get(registration.isByHand() ? "registration.roster.yes" : "registration.roster.no");
        };
    }

    private String status(Registration registration) {
        String status = registration.isOffered() ? "offered" : registration.isWaitlisted() ? "waiting" : "confirmed";
        return texts.get("registration.status." + status);
    }

    private final class Pages implements Iterator<List<Object>> {

        private final int meeting;
        private final Columns columns;
        private final List<FormQuestion> asked;
        private Map<UUID, Map<UUID, String>> answers = Map.of();
        private final ZoneId zone = here.getOrganization().getZone();
        private Iterator<Registration> page = List.<Registration>of().iterator();
        private Instant moment = Instant.EPOCH;
        private UUID id = BEFORE_ALL;
        private int row;
        private boolean more = true;

        Pages(int meeting, Columns columns, List<FormQuestion> asked) {
            this.meeting = meeting;
            this.columns = columns;
            this.asked = asked;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && more) {
                List<Registration> next = roster.after(meeting, columns == Columns.READERS, moment, id, PAGE);
                more = next.size() == PAGE;
                page = next.iterator();
                answers = asked.isEmpty() || next.isEmpty() ? Map.of() : answersOf(next);
            }
            return page.hasNext();
        }

        @Override
        public List<Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Registration registration = page.next();
            moment = registration.getRegisteredAt();
            id = registration.getId();
            row++;
            List<Object> cells = new ArrayList<>(List.of(
                    row,
                    registration.getNumber(),
                    registration.getName(),
                    registration.getPosition(),
                    registration.getSection(),
                    registration.getCostCenter(),
                    local(moment),
                    byHand(registration, columns)));
            if (columns == Columns.READERS) {
                cells.add(registration.email().orElse(""));
                cells.add(status(registration));
                cells.add(registration.isCheckedIn() ? local(registration.getCheckedInAt()) : null);
            }
            Map<UUID, String> answered = answers.getOrDefault(id, Map.of());
            asked.forEach(question -> cells.add(FormAnswers.inOneCell(answered.get(question.getId()))));
            return cells;
        }

        private Map<UUID, Map<UUID, String>> answersOf(List<Registration> inOrder) {
            return roster.answers(
                    meeting, inOrder.get(0).getRegisteredAt(), inOrder.get(inOrder.size() - 1).getRegisteredAt());
        }

        private LocalDateTime local(Instant when) {
            return LocalDateTime.ofInstant(when, zone).truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
