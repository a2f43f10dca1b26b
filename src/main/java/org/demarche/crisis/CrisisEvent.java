package org.demarche.crisis;

/** What is recorded of a crisis itself. */
public sealed interface CrisisEvent permits CrisisOpened, IssueRaised, CodebookAdopted, ReviewAdopted {
    CrisisId crisis();
}
