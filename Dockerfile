# syntax=docker/dockerfile:1
# Two images from one build:  docker build --target portal .   and   docker build --target sandbox .
# Ubuntu's own archive carries .NET 10, so no other registry than that of the base image is needed.
ARG BASE=ubuntu:26.04

FROM ${BASE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends dotnet-sdk-10.0 ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
ENV NUGET_PACKAGES=/packages
RUN --mount=type=cache,target=/packages \
    dotnet publish src/Portal -c Release -o /out/portal && \
    dotnet publish src/Portal.AwsSandbox -c Release -o /out/sandbox

FROM ${BASE} AS runtime
RUN apt-get update && apt-get install -y --no-install-recommends aspnetcore-runtime-10.0 ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 1654 --no-create-home portal
# The image has no program that asks an address for its health; this one needs bash only.
COPY --chmod=755 eng/answers /usr/local/bin/answers
RUN mkdir /data && chown portal /data
WORKDIR /app
USER portal
ENV ASPNETCORE_ENVIRONMENT=Production
VOLUME /data

FROM runtime AS sandbox
COPY --from=build /out/sandbox .
ENV PORTAL_DATA=/data SANDBOX_PORT=4566 SANDBOX_SPEED=60
HEALTHCHECK --interval=5s --timeout=6s --start-period=30s CMD ["answers", "http://127.0.0.1:4566/_sandbox/ready"]
ENTRYPOINT ["dotnet", "Portal.AwsSandbox.dll"]

FROM runtime AS portal
COPY --from=build /out/portal .
COPY templates templates
# The image holds no PostgreSQL: name a database in Portal__Database. /app/appsettings.json may be replaced by a mount.
ENV Portal__Port=8080 Portal__Bind=0.0.0.0 Portal__DataFolder=/data Portal__TemplatesFolder=/app/templates
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=120s CMD ["answers", "http://127.0.0.1:8080/healthz/ready"]
ENTRYPOINT ["dotnet", "Portal.dll"]
