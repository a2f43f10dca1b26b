package org.demarche.ledger.verify;

import javax.sql.DataSource;

/** Asks the store about itself. */
public record PlantedDatabase(DataSource store) {}
