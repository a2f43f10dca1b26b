package org.demarche.crisis.web;

import org.demarche.crisis.Subject;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Lets query parameters be subjects. */
@Component
class SubjectParameter implements Converter<String, Subject> {
    @Override
    public Subject convert(String text) {
        return Subject.parse(text);
    }
}
