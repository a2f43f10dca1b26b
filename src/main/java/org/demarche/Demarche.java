package org.demarche;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class Demarche {
    public static void main(String[] args) {
        SpringApplication.run(Demarche.class, args);
    }
}
