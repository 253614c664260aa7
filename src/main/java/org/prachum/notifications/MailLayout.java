package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Here;

/**
 * How a mail looks: one column of tables with styles inside, because that is what mail programs show alike, and a plain-text twin that
 * says the same.
 */
@ApplicationScoped
class MailLayout {

    @Inject
    Here here;

    String plain(Mail mail) {
        StringBuilder text = new StringBuilder();
        text.append(mail.greeting()).append("\n\n");
        mail.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        mail.code().ifPresent(code -> text.append("    ").append(code).append("\n\n"));
        mail.facts().forEach(fact ->
                text.append(fact.label()).append(": ").append(fact.value()).append('\n'));
        if (!mail.facts().isEmpty()) {
            text.append('\n');
        }
        mail.action().ifPresent(action ->
                text.append(action.label()).append(":\n").append(action.address()).append("\n\n"));
        mail.footer().ifPresent(footer -> text.append(footer).append("\n\n"));
        mail.stop().ifPresent(stop ->
                text.append(stop.label()).append(":\n").append(stop.address()).append("\n\n"));
        text.append("-- \n").append(here.getOrganization().getName()).append('\n').append(here.link("/")).append('\n');
        return text.toString();
    }

    String html(Mail mail, Language language) {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html><html lang=\"").append(language.getTag()).append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>").append(escape(mail.subject()))
                .append("</title></head><body style=\"margin:0;background:#f6f5f2\">")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr>")
                .append("<td align=\"center\" style=\"padding:24px 12px\">")
                .append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" ")
                .append("style=\"max-width:560px;background:#ffffff;border-radius:14px;border:1px solid #dedbd5\">")
                .append("<tr><td style=\"padding:16px 24px;border-bottom:4px solid ").append(brand()).append(";")
                .append(font(18, 26)).append("font-weight:700\">").append(logo())
                .append(escape(here.getOrganization().getName())).append("</td></tr>")
                .append("<tr><td style=\"padding:24px;").append(font(16, 26)).append("\">");
        html.append("<p style=\"margin:0 0 16px\">").append(escape(mail.greeting())).append("</p>");
        mail.paragraphs().forEach(paragraph ->
                html.append("<p style=\"margin:0 0 16px\">").append(lines(paragraph)).append("</p>"));
        mail.code().ifPresent(code -> html.append("<p style=\"margin:0 0 16px;padding:16px;background:#f6f5f2;border-radius:12px;")
                .append("text-align:center;letter-spacing:8px;").append(font(32, 40)).append("font-weight:700\">")
                .append(escape(code)).append("</p>"));
        facts(mail, html);
        mail.action().ifPresent(action -> html.append("<p style=\"margin:24px 0\"><a href=\"").append(escape(action.address()))
                .append("\" style=\"display:inline-block;padding:14px 24px;border-radius:12px;text-decoration:none;font-weight:600;")
                .append("background:").append(brand()).append(";color:").append(brandInk()).append("\">")
                .append(escape(action.label())).append("</a></p>"));
        mail.footer().ifPresent(footer -> html.append("<p style=\"margin:16px 0 0;color:#55595e;").append(font(14, 22)).append("\">")
                .append(lines(footer)).append("</p>"));
        mail.stop().ifPresent(stop -> html.append("<p style=\"margin:16px 0 0;").append(font(14, 22)).append("\"><a href=\"")
                .append(escape(stop.address())).append("\" style=\"color:#55595e\">").append(escape(stop.label())).append("</a></p>"));
        return html.append("</td></tr></table></td></tr></table></body></html>").toString();
    }

    private static void facts(Mail mail, StringBuilder html) {
        if (mail.facts().isEmpty()) {
            return;
        }
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"margin:0 0 16px\">");
        mail.facts().forEach(fact -> html.append("<tr><td style=\"padding:4px 16px 4px 0;vertical-align:top;white-space:nowrap;color:#55595e;")
                .append(font(14, 22)).append("\">").append(escape(fact.label()))
                .append("</td><td style=\"padding:4px 0;vertical-align:top;font-weight:600;").append(font(16, 24)).append("\">")
                .append(lines(fact.value())).append("</td></tr>"));
        html.append("</table>");
    }

    private String logo() {
        return here.getBranding().logoHash()
                .map(hash -> "<img src=\"" + here.link("/logo/" + hash + "/180.png") + "\" width=\"40\" height=\"40\" alt=\"\" "
                        + "style=\"vertical-align:middle;margin-right:12px;border-radius:8px\">")
                .orElse("");
    }

    private String brand() {
        return here.getPalette().brand();
    }

    private String brandInk() {
        return here.getPalette().brandInk();
    }

    private static String font(int size, int line) {
        return "font-family:system-ui,-apple-system,'Segoe UI','Noto Sans Thai',sans-serif;font-size:" + size + "px;line-height:"
                + line + "px;color:#1d1f21;";
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
