package org.prachum.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.prachum.meetings.Meeting;
import org.prachum.platform.files.PdfFile;
import org.prachum.platform.files.PdfFile.Role;
import org.prachum.platform.files.PdfFile.Weight;
import org.prachum.platform.files.QrCode;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;
import org.prachum.registration.CheckInCodes;
import org.prachum.registration.Registration;
import org.prachum.tenancy.Here;

/**
 * Name badges of 90 × 54 mm, ten on a sheet of A4, with marks to cut along: the name as large as it fits, the section, the meeting, and the
 * code that the door scans.
 */
@ApplicationScoped
class Badges {

    private static final double WIDTH = 90;
    private static final double HEIGHT = 54;
    private static final int COLUMNS = 2;
    private static final int ROWS = 5;
    private static final double LEFT = (PdfFile.WIDTH - COLUMNS * WIDTH) / 2;
    private static final double TOP = (PdfFile.HEIGHT - ROWS * HEIGHT) / 2;
    private static final double EDGE = 5;
    private static final double CODE = 24;
    private static final double BAND = 3;
    private static final double MARK = 4;
    private static final double LARGEST = 24;
    private static final double SMALLEST = 13;
    private static final String GREY = "#55595e";
    private static final String LINE = "#86827b";

    @Inject
    CheckInCodes codes;

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    @Inject
    Here here;

    PdfFile draw(Meeting meeting, Iterable<Registration> people) {
        PdfFile file = new PdfFile(texts.say("checkin.badges.title", "meeting", meeting.getTopic()), reader.getLocale());
        PdfFile.Image logo = here.logoBytes().map(file::image).orElse(null);
        PdfFile.Page page = null;
        int place = 0;
        for (Registration person : people) {
            if (place % (COLUMNS * ROWS) == 0) {
                page = file.page();
                marks(page);
            }
            int onPage = place % (COLUMNS * ROWS);
            file.begin(Role.SECTION);
            badge(file, page, LEFT + onPage % COLUMNS * WIDTH, TOP + (double) (onPage / COLUMNS) * HEIGHT, meeting, person, logo);
            file.end();
            place++;
        }
        if (page == null) {
            file.page().text(texts.get("checkin.badges.none"), LEFT, TOP, 12, Weight.REGULAR);
        }
        return file;
    }

    private void badge(
            PdfFile file, PdfFile.Page page, double x, double y, Meeting meeting, Registration person, PdfFile.Image logo) {
        double left = x + EDGE;
        double width = WIDTH - 2 * EDGE;
        page.area(x, y, WIDTH, BAND, here.getPalette().brand());
        double after = logo == null ? 0 : page.image(logo, left, y + BAND + 2.5, 22, 8) + 3;
        page.text(Weight.REGULAR.cut(here.getOrganization().getName(), 9, width - after), left + after, y + BAND + 7.6, 9, Weight.REGULAR, GREY);
        file.part(Role.HEADING, () -> name(page, person.getName(), left, y + BAND + 13, width));

        double besideCode = width - CODE;
        double foot = y + HEIGHT - 4;
        List<String> topic = Weight.REGULAR.lines(meeting.getTopic(), 8, besideCode, 2, reader.getLocale());
        for (int i = 0; i < topic.size(); i++) {
            page.text(topic.get(i), left, foot - (topic.size() - 1 - i) * 3.6, 8, Weight.REGULAR, GREY);
        }
        page.text(Weight.STRONG.cut(person.getSection(), 11, besideCode), left, foot - 10.5, 11, Weight.STRONG);
        file.beginFigure(texts.get("checkin.badges.code"));
        page.qrCode(QrCode.of(codes.of(person.getId())), x + WIDTH - CODE - 1.5, y + HEIGHT - CODE - 1, CODE);
        file.end();
    }

    /** In one line as large as it fits; a name that would become too small gets two. */
    private void name(PdfFile.Page page, String name, double left, double y, double width) {
        double fitted = LARGEST * width / Math.max(width, Weight.STRONG.width(name, LARGEST));
        if (fitted >= SMALLEST + 3) {
            page.text(name, left, y + 9.5, fitted, Weight.STRONG);
            return;
        }
        List<String> lines = Weight.STRONG.lines(name, SMALLEST, width, 2, reader.getLocale());
        for (int i = 0; i < lines.size(); i++) {
            page.text(lines.get(i), left, y + 5.5 + i * 6.5, SMALLEST, Weight.STRONG);
        }
    }

    /** Where to cut: in the margins only, so that nothing of them stays on a badge. */
    private void marks(PdfFile.Page page) {
        double right = LEFT + COLUMNS * WIDTH;
        double bottom = TOP + ROWS * HEIGHT;
        for (int column = 0; column <= COLUMNS; column++) {
            double x = LEFT + column * WIDTH;
            page.line(x, TOP - MARK - 1, x, TOP - 1, 0.4, LINE);
            page.line(x, bottom + 1, x, bottom + MARK + 1, 0.4, LINE);
        }
        for (int row = 0; row <= ROWS; row++) {
            double y = TOP + row * HEIGHT;
            page.line(LEFT - MARK - 1, y, LEFT - 1, y, 0.4, LINE);
            page.line(right + 1, y, right + MARK + 1, y, 0.4, LINE);
        }
    }
}
