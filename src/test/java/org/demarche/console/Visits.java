package org.demarche.console;

import static java.util.Objects.requireNonNull;

import org.demarche.TestTokens;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test a visit with nothing kept from others, and fails it afterwards for what the browser complained of. */
final class Visits implements ParameterResolver, AfterEachCallback, ExecutionCondition {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Visits.class);

    /** Without a browser: told where somebody tries, a failure where everything is to be tried. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.isInstalled() || "true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("there is a browser, or there has to be");
        }
        String reason =
                "NO BROWSER TEST RUNS: no Chromium. Install it (apt-get install chromium-headless-shell) or name it in CHROMIUM.";
        context.publishReportEntry(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visit.class;
    }

    @Override
    public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
        int port = requireNonNull(SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getProperty("local.server.port", Integer.class));
        Visit visit = new Visit(Chromium.get(), port, TestTokens.bearer(port).substring("Bearer ".length()));
        context.getStore(OURS).put(Visit.class, visit);
        return visit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visit visit = context.getStore(OURS).remove(Visit.class, Visit.class);
        if (visit != null) {
            visit.end(context.getExecutionException().isEmpty());
        }
    }
}
