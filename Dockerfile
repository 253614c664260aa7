# Prachum as an image: docker build -t prachum .
# The tests are not run in here; they have been before anybody builds an image.

FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /prachum
COPY pom.xml .
COPY server-config server-config
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -Dmaven.test.skip=true package

FROM eclipse-temurin:21-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /opt/prachum --shell /usr/sbin/nologin prachum
COPY --from=build --chown=root:root /prachum/target/server /opt/prachum/server
COPY --from=build --chown=10001:0 /prachum/target/server/standalone /opt/prachum/base
COPY --from=build --chown=10001:0 /prachum/target/prachum.war /opt/prachum/base/deployments/ROOT.war
COPY --chown=root:root tenants /opt/prachum/tenants

# What a new installation is filled with; take it away, or mount a folder of your own over it.
ENV PRACHUM_TENANTS=/opt/prachum/tenants \
    PRACHUM_DRAIN=5 \
    LAUNCH_JBOSS_IN_BACKGROUND=1 \
    JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Dorg.wildfly.sigterm.suspend.timeout=8"

USER 10001
EXPOSE 8080
# The host is one the application answers to whatever its base domain is.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD curl -fsS -o /dev/null "http://127.0.0.1:${PRACHUM_HTTP_PORT:-8080}/health" || exit 1
ENTRYPOINT ["/opt/prachum/server/bin/standalone.sh", "-Djboss.server.base.dir=/opt/prachum/base"]
