FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
# what was downloaded once stays in a cache of the builder, whatever changes in the sources
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -DskipTests package

FROM eclipse-temurin:25-jre
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 demarche && mkdir /data /key && chown demarche /data /key
COPY --from=build /src/target/demarche.jar /demarche.jar
USER demarche
HEALTHCHECK --interval=10s --start-period=60s CMD ["curl", "-fsS", "http://127.0.0.1:8080/actuator/health/readiness"]
ENTRYPOINT ["sh", "-c", "exec java ${JAVA_OPTS:-} -jar /demarche.jar \"$@\"", "demarche"]
