package org.demarche.actor;

import java.util.List;

/** What is kept of an actor in one column, as JSON. */
record ActorDetails(List<String> aliases, Codes codes, List<Membership> memberships) {}
