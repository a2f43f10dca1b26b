package org.demarche.access.web;

import static org.demarche.access.Role.ADMIN;
import static org.demarche.access.Role.ANALYST;
import static org.demarche.access.Role.AUDITOR;
import static org.demarche.access.Role.EDITOR;
import static org.demarche.access.Role.MONITOR;
import static org.demarche.access.Role.RECORDER;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.demarche.access.AccessLog;
import org.demarche.access.Role;
import org.demarche.access.Tokens;
import org.demarche.web.edge.RefusalWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who is let in where. The one place that knows which role a request takes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {
    private static final String API = "/api/v1";
    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/",
        "/crises/{crisis}",
        "/crises/{crisis}/{view}",
        "/console/**",
        "/docs",
        "/docs/",
        "/docs/{file}"
    };
    private static final String CRISIS = API + "/crises/{crisis}";

    /** What is open: nothing there looks at a token, or at what knows it. It is no data, but health, and the pages that take a token. */
    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) {
        return http.securityMatchers(open -> open.requestMatchers(GET, OPEN).requestMatchers(HEAD, OPEN))
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain security(
            HttpSecurity http,
            AuthenticationManager bearers,
            AccessLog log,
            Clock clock,
            RefusalWriter refusals,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        Refused refused = new Refused(new Attempts(clock, Thread::sleep), refusals);
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> bearers)
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .addFilterBefore(new Failed(problems), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new Noting(log), AuthorizationFilter.class)
                .build();
    }

    /** The first that matches holds; what nobody has thought of is for administrators alone. */
    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        read(requests, AUDITOR, API + "/ledger/**", API + "/export", API + "/access-log");
        read(requests, AUDITOR, CRISIS + "/stances/{holder}/{space}/{subject}/certificate");
        read(requests, ADMIN, API + "/tokens");
        read(requests, MONITOR, "/actuator/metrics/**", "/actuator/prometheus");
        read(requests, ANALYST, API + "/**");
        allow(
                requests,
                RECORDER,
                POST,
                CRISIS + "/developments",
                CRISIS + "/developments/preview",
                CRISIS + "/developments/{id}/{act}");
        allow(requests, RECORDER, PUT, CRISIS + "/developments/{id}");
        allow(requests, RECORDER, POST, CRISIS + "/imports", API + "/imports/{job}/cancellation");
        allow(requests, EDITOR, PUT, API + "/sources/{id}", API + "/actors/{id}", CRISIS);
        allow(requests, EDITOR, POST, API + "/actors/{id}/merge-into/{other}", API + "/actors/{id}/separation");
        allow(requests, EDITOR, PUT, CRISIS + "/issues/{id}", CRISIS + "/codebook");
        requests.anyRequest().hasRole(ADMIN.name());
    }

    private static void read(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Role role,
            String... paths) {
        for (HttpMethod method : List.of(GET, HEAD, OPTIONS)) {
            allow(requests, role, method, paths);
        }
    }

    private static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Role role,
            HttpMethod method,
            String... paths) {
        requests.requestMatchers(method, paths).hasRole(role.name());
    }

    /** Our own tokens, and those of a provider where one is set. */
    @Bean
    AuthenticationManager bearers(
            Tokens tokens,
            ObjectProvider<JwtDecoder> decoder,
            @Value("${demarche.access.subject-claim}") String subject,
            @Value("${demarche.access.roles-claim}") String roles) {
        List<AuthenticationProvider> providers = new ArrayList<>(List.of(new OwnTokens(tokens)));
        decoder.ifAvailable(known -> {
            JwtAuthenticationProvider provider = new JwtAuthenticationProvider(known);
            provider.setJwtAuthenticationConverter(new ProviderTokens(subject, roles));
            providers.add(provider);
        });
        return new ProviderManager(providers);
    }

    /** The methods that there are, and their refusal, are known elsewhere. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    NotedRefusals notedRefusals(AccessLog log) {
        return new NotedRefusals(log);
    }
}
