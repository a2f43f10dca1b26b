package org.demarche.ledger;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Something of an interface that answers what it is told to. */
final class Stub {
    private Stub() {}

    /** Answers what is said, and null to everything else. */
    static <T> T of(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> answers.get(method.getName())));
    }
}
