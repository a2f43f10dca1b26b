package org.demarche;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Demarche.class.getPackage().getImplementationVersion();
        return new String[] {"demarche " + (version == null ? "(not packaged)" : version)};
    }
}
