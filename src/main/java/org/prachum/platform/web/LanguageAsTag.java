package org.prachum.platform.web;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A language as its BCP 47 tag. */
@Converter(autoApply = true)
public class LanguageAsTag implements AttributeConverter<Language, String> {

    @Override
    public String convertToDatabaseColumn(Language language) {
        return language == null ? null : language.getTag();
    }

    @Override
    public Language convertToEntityAttribute(String tag) {
        return Language.of(tag).orElse(null);
    }
}
