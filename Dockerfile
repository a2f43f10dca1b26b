FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 demarche && mkdir /data && chown demarche /data
COPY --from=build /src/target/demarche.jar /demarche.jar
USER demarche
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/demarche.jar"]
