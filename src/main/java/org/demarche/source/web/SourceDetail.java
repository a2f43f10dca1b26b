package org.demarche.source.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.demarche.source.GradeView;
import org.demarche.source.SourceView;

/** A source and every grade that it had been given, the first one first. */
record SourceDetail(@JsonUnwrapped SourceView source, List<GradeView> grades) {}
