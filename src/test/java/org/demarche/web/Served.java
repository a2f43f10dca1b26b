package org.demarche.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.demarche.Demarche;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test against a real server on a port of its own with an H2 file of its own, shared by all tests that are so marked. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Demarche.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "demarche.seeds=none")
@ContextConfiguration(initializers = EmptyStore.class)
@interface Served {}
