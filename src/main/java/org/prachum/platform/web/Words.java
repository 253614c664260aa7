package org.prachum.platform.web;

import com.ibm.icu.text.MessageFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.prachum.platform.time.Moments;

/**
 * Every sentence that a person reads, by language and key.
 *
 * <p>A key begins with the package that owns the sentence: {@code meetings.edit.title} stands as {@code edit.title} in
 * {@code org/prachum/meetings/Texts*.properties}. Sentences are ICU messages with named arguments, so that plurals come right in
 * Russian too. Where a Thai sentence says {@code คุณ{name}}, the word is left out before a name that has a title.
 */
@ApplicationScoped
public class Words {

    private static final String THAI_ADDRESS = "คุณ{name}";
    private static final String ADDRESSED = "addressed_name";

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Map<String, String> plain = new ConcurrentHashMap<>();

    public String say(Language language, String key) {
        return plain.computeIfAbsent(language.getTag() + key, any -> format(language, key, Map.of()));
    }

    /** @param values what the sentence names, by name; a {@link LocalDate} is written as the language writes it, with its weekday */
    public String say(Language language, String key, Map<String, ?> values) {
        return values.isEmpty() ? say(language, key) : format(language, key, values);
    }

    private String format(Language language, String key, Map<String, ?> values) {
        MessageFormat format = formats.computeIfAbsent(
                language.getTag() + key, any -> new MessageFormat(
                        pattern(language, key).replace(THAI_ADDRESS, "{" + ADDRESSED + "}"), language.locale()));
        Map<String, Object> written = new HashMap<>(values);
        written.replaceAll((name, value) -> value instanceof LocalDate date ? written(language, date) : value);
        if (language == Language.TH && values.get("name") instanceof String name) {
            written.put(ADDRESSED, ThaiTitles.addressed(name));
        }
        return format.clone().format(written);
    }

    private static String written(Language language, LocalDate date) {
        return Moments.in(language.locale(), ZoneOffset.UTC).longDate(date.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static String pattern(Language language, String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            throw new MissingResourceException("A key begins with its package", Words.class.getName(), key);
        }
        Locale locale = language == Language.EN ? Locale.ROOT : language.locale();
        return ResourceBundle.getBundle("org.prachum." + key.substring(0, dot) + ".Texts", locale, NO_FALLBACK)
                .getString(key.substring(dot + 1));
    }
}
