/** The running server: the one place that reads the environment, opens a store and listens. */
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { pino, type Logger } from 'pino'
import { Registry as MetricsRegistry } from 'prom-client'
import { startBackgroundWork } from './background/index.ts'
import { compose, type Concordat } from './compose.ts'
import { readConfiguration, StartError, type Configuration } from './configuration.ts'
import { startupConstitution } from './data-documents.ts'
import { rememberJudgements } from './engine-pool/index.ts'
import { brokenSeal, type NewPassword } from './governance/index.ts'
import {
  createApp,
  createHttpServer,
  isLoopback,
  openIdempotency,
  type HttpServer,
} from './http/index.ts'
import { openData } from './open-data.ts'
import { engineVersion, packageRoot } from './package-root.ts'
import { renewStartupConstitution } from './renew-startup-constitution.ts'
import { createRemoteFetcher, createRemotePoster } from './remote/index.ts'
import type { Store } from './store/index.ts'
import { loadSampleEnterprise, runFirstRun } from './setup/index.ts'

export { StartError } from './configuration.ts'

export interface StartOptions {
  readonly environment: NodeJS.ProcessEnv
  /** Leaves the sample services out of the first run. */
  readonly empty: boolean
  /** Takes a line for the person who started the server. */
  readonly print: (line: string) => void
}

export interface RunningConcordat {
  /** For instance `http://127.0.0.1:8080`. */
  readonly url: string
  /** The administrator's password, when this start made the account. */
  readonly password: string | undefined
  /** Lets requests finish and closes the store; calling it again waits for the same end. */
  stop(): Promise<void>
  /** Resolves when the server has stopped. */
  readonly stopped: Promise<void>
}

/**
 * Starts the server and resolves when it is ready: migrations and the first run are complete.
 * @throws StartError with one sentence that says what to do
 */
export async function startConcordat(options: StartOptions): Promise<RunningConcordat> {
  const { environment, empty, print } = options
  const configuration = readConfiguration(environment)
  await refuseTakenPort(configuration)
  const data = await openData(configuration)
  await requireDecided(data.store)
  const { webhookHosts } = configuration
  const webhookSender = webhookHosts && createRemotePoster({ hosts: webhookHosts })
  const concordat = await compose(data, { webhookSender })
  const log = pino({ level: configuration.logLevel }, process.stderr)
  let isReady = false
  const { answer, routes } = await createEdge(configuration, concordat, log, () => isReady)
  const http = createHttpServer(answer, routes)
  let administrator: NewPassword | undefined
  try {
    const url = await listen(http, configuration)
    await renewStartupConstitution(concordat, log)
    await runFirstRun({
      ...concordat,
      constitution: startupConstitution(),
      samples: empty ? undefined : loadShippedSamples,
      onAdministrator: (made) => {
        administrator = made
        print(`The administrator is "${made.account}" with the password ${made.password}`)
        print('It is shown only now; "concordat admin reset-password" makes a new one.')
      },
    })
    const { unfinished } = await concordat.registry.recover()
    for (const what of unfinished) log.error(what, 'a service is shown as it was before a crash')
    const stopBackgroundWork = startBackgroundWork(concordat, log)
    isReady = true
    print(`Concordat ${engineVersion} is ready at ${url}`)
    return running(url, administrator?.password, async () => {
      // Requests end meanwhile: a store that does not answer holds up both.
      await Promise.all([stopBackgroundWork(), http.drain()])
      await close(http, concordat, log)
    })
  } catch (error) {
    await close(http, concordat, log)
    throw error
  }
}

/**
 * Nothing is obeyed that was put into the store past the process.
 * @throws StartError
 */
async function requireDecided(store: Store): Promise<void> {
  const broken = await brokenSeal(store, 'in-force')
  if (broken === undefined) return
  await store.close()
  throw new StartError(
    `${broken} Somebody has changed the store past the process; restore a backup or an archive from before.`,
  )
}

/** Judgements of a thousand contracts of 50 KB or so. */
const JUDGEMENT_MEMORY = { bytes: 64 * 1024 * 1024, largestContract: 1024 * 1024 }

/** Somebody waits for the answer, and others for the place. */
const REMOTE_LIMITS = { allMilliseconds: 20_000, documents: 50 }

/** What an operator does with access to the store alone, while a server runs or not. */
export interface Administration {
  /** @throws AccountError `account-not-found` */
  resetPassword(account: string): Promise<NewPassword>
  close(): Promise<void>
}

/** @throws StartError when the store cannot be opened */
export async function openAdministration(environment: NodeJS.ProcessEnv): Promise<Administration> {
  const { store, ledger, accounts, engine } = await compose(
    await openData(readConfiguration(environment)),
  )
  return {
    resetPassword: (account) => accounts.resetPassword(account),
    close: async () => {
      await engine.close()
      await ledger.close()
      await store.close()
    },
  }
}

function loadShippedSamples(): ReturnType<typeof loadSampleEnterprise> {
  return loadSampleEnterprise(path.join(packageRoot, 'specs', 'samples', 'samples.yaml'))
}

async function createEdge(
  configuration: Configuration,
  concordat: Concordat,
  log: Logger,
  isReady: () => boolean,
): Promise<ReturnType<typeof createApp>> {
  const { store, clock, constitution, engine } = concordat
  const { remoteHosts } = configuration
  return createApp({
    ...concordat,
    lint: rememberJudgements((...job) => engine.lint(...job), { ...JUDGEMENT_MEMORY, clock }),
    compare: (...pair) => engine.compare(...pair),
    outline: (files) => engine.outline(files),
    idempotency: await openIdempotency({ store, clock }),
    rolesOf: async ({ id }) => (await constitution())?.rolesOf(id) ?? [],
    log,
    metrics: new MetricsRegistry(),
    whyNotReady: async () => {
      if (!isReady()) return 'The first run is not complete yet.'
      await store.ping()
      return undefined
    },
    webRoot: path.join(packageRoot, 'dist', 'web'),
    reading: configuration.reading,
    trustedProxies: configuration.trustedProxies,
    loopbackOnly: configuration.trustedProxies === 0 && isLoopback(configuration.host),
    rulePages: configuration.rulePages,
    remote:
      remoteHosts && (() => createRemoteFetcher({ hosts: remoteHosts, limits: REMOTE_LIMITS })),
  })
}

function listen({ server }: HttpServer, { host, port }: Configuration): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(listenAdvice(error, host, port), { cause: error }))
    })
    server.listen(port, host, () => {
      const { address, family, port: bound } = server.address() as AddressInfo
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`)
    })
  })
}

/** Before anything is made or changed; whoever takes the port after that is told of by `listen`. */
function refuseTakenPort(configuration: Configuration): Promise<void> {
  const { host, port } = configuration
  if (port === 0) return Promise.resolve()
  const trial = createServer()
  return new Promise((resolve, reject) => {
    trial.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(listenAdvice(error, host, port), { cause: error }))
    })
    trial.listen(port, host, () => {
      trial.close(() => resolve())
    })
  })
}

function listenAdvice(
  { code, message }: NodeJS.ErrnoException,
  host: string,
  port: number,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program; stop that one, or choose another port with PORT.`
    case 'EACCES':
      return `Port ${port} may not be used by this account; choose one above 1023 with PORT.`
    default:
      return `The server cannot listen on ${host}:${port} (${code ?? message}); check HOST and PORT.`
  }
}

function running(
  url: string,
  password: string | undefined,
  end: () => Promise<void>,
): RunningConcordat {
  let stopping: Promise<void> | undefined
  let resolveStopped: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    resolveStopped = resolve
  })
  return {
    url,
    password,
    stopped,
    stop: () => {
      stopping ??= end().finally(resolveStopped)
      return stopping
    },
  }
}

async function close(
  http: HttpServer,
  { engine, ledger, store }: Concordat,
  log: Logger,
): Promise<void> {
  await http.drain()
  await engine.close()
  try {
    await ledger.close()
  } catch (error) {
    // The events are in the store; whoever opens it next signs them.
    log.error({ err: error }, 'the end of the ledger could not be signed')
  }
  await store.close()
}
