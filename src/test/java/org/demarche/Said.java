package org.demarche;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.demarche.ledger.verify.Fault;

/** What the program says to a command line, and its exit status. */
public record Said(int status, String out, String err) {
    /** Runs the command line in this process. */
    public static Said to(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Demarche.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(status, out.toString(), err.toString());
    }

    /** What is said of a fault. */
    public static Said fault(Fault fault, String message) {
        return new Said(fault.status(), "FAULT " + fault.code() + " " + message + "\n", "");
    }
}
