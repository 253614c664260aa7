package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.prachum.platform.files.CleanText;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Here;

/**
 * How a mail looks: one column of tables with styles inside, because that is what mail programs show alike, and a plain-text twin that
 * says the same. Each text is a style of its own; where a program asks for dark colours and knows classes, the classes win. Pictures come
 * along and are named by {@code cid:} (RFC 2392), because what a mail program has to fetch it does not show.
 *
 * <p>Both twins end their lines with CRLF, as mail does (RFC 5322, section 2.3).
 */
@ApplicationScoped
class MailLayout {

    /** What the logo and the mail's picture are called in the message. */
    static final String LOGO = "logo";
    static final String PICTURE = "picture";

    private static final String INK = "#1d1f21";
    private static final String MUTED = "#55595e";

    private static final String DARK = "@media (prefers-color-scheme:dark){"
            + ".page{background:#131416!important}.card{background:#1f2124!important;border-color:#3a3d42!important}"
            + ".ink{color:#eceae6!important}.muted,.muted a{color:#b4b8bd!important}.soft{background:#2a2d31!important}}";

    @Inject
    Here here;

    String plain(Mail mail) {
        StringBuilder text = new StringBuilder();
        text.append(mail.greeting()).append("\n\n");
        mail.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        mail.code().ifPresent(code -> text.append("    ").append(code).append("\n\n"));
        mail.facts().forEach(fact -> fact(fact, text));
        if (!mail.facts().isEmpty()) {
            text.append('\n');
        }
        mail.action().ifPresent(action ->
                text.append(action.label()).append(":\n").append(action.address()).append("\n\n"));
        mail.footer().ifPresent(footer -> text.append(footer).append("\n\n"));
        mail.stop().ifPresent(stop ->
                text.append(stop.label()).append(":\n").append(stop.address()).append("\n\n"));
        text.append("-- \n").append(here.getOrganization().getName()).append('\n').append(here.link("/")).append('\n');
        return onTheWire(text);
    }

    private static void fact(Mail.Fact fact, StringBuilder text) {
        text.append(fact.label()).append(": ").append(fact.value()).append('\n');
        if (fact.note() != null) {
            text.append("    ").append(fact.note()).append('\n');
        }
        if (fact.address() != null) {
            text.append("    ").append(fact.address()).append('\n');
        }
    }

    String html(Mail mail, Language language) {
        StringBuilder html = new StringBuilder();
        head(mail, language, html);
        html.append(paragraph("ink", "margin:0 0 16px;" + font(16, 26, INK), escape(mail.greeting())));
        mail.paragraphs().forEach(text -> html.append(paragraph("ink", "margin:0 0 16px;" + font(16, 26, INK), lines(text))));
        mail.code().ifPresent(code -> html.append(paragraph(
                "ink soft",
                "margin:0 0 16px;padding:16px;background:#f6f5f2;border-radius:12px;text-align:center;letter-spacing:8px;"
                        + "font-weight:700;" + font(32, 40, INK),
                escape(code))));
        facts(mail, html);
        mail.picture().ifPresent(picture -> html.append("<p style=\"margin:0 0 16px\"><img src=\"cid:").append(PICTURE)
                .append("\" width=\"180\" height=\"180\" alt=\"").append(escape(picture.description()))
                .append("\" style=\"display:block;border:0;border-radius:12px;background:#ffffff\"></p>"));
        mail.action().ifPresent(action -> button(action, html));
        mail.footer().ifPresent(footer ->
                html.append(paragraph("muted", "margin:16px 0 0;" + font(14, 22, MUTED), lines(footer))));
        mail.stop().ifPresent(stop -> html.append(paragraph(
                "muted",
                "margin:16px 0 0;" + font(14, 22, MUTED),
                "<a href=\"" + escape(stop.address()) + "\" style=\"color:" + MUTED + "\">" + escape(stop.label()) + "</a>")));
        return onTheWire(html.append("</td></tr></table></td></tr></table></body></html>\n"));
    }

    private void head(Mail mail, Language language, StringBuilder html) {
        html.append("<!DOCTYPE html><html lang=\"").append(language.getTag()).append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>").append(escape(mail.subject()))
                .append("</title><style>").append(DARK).append("</style></head>\n")
                .append("<body class=\"page\" style=\"margin:0;background:#f6f5f2\">")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr>")
                .append("<td align=\"center\" style=\"padding:24px 12px\">")
                .append("<table class=\"card\" role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" ")
                .append("style=\"max-width:560px;background:#ffffff;border-radius:14px;border:1px solid #dedbd5\">\n")
                .append("<tr><td class=\"ink\" style=\"padding:16px 24px;border-bottom:4px solid ").append(here.getPalette().brand())
                .append(";font-weight:700;").append(font(18, 26, INK)).append("\">").append(logo())
                .append(escape(here.getOrganization().getName())).append("</td></tr>\n<tr><td style=\"padding:24px\">\n");
    }

    private static void facts(Mail mail, StringBuilder html) {
        if (mail.facts().isEmpty()) {
            return;
        }
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:0 0 16px\">\n");
        for (Mail.Fact fact : mail.facts()) {
            html.append("<tr><td class=\"muted\" style=\"padding:4px 16px 4px 0;vertical-align:top;").append(font(14, 24, MUTED)).append("\">")
                    .append(escape(fact.label()))
                    .append("</td><td class=\"ink\" style=\"padding:4px 0;vertical-align:top;font-weight:600;word-break:break-word;")
                    .append(font(16, 24, INK)).append("\">").append(value(fact));
            if (fact.note() != null) {
                html.append("<br><span class=\"muted\" style=\"font-weight:400;").append(font(14, 22, MUTED)).append("\">")
                        .append(lines(fact.note())).append("</span>");
            }
            html.append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private static String value(Mail.Fact fact) {
        return fact.address() == null
                ? lines(fact.value())
                : "<a class=\"ink\" href=\"" + escape(fact.address()) + "\" style=\"color:" + INK + "\">" + lines(fact.value()) + "</a>";
    }

    private void button(Mail.Action action, StringBuilder html) {
        html.append("<p style=\"margin:24px 0\"><a href=\"").append(escape(action.address()))
                .append("\" style=\"display:inline-block;padding:14px 24px;border-radius:12px;text-decoration:none;font-weight:600;")
                .append("background:").append(here.getPalette().brand()).append(";").append(font(16, 24, here.getPalette().brandInk()))
                .append("\">").append(escape(action.label())).append("</a></p>\n");
    }

    private static String paragraph(String classes, String style, String content) {
        return "<p class=\"" + classes + "\" style=\"" + style + "\">" + content + "</p>\n";
    }

    private String logo() {
        return here.getBranding().logoHash()
                .map(hash -> "<img src=\"cid:" + LOGO + "\" width=\"40\" height=\"40\" alt=\"\" "
                        + "style=\"vertical-align:middle;margin-right:12px;border-radius:8px;border:0\">")
                .orElse("");
    }

    private static String font(int size, int line, String colour) {
        return "font-family:system-ui,-apple-system,'Segoe UI','Noto Sans Thai',sans-serif;font-size:" + size + "px;line-height:"
                + line + "px;color:" + colour;
    }

    private static String onTheWire(StringBuilder text) {
        return CleanText.lines(text.toString()).replace("\n", "\r\n");
    }

    private static String lines(String text) {
        return escape(CleanText.lines(text)).replace("\n", "<br>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
