package org.demarche.stance.stream;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.stance.After;
import org.demarche.stance.Before;

/** A stance whose label or value is another. */
public record StanceChange(ActorId holder, Subject subject, Before from, After to) {}
