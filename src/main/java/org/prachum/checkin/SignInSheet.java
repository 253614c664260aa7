package org.prachum.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.prachum.meetings.Meeting;
import org.prachum.platform.files.PdfFile;
import org.prachum.platform.files.PdfFile.Role;
import org.prachum.platform.files.PdfFile.Weight;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;
import org.prachum.registration.Registration;
import org.prachum.registration.Where;
import org.prachum.tenancy.Here;

/**
 * The sheet on which people sign: A4, by section, with what each page needs to stand for itself, and lines at the end for who comes without
 * a place.
 */
@ApplicationScoped
class SignInSheet {

    private static final double LEFT = 15;
    private static final double RIGHT = PdfFile.WIDTH - 15;
    private static final double TOP = 15;
    private static final double BOTTOM = PdfFile.HEIGHT - 18;
    private static final double ROW = 9.5;
    private static final double SECTION = 8.5;
    private static final double NUMBER = LEFT + 11;
    private static final double NAME = NUMBER + 27;
    private static final double SIGNATURE = RIGHT - 60;
    private static final int BLANK_ROWS = 6;
    private static final double SMALL = 8.5;
    private static final double NORMAL = 10.5;
    private static final String GREY = "#55595e";
    private static final String LINE = "#b5b1aa";
    private static final String WASH = "#f1efeb";

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    @Inject
    Where where;

    @Inject
    Here here;

    @Inject
    Clock clock;

    PdfFile draw(Meeting meeting, Iterable<Registration> people) {
        PdfFile file = new PdfFile(texts.say("checkin.sheet.title", "meeting", meeting.getTopic()), reader.getLocale());
        Drawing drawing = new Drawing(file, meeting);
        people.forEach(drawing::person);
        drawing.blanks();
        file.end();
        file.part(Role.DECORATION, drawing::numberPages);
        return file;
    }

    /** A document in the making, and how far it has come. */
    private final class Drawing {

        private final PdfFile file;
        private final Meeting meeting;
        private final PdfFile.Image logo;
        private PdfFile.Page page;
        private double y = BOTTOM;
        private String section;
        private int row;

        Drawing(PdfFile file, Meeting meeting) {
            this.file = file;
            this.meeting = meeting;
            logo = here.logoBytes().map(file::image).orElse(null);
            turn();
        }

        void person(Registration person) {
            boolean begins = !person.getSection().equals(section);
            if (y + ROW + (begins ? SECTION : 0) > BOTTOM) {
                turn();
                begins = true;
            }
            if (begins) {
                boolean continued = person.getSection().equals(section);
                section = person.getSection();
                section(named(section), continued);
            }
            row++;
            double line = y + ROW - 3;
            file.part(Role.ROW, () -> {
                file.part(Role.CELL, () -> page.textBefore(String.valueOf(row), NUMBER - 4, line, SMALL, Weight.REGULAR, GREY));
                file.part(Role.CELL, () ->
                        page.text(Weight.REGULAR.cut(person.getNumber(), SMALL, NAME - NUMBER - 2), NUMBER, line, SMALL, Weight.REGULAR));
                file.part(Role.CELL, () -> name(person, line));
            });
            rule();
        }

        /** The position stands under the name, in small letters, where there is one. */
        private void name(Registration person, double line) {
            double width = SIGNATURE - NAME - 3;
            if (person.getPosition().isEmpty()) {
                page.text(Weight.REGULAR.cut(person.getName(), NORMAL, width), NAME, line, NORMAL, Weight.REGULAR);
                return;
            }
            page.text(Weight.REGULAR.cut(person.getName(), NORMAL, width), NAME, line - 1.7, NORMAL, Weight.REGULAR);
            page.text(Weight.REGULAR.cut(person.getPosition(), 7, width), NAME, line + 1.8, 7, Weight.REGULAR, GREY);
        }

        /** Lines for who comes without a place. */
        void blanks() {
            if (y + SECTION + BLANK_ROWS * ROW > BOTTOM) {
                turn();
            }
            section(texts.get("checkin.sheet.walk_ins"), false);
            for (int i = 0; i < BLANK_ROWS; i++) {
                row++;
                file.part(Role.ROW, () -> file.part(Role.CELL, () ->
                        page.textBefore(String.valueOf(row), NUMBER - 4, y + ROW - 3, SMALL, Weight.REGULAR, GREY)));
                rule();
            }
        }

        void numberPages() {
            List<PdfFile.Page> pages = file.pages();
            String printed = texts.say("checkin.sheet.printed", "when", reader.getSay().dateTime(clock.instant()));
            for (int i = 0; i < pages.size(); i++) {
                double foot = PdfFile.HEIGHT - 10;
                pages.get(i).text(printed, LEFT, foot, SMALL, Weight.REGULAR, GREY);
                pages.get(i).textBefore(
                        texts.say("checkin.sheet.page", "page", i + 1, "pages", pages.size()), RIGHT, foot, SMALL, Weight.REGULAR, GREY);
            }
        }

        /** Begins a page. What it says at its head is content on the first, and on each further one a repetition. */
        private void turn() {
            boolean first = page == null;
            page = file.page();
            y = TOP;
            if (first) {
                head();
                file.begin(Role.TABLE);
                heading();
                return;
            }
            file.part(Role.DECORATION, () -> {
                head();
                heading();
            });
        }

        private void head() {
            if (logo != null) {
                page.image(logo, RIGHT - 28, y, 28, 11);
            }
            double width = RIGHT - LEFT - (logo == null ? 0 : 34);
            Locale language = reader.getLocale();
            page.text(Weight.REGULAR.cut(here.getOrganization().getName(), SMALL, width), LEFT, y + 3, SMALL, Weight.REGULAR, GREY);
            y += 10;
            file.part(Role.HEADING, () -> {
                for (String line : Weight.STRONG.lines(meeting.getTopic(), 15, width, 2, language)) {
                    page.text(line, LEFT, y, 15, Weight.STRONG);
                    y += 7;
                }
            });
            String facts = reader.getSay().longRange(meeting.getStartsAt(), meeting.getEndsAt()) + " · " + where.place(meeting);
            for (String line : Weight.REGULAR.lines(facts, NORMAL, RIGHT - LEFT, 2, language)) {
                page.text(line, LEFT, y, NORMAL, Weight.REGULAR, GREY);
                y += 5.5;
            }
        }

        private void heading() {
            y += 3;
            double line = y + 3.5;
            file.part(Role.ROW, () -> {
                headerCell("checkin.sheet.number", NUMBER, line);
                headerCell("checkin.sheet.name", NAME, line);
                headerCell("checkin.sheet.signature", SIGNATURE, line);
            });
            y += 6;
            page.line(LEFT, y, RIGHT, y, 1, "#000000");
        }

        private void headerCell(String key, double x, double line) {
            file.part(Role.HEADER_CELL, () -> page.text(texts.get(key), x, line, SMALL, Weight.STRONG));
        }

        private void section(String name, boolean continued) {
            String shown = continued ? texts.say("checkin.sheet.continued", "section", name) : name;
            page.area(LEFT, y + 0.2, RIGHT - LEFT, SECTION - 0.2, WASH);
            file.part(continued ? Role.DECORATION : Role.ROW, () -> file.part(Role.HEADER_CELL, () ->
                    page.text(Weight.STRONG.cut(shown, NORMAL, RIGHT - LEFT - 4), LEFT + 2, y + SECTION - 2.7, NORMAL, Weight.STRONG)));
            y += SECTION;
        }

        private void rule() {
            y += ROW;
            page.line(LEFT, y, RIGHT, y, 0.5, LINE);
        }

        private String named(String itsSection) {
            return itsSection.isEmpty() ? texts.get("checkin.sheet.no_section") : itsSection;
        }
    }
}
