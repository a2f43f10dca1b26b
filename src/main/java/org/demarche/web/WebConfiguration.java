package org.demarche.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Teaches the framework what the methods of our controllers take and give. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final List<HandlerMethodArgumentResolver> arguments;
    private final ReplyWriter replies;
    private final ParameterGuard guard;
    private final DamageWarning warning;
    private final AtLeast atLeast;

    WebConfiguration(
            List<HandlerMethodArgumentResolver> arguments,
            ReplyWriter replies,
            ParameterGuard guard,
            DamageWarning warning,
            AtLeast atLeast) {
        this.arguments = List.copyOf(arguments);
        this.replies = replies;
        this.guard = guard;
        this.warning = warning;
        this.atLeast = atLeast;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.addAll(arguments);
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(replies);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(warning).addPathPatterns("/api/**");
        registry.addInterceptor(atLeast).addPathPatterns("/api/**");
        registry.addInterceptor(guard).addPathPatterns("/api/**");
    }
}
