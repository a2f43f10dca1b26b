package org.demarche.console;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Serves the console: its document for every address of a view, and its files. No data is in either. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Console implements WebMvcConfigurer {
    private static final int BEFORE_FILES = 1;

    private final Page page = new Page();

    Console() throws IOException {}

    @Bean
    SimpleUrlHandlerMapping consolePages() {
        return new SimpleUrlHandlerMapping(
                Map.of("/", page, "/crises/{crisis}", page, "/crises/{crisis}/{view}", page), BEFORE_FILES);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(page.files() + "/**")
                .addResourceLocations("classpath:/console/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
    }
}
