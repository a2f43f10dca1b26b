package org.demarche.actor;

/** What sort of actor it is. */
public enum ActorKind {
    STATE,
    GOVERNMENT,
    DE_FACTO_AUTHORITY,
    IGO,
    ARMED_FORCE,
    ARMED_GROUP,
    OFFICE,
    PERSON,
    COLLECTION,
    ORGANISATION
}
