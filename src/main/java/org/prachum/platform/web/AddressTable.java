package org.prachum.platform.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses with a parameter inside, and the page or servlet behind each. All other pages are reached by their file's path.
 *
 * <p>A number or token in braces arrives as a request parameter of that name.
 */
final class AddressTable {

    /** A page with the parameters that its address gave, and the address without them. */
    record Target(String path, Map<String, String> parameters, String template) {}

    private record Address(Pattern pattern, List<String> names, String target, String template) {}

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final List<Address> addresses = new ArrayList<>();

    AddressTable(Map<String, String> targets) {
        targets.forEach((template, target) -> addresses.add(address(template, target)));
    }

    static AddressTable ofThisApplication() {
        Map<String, String> table = new LinkedHashMap<>();
        table.put("/", "/index.xhtml");
        table.put("/organizer", "/organizer.xhtml");
        table.put("/admin", "/admin.xhtml");
        table.put("/account", "/account.xhtml");
        table.put("/admin/audit/export/{format}", "/admin/audit/export");
        table.put("/admin/statistics/export/{chart}", "/admin/statistics/export");
        table.put("/admin/accounts/{account}", "/admin/account.xhtml");
        table.put("/admin/integrations/webhooks/{webhook}", "/admin/webhook.xhtml");
        table.put("/admin/moving-in/{move}", "/admin/moving-in.xhtml");
        table.put("/admin/moving-in/{move}/report", "/admin/moving-in/report");
        table.put("/operator", "/operator.xhtml");
        table.put("/operator/limits/{organization}", "/operator/limits.xhtml");
        table.put("/operator/passkeys/{organization}", "/operator/passkeys.xhtml");
        table.put("/operator/export/{organization}", "/operator/export.xhtml");
        table.put("/take-back/{takeBack}", "/take-back.xhtml");
        table.put("/operator/organizations/{organization}", "/operator/organization.xhtml");
        table.put("/admin/employees/{employee}", "/admin/employee.xhtml");
        table.put("/submit/{meeting}", "/submit.xhtml");
        table.put("/submit/{meeting}/mail-ticket", "/submit-mail-ticket.xhtml");
        table.put("/submit_manual/{meeting}", "/submit_manual.xhtml");
        table.put("/meeting/{meeting}/qrcode", "/meeting/qrcode.xhtml");
        table.put("/meeting/{meeting}/qrcode/download", "/meeting/qrcode.png");
        table.put("/M/{meeting}/{key}", "/meeting/short");
        table.put("/ticket/{ticket}", "/ticket.xhtml");
        table.put("/ticket/{ticket}/calendar", "/ticket.ics");
        table.put("/ticket/{ticket}/answers", "/ticket-answers.xhtml");
        table.put("/ticket/{ticket}/data", "/ticket-data.xhtml");
        table.put("/calendar/{calendar}.ics", "/own-calendar.ics");
        table.put("/reminders/{reminders}", "/reminders.xhtml");
        table.put("/not-me/{notme}", "/not-me.xhtml");
        table.put("/organizer/meeting/{meeting}/edit", "/organizer/meeting/edit.xhtml");
        table.put("/organizer/meeting/{meeting}/poster", "/organizer/meeting/poster.xhtml");
        table.put("/organizer/meeting/{meeting}/registrations", "/organizer/meeting/registrations.xhtml");
        table.put("/organizer/meeting/{meeting}/questions", "/organizer/meeting/questions.xhtml");
        table.put("/organizer/meeting/{meeting}/statistics", "/organizer/meeting/statistics.xhtml");
        table.put("/organizer/meeting/{meeting}/statistics/export/{chart}", "/organizer/meeting/statistics/export");
        table.put("/organizer/meeting/{meeting}/check-in", "/organizer/meeting/check-in.xhtml");
        table.put("/organizer/meeting/{meeting}/walk-in", "/organizer/meeting/walk-in.xhtml");
        table.put("/organizer/meeting/{meeting}/kiosk", "/organizer/meeting/kiosk.xhtml");
        table.put("/organizer/meeting/{meeting}/sign-in-sheet.pdf", "/organizer/meeting/sign-in-sheet");
        table.put("/organizer/meeting/{meeting}/badges.pdf", "/organizer/meeting/badges");
        table.put("/organizer/meeting/{meeting}/print", "/organizer/meeting/print.xhtml");
        table.put("/kiosk/{kiosk}", "/kiosk.xhtml");
        table.put("/live", "/live-stream");
        table.put("/organizer/meeting/{meeting}/registrations/export/{format}", "/registrations/export");
        table.put("/organizer/meeting/{meeting}/export", "/organizer/meeting/export");
        table.put("/organizer/meeting/{meeting}/export/{format}", "/organizer/meeting/export");
        table.put("/admin/login", "/admin.xhtml");
        table.put("/admin/logout", "/auth/logout.xhtml");
        table.put("/admin/meetings", "/organizer.xhtml");
        table.put("/admin/meetings/create", "/organizer/meeting/create.xhtml");
        table.put("/admin/meetings/{meeting}/edit", "/organizer/meeting/edit.xhtml");
        table.put("/admin/meetings/{meeting}/set_exclusive", "/admin/meeting/alone.xhtml");
        table.put("/admin/meetings/{meeting}/{deed}", "/admin/meeting/deed.xhtml");
        table.put("/organizer/meeting/{meeting}/registrations/delete_all", "/organizer/meeting/remove-all.xhtml");
        table.put("/organizer/meeting/{meeting}/registrations/undone", "/organizer/meeting/undone.xhtml");
        table.put("/organizer/meeting/{meeting}/registrations/{registration}", "/organizer/meeting/registration.xhtml");
        table.put("/admin/registrations/delete_multiple", "/admin/registration/delete.xhtml");
        table.put("/admin/registrations/{registration}/delete", "/admin/registration/delete.xhtml");
        table.put("/admin/registrations/{meeting}/delete_all", "/organizer/meeting/remove-all.xhtml");
        table.put("/admin/registrations/{meeting}", "/organizer/meeting/registrations.xhtml");
        table.put("/admin/registrations/{meeting}/export", "/admin/registrations/export");
        return new AddressTable(table);
    }

    Optional<Target> find(String path) {
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Address address : addresses) {
            Matcher matcher = address.pattern().matcher(trimmed);
            if (matcher.matches()) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int i = 0; i < address.names().size(); i++) {
                    parameters.put(address.names().get(i), matcher.group(i + 1));
                }
                return Optional.of(new Target(address.target(), parameters, address.template()));
            }
        }
        return Optional.empty();
    }

    private static Address address(String template, String target) {
        List<String> names = NAME.matcher(template).results().map(found -> found.group(1)).toList();
        String literal = template.replace(".", "\\.");
        return new Address(Pattern.compile(NAME.matcher(literal).replaceAll("([A-Za-z0-9_-]{1,100})")), names, target, template);
    }
}
