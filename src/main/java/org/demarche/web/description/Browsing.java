package org.demarche.web.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the description be browsed at {@code /docs}; everything that the page needs comes from this server. */
@Configuration(proxyBeanMethods = false)
class Browsing implements WebMvcConfigurer {
    /** Ours and those of the WebJar that ours refer to; it holds others, which load from elsewhere. */
    private static final String FILES =
            "index\\.html|browse\\.js|swagger-ui\\.css|swagger-ui-bundle\\.js|favicon-32x32\\.png";

    private static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/{file:" + FILES + "}")
                .addResourceLocations(
                        "classpath:/docs/", "classpath:/META-INF/resources/webjars/swagger-ui/" + version() + "/");
    }

    private static String version() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource(WEBJAR))
                    .getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
