/** Apicurio Registry, in the version that its publishers built for Java 17; Maven fetches it once. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WORK } from './documents.mjs'
import { runServer, send } from './server.mjs'

export const VERSION = '3.0.9'
const ARTIFACT = `io.apicurio:apicurio-registry-app:${VERSION}:tar.gz:all`
const GROUP = '/apis/registry/v3/groups/bench/artifacts'
const LONGEST_START_MS = 120_000

/** Started with the store that it begins with (H2 in memory); undefined where Java or Maven is missing. */
export async function startApicurio() {
  const program = installed()
  if (program === undefined) return undefined
  const port = await freePort()
  const address = [`-Dquarkus.http.host=127.0.0.1`, `-Dquarkus.http.port=${port}`]
  const quiet = '-Dquarkus.http.access-log.enabled=false'
  const server = {
    ...runServer('java', ['-Xmx1g', ...address, quiet, '-jar', program], { stdio: 'ignore' }),
    url: `http://127.0.0.1:${port}`,
  }
  const begun = performance.now()
  while (performance.now() - begun < LONGEST_START_MS) {
    await wait(250)
    const isReady = await send(server, 'GET', '/health/ready').then(...[() => true, () => false])
    if (!isReady) continue
    // As here, what is no OpenAPI document or breaks the versions before it is refused.
    for (const [ruleType, config] of [
      ['VALIDITY', 'FULL'],
      ['COMPATIBILITY', 'BACKWARD'],
    ])
      await send(server, 'POST', '/apis/registry/v3/admin/rules', { body: { ruleType, config } })
    return server
  }
  throw new Error('Apicurio Registry did not start.')
}

export function registerInApicurio(server, name, contract) {
  const content = { content: contract, contentType: 'application/x-yaml' }
  const body = {
    artifactId: name,
    artifactType: 'OPENAPI',
    firstVersion: { version: '1.0.0', content },
  }
  return send(server, 'POST', GROUP, { body })
}

export function readOfApicurio(server, name) {
  return send(server, 'GET', `${GROUP}/${name}/versions/1.0.0/content`)
}

function installed() {
  const folder = path.join(WORK, `apicurio-${VERSION}`)
  try {
    if (!existsSync(folder)) fetchInto(folder)
  } catch {
    // No Maven, no Java, or no repository that has it: the caller says that it was not run.
    return undefined
  }
  const name = readdirSync(folder).find((file) => file.endsWith('-runner.jar'))
  return name && path.join(folder, name)
}

function fetchInto(folder) {
  execFileSync('java', ['-version'], { stdio: 'ignore' })
  const packed = path.join(WORK, 'apicurio')
  mkdirSync(packed, { recursive: true })
  // Later versions of the plugin ask for descriptions of the parents, too, which are published nowhere.
  const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:2.8'
  const fetched = ['-Dtransitive=false', `-Dartifact=${ARTIFACT}`]
  const maven = (goal, ...args) =>
    execFileSync('mvn', ['-q', '-B', `${plugin}:${goal}`, ...args], { stdio: 'ignore' })
  maven('get', ...fetched)
  maven('copy', ...fetched, `-DoutputDirectory=${packed}`)
  mkdirSync(folder)
  const file = path.join(packed, `apicurio-registry-app-${VERSION}-all.tar.gz`)
  execFileSync('tar', ['-xzf', file, '-C', folder])
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
