package org.demarche.desk;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.demarche.actor.ActorEvent;
import org.demarche.crisis.CrisisEvent;
import org.demarche.crisis.IssueRaisedUpcaster;
import org.demarche.development.DevelopmentEvent;
import org.demarche.source.SourceEvent;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How events are stored. */
@Configuration(proxyBeanMethods = false)
public class DeskConfiguration {
    @Bean
    EventNames eventNames() {
        return new EventNames(SourceEvent.class, ActorEvent.class, CrisisEvent.class, DevelopmentEvent.class);
    }

    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(EventNames names) {
        return new EventSerializer(names);
    }

    /** Whatever reads events needs it: the serializer knows no revisions but the latest. */
    @Bean
    EventUpcasterChain eventUpcasters() {
        return new EventUpcasterChain(new IssueRaisedUpcaster());
    }
}
