package org.demarche.web;

import org.demarche.time.When;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Lets query parameters be dates. */
@Component
class WhenParameter implements Converter<String, When> {
    @Override
    public When convert(String text) {
        return When.parse(text);
    }
}
