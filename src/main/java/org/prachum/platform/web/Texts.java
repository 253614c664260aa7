package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words in the reader's language, for pages: {@code #{t['meetings.create.title']}}, {@code #{t.say('meetings.taken', 'taken', 4)}}. */
@Named("t")
@RequestScoped
public class Texts extends AbstractMap<String, String> {

    @Inject
    Words words;

    @Inject
    Reader reader;

    @Override
    public String get(Object key) {
        return words.say(reader.getLanguage(), String.valueOf(key));
    }

    @Override
    public boolean containsKey(Object key) {
        return true;
    }

    /** @param namesAndValues what the sentence names, as name, value, name, value */
    public String say(String key, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return words.say(reader.getLanguage(), key, values);
    }

    public String say(String key, Map<String, ?> values) {
        return words.say(reader.getLanguage(), key, values);
    }

    /** The words cannot be counted through this map. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        throw new UnsupportedOperationException();
    }
}
