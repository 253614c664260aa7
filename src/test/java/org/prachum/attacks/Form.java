package org.prachum.attacks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of a page, as a browser without scripts would send it by its first button.
 *
 * @param fields what stands in it, by name
 * @param typed the names of those that a person types into
 */
record Form(String action, Map<String, String> fields, Set<String> typed) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("<(input|textarea|select|button)\\b([^>]*)>");
    private static final Set<String> NOT_TYPED = Set.of("hidden", "file", "submit", "checkbox", "radio", "color");

    /** Those of a page that are posted. */
    static List<Form> of(String page, String html) {
        List<Form> forms = new ArrayList<>();
        Matcher form = FORM.matcher(html);
        while (form.find()) {
            if (attribute(form.group(1), "method").equalsIgnoreCase("post")) {
                String action = attribute(form.group(1), "action");
                forms.add(read(action.isEmpty() ? page : action, form.group(2)));
            }
        }
        return forms;
    }

    /** The body, with {@code encoded} in place of what stands in that field. */
    byte[] with(String field, String encoded) {
        Map<String, String> sent = new LinkedHashMap<>();
        fields.forEach((name, value) -> sent.put(name, encode(value)));
        sent.put(field, encoded);
        return sent.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + each.getValue())
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Form read(String action, String inside) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> typed = new LinkedHashSet<>();
        boolean buttonSeen = false;
        Matcher control = CONTROL.matcher(inside);
        while (control.find()) {
            String name = attribute(control.group(2), "name");
            boolean button = control.group(1).equals("button");
            if (name.isEmpty() || button && buttonSeen) {
                continue;
            }
            buttonSeen |= button;
            fields.putIfAbsent(name, attribute(control.group(2), "value"));
            boolean text = control.group(1).equals("textarea") || control.group(1).equals("input");
            if (text && !NOT_TYPED.contains(attribute(control.group(2), "type"))) {
                typed.add(name);
            }
        }
        return new Form(action, fields, typed);
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find()
                ? found.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                : "";
    }
}
